/** The people on a provider's lists as a report needs them: their groups and what counts of what they said, and not who they are. */
import { and, eq, exists, gt, gte, isNull, lt, or, sql } from "drizzle-orm";
import { ageOn, dayOf } from "#app/core/calendar.ts";
import { plainLanguage } from "#app/features/needs/unmet.ts";
import { describedOf } from "#app/features/people/described.ts";
import { placeOfPatient } from "#app/features/people/patient.ts";
import { entriesOfKinds, type Subject } from "#app/features/record/record.store.server.ts";
import { readStandings } from "#app/features/record/standing.store.server.ts";
import type { KnownRegister, KnownTool } from "#app/features/tools/known-tool.ts";
import type { Db } from "#db/open.server.ts";
import { letterCodes, patientKeys, patientServices, patients, services, tasks } from "#db/schema.ts";
import { type Member, OTHER, SEVERAL } from "./group-report.ts";
import { ageBand } from "./quarter.ts";
import { purposesOf, saidOf } from "./said-of.ts";

/** So many people are read at once, some thousands of entries that are opened one by one: others are served between. */
const AT_ONCE = 200;

/** Everybody whose key is there, as they were at the end of a quarter, `to`; `turn` lets others be served. It takes 2 statements, and 2 for each 200 people. */
export async function readMembers(
	db: Db,
	register: KnownRegister,
	providerId: string,
	to: Date,
	turn: () => Promise<unknown>,
): Promise<Member[]> {
	const day = dayOf(new Date(to.getTime() - 1));
	const notMet = db.read
		.select({ id: tasks.id })
		.from(tasks)
		.where(
			and(
				eq(tasks.patientNo, patients.no),
				eq(tasks.providerId, providerId),
				eq(tasks.kind, "post"),
				lt(tasks.openedAt, to),
				or(isNull(tasks.doneAt), gte(tasks.doneAt, to)),
			),
		);
	const people = await db.read
		.select({
			no: patients.no,
			id: patients.id,
			birthDate: patients.birthDate,
			described: patients.described,
			lang: patients.lang,
			wrapped: patientKeys.wrapped,
			unmet: sql<number>`${exists(notMet)}`,
			services: sql<string>`group_concat(${services.id}, ' ')`,
		})
		.from(patients)
		.innerJoin(patientKeys, eq(patientKeys.patientNo, patients.no))
		.innerJoin(patientServices, eq(patientServices.patientNo, patients.no))
		.innerJoin(services, eq(services.id, patientServices.serviceId))
		.where(eq(services.providerId, providerId))
		.groupBy(patients.no);
	const signedIn = await db.read
		.selectDistinct({ no: letterCodes.patientNo })
		.from(letterCodes)
		.where(gt(letterCodes.usedAt, letterCodes.madeAt));
	const used = new Set(signedIn.map(({ no }) => no));
	const members: Member[] = [];
	for (let from = 0; from < people.length; from += AT_ONCE) {
		await turn();
		const some = people.slice(from, from + AT_ONCE).map((person) => ({
			...person,
			seal: db.vault.patientSeal(person.id, person.wrapped),
		}));
		const subjects: Subject[] = some;
		const standings = await readStandings(
			db.read,
			register,
			some.map(({ no }) => no),
		);
		const reached = await entriesOfKinds(db.read, subjects, ["choice.made", "notice.told"]);
		for (const { no, id, seal, birthDate, described, lang, unmet, services: joined } of some) {
			const own = joined.split(" ");
			const heard = reached.get(no) ?? [];
			const ways = new Map(
				heard.map(({ seq, body }) => [seq, body.kind === "choice.made" ? body.said.way : OTHER]),
			);
			const told = describedOf(
				described === null ? null : seal.open(placeOfPatient(id, "described"), described),
			);
			const standing = standings.get(no) ?? [];
			const tools = register.tools.filter((tool) => isUsedIn(tool, own));
			members.push({
				groups: {
					service: own.length > 1 ? SEVERAL : (own[0] ?? OTHER),
					language: plainLanguage(lang) ?? OTHER,
					age: ageBand(ageOn(seal.open(placeOfPatient(id, "birth_date"), birthDate), day)),
					sex: told.sex ?? OTHER,
					ethnicity: told.ethnicity ?? OTHER,
					disability: told.disability ?? OTHER,
					deprivation: told.deprivation ?? OTHER,
				},
				said: tools.flatMap((tool) =>
					purposesOf(tool).flatMap((purpose) => {
						const said = saidOf(standing, tool, purpose);
						return said === undefined
							? []
							: [{ tool: tool.id, purpose, answer: said.answer, way: ways.get(said.seq) ?? OTHER }];
					}),
				),
				silent: heard.length === 0 && !used.has(no),
				unmet: unmet === 1,
			});
		}
	}
	return members;
}

function isUsedIn(tool: KnownTool, own: readonly string[]): boolean {
	return tool.uses.some(({ serviceId }) => own.includes(serviceId));
}
