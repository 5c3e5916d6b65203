/** Lists of people to leave out of a release of data for a tool: made by the rule, hashed into the record, and proved to have been applied. */
import { and, desc, eq, exists, inArray, sql } from "drizzle-orm";
import type { PersonActor, SystemActor } from "#app/core/actor.ts";
import { recorderOf } from "#app/core/recorder.ts";
import type { ReleasePurpose } from "#app/core/release-entry.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import { placeOfPatient } from "#app/features/people/patient.ts";
import { decideOn } from "#app/features/record/decide.store.server.ts";
import { Members, placeOf } from "#app/features/record/list-members.ts";
import { listsOfProvider } from "#app/features/record/listed-patient.store.server.ts";
import { logListLook } from "#app/features/record/look-list.store.server.ts";
import { record } from "#app/features/record/record.store.server.ts";
import { readStandings } from "#app/features/record/standing.store.server.ts";
import type { KnownRegister, KnownTool } from "#app/features/tools/known-tool.ts";
import type { Db } from "#db/open.server.ts";
import { lookMembers, patientKeys, patientServices, patients, releases, services } from "#db/schema.ts";
import { leaveOutText, type Proof, proves } from "./leave-out.ts";
import type { HasOptedOut } from "./opt-outs.ts";

/** Patients whose answers are read at once. */
const TOGETHER = 500;

/** A list that was made: the reference of its release, and its text. */
interface LeaveOut extends Proof {
	readonly ref: string;
	readonly text: string;
}

/**
 * Whoever is on a list of this provider and has not said yes to just this by the rule, now. Each of them reads that a list was checked. The
 * National Data Opt-out is not known here: it is the provider's to ask, and what it said (null: it was not asked) counts for this list alone.
 */
export async function listLeaveOut(
	db: Db,
	actor: SystemActor,
	register: KnownRegister,
	providerId: string,
	tool: KnownTool,
	purpose: ReleasePurpose,
	hasOptedOut: HasOptedOut | null,
	at: Date,
): Promise<LeaveOut> {
	const rows = await db.read
		.select({
			no: patients.no,
			id: patients.id,
			nhsNumber: patients.nhsNumber,
			wrapped: patientKeys.wrapped,
			services: sql<string>`(SELECT group_concat(${services.id}, ' ') FROM ${patientServices} INNER JOIN ${services}
				ON ${services.id} = ${patientServices.serviceId} AND ${services.providerId} = ${providerId}
				WHERE ${patientServices.patientNo} = ${patients.no})`,
		})
		.from(patients)
		.innerJoin(patientKeys, eq(patientKeys.patientNo, patients.no))
		.where(exists(listsOfProvider(db.read, providerId)))
		.orderBy(patients.no);
	const members = new Members();
	const numbers: string[] = [];
	for (let from = 0; from < rows.length; from += TOGETHER) {
		const group = rows.slice(from, from + TOGETHER);
		const nos = group.map(({ no }) => no);
		const standings = await readStandings(db.read, register, nos);
		for (const { no, id, nhsNumber, wrapped, services: joined } of group) {
			const asked = { tool, purpose, services: new Set(joined.split(" ")), onList: true, at };
			const permits = (optOut: boolean) =>
				decideOn(register, standings.get(no) ?? [], { ...asked, optOut }).answer === "permit";
			const may = permits(false);
			if (may && hasOptedOut === null) continue;
			const seal = db.vault.patientSeal(id, wrapped);
			const number = seal.open(placeOfPatient(id, "nhs_number"), nhsNumber);
			if (may && (hasOptedOut?.(number) !== true || permits(true))) continue;
			members.add(no);
			numbers.push(number);
		}
	}
	const text = leaveOutText(numbers);
	const made = { people: members.count, hash: db.vault.sha256(text) };
	const list = { tool: tool.id, purpose, people: made.people, parts: members.parts() };
	const ref = await db.write(async (q) => {
		const lookId = await logListLook(q, actor, list, at);
		const about = { provider: providerId, tool: tool.id, purpose, ...made };
		const body = { kind: "release.listed", version: 1, ...about, recorder: recorderOf(actor) } as const;
		const entry = await record(q, db.vault, null, body, at);
		await q
			.insert(releases)
			.values({ ref: entry.ref, providerId, toolId: tool.id, purpose, madeAt: at, ...made, lookId })
			.returning({ ref: releases.ref });
		return entry.ref;
	});
	return { ref, text, ...made };
}

/** Records that a release left out just the people of its list. Pressed again it changes nothing; refused for another list, or none that was made. */
export async function proveLeftOut(
	db: Db,
	actor: SystemActor,
	ref: string,
	proof: Proof,
	at: Date,
): Promise<Result<true, "no-such-release" | "another-list">> {
	return db.write(async (q) => {
		const [release] = await q.select().from(releases).where(eq(releases.ref, ref));
		if (release === undefined) return refuse("no-such-release");
		if (!proves(proof, release)) return refuse("another-list");
		if (release.appliedAt !== null) return ok(true);
		const said = { release: ref, people: proof.people, hash: proof.hash };
		const body = { kind: "release.applied", version: 1, ...said, recorder: recorderOf(actor) } as const;
		await record(q, db.vault, null, body, at);
		await q
			.update(releases)
			.set({ appliedAt: at })
			.where(eq(releases.ref, ref))
			.returning({ ref: releases.ref });
		return ok(true);
	});
}

/** A release that a patient was to be left out of; `appliedAt` is null until whoever made it has shown that they were. */
interface LeftOut {
	readonly tool: string;
	readonly purpose: ReleasePurpose;
	readonly madeAt: Date;
	readonly appliedAt: Date | null;
}

/** Those of a patient, the newest first. Nothing for who acts for them: that somebody is left out can rest on an answer kept to themself. */
export async function leftOutOf(db: Db, actor: PersonActor): Promise<LeftOut[]> {
	if (actor.role !== "patient") return [];
	const { part, digit, digits } = placeOf(actor.patientNo);
	const lists = db.read
		.select({ id: lookMembers.lookId })
		.from(lookMembers)
		.where(
			and(eq(lookMembers.part, part), inArray(sql`substr(${lookMembers.members}, ${digit}, 1)`, [...digits])),
		);
	const rows = await db.read
		.select()
		.from(releases)
		.where(inArray(releases.lookId, lists))
		.orderBy(desc(releases.madeAt));
	return rows.map(({ toolId: tool, purpose, madeAt, appliedAt }) => ({ tool, purpose, madeAt, appliedAt }));
}
