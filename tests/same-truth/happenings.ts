/** What can happen to one patient of a running portal, and how it is done: through the pages, or beside them as other parts of the portal do. */
import fc from "fast-check";
import type { StaffActor } from "#app/core/actor.ts";
import { WISHES } from "#app/core/death-entry.ts";
import { ANSWERS, type Answer, DECISION_STATUSES } from "#app/core/entry.ts";
import { PURPOSES } from "#app/core/scope.ts";
import type { AddingBody } from "#app/core/standing.ts";
import { pathsOf, type Question } from "#app/features/choices/question.ts";
import { record, subjectOf } from "#app/features/record/record.store.server.ts";
import { applyEntry, readStanding } from "#app/features/record/standing.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { ask, hidden, send } from "../attacks/http.ts";
import { TOOL, type World, writeDown } from "../attacks/world.ts";
import {
	aPause,
	aPauseClosed,
	aStatus,
	aTrust,
	aTrustEnded,
	aWish,
	says,
	theAttorney,
	theMother,
} from "../builders.ts";

/** Used unless somebody says no, and only after a yes. */
export const TOOLS = [TOOL, "symptom-triage"] as const;

/** A patient, with a session of theirs and the receipts of what was said since, in its order. `died`: staff wrote it down, and nobody that it was a mistake. */
export interface Somebody {
	readonly no: number;
	readonly id: string;
	readonly nhsNumber: string;
	cookie: string;
	readonly receipts: string[];
	died: boolean;
}

/** What happens: `pages` are the patient's own, `desk` is staff who write down what they hear, `beside` are entries of other parts. */
export type Happening =
	| { readonly how: "pages"; readonly answer: Answer; readonly question: Question }
	| { readonly how: "desk"; readonly answer: Answer; readonly field: string; readonly day: string | null }
	| { readonly how: "taken-back" | "mistake" | "dies" | "lives" }
	| { readonly how: "beside"; readonly bodies: readonly AddingBody[] };

const question: fc.Arbitrary<Question> = fc.oneof(
	{ weight: 4, arbitrary: fc.constantFrom(...TOOLS).map((tool) => ({ about: "tool" as const, tool })) },
	{
		weight: 1,
		arbitrary: fc
			.constantFrom("planning" as const, "research" as const, "training" as const)
			.map((purpose) => ({ about: "purpose" as const, purpose })),
	},
	{ weight: 2, arbitrary: fc.constant({ about: "everything" as const }) },
);
const answer = fc.constantFrom(...ANSWERS);
const other = fc.constantFrom(theMother, theAttorney);
const scope = fc.record({ tool: fc.constantFrom(...TOOLS), purpose: fc.constant("care" as const) });

/** A dispute is about one tool here, so that its end meets its beginning. */
const bodies: fc.Arbitrary<readonly AddingBody[]> = fc.oneof(
	fc.constantFrom(...DECISION_STATUSES).map((status) => [aStatus(status)]),
	fc.constantFrom([aPause("dispute-1", TOOL)], [aPause("dispute-1", TOOL), aPauseClosed("dispute-1", TOOL)]),
	other.map((who) => [aTrust(who)]),
	other.map((who) => [aTrustEnded(who)]),
	fc
		.record({ planning: fc.constantFrom(...WISHES), training: fc.constantFrom(...WISHES) })
		.map((wishes) => [aWish(wishes)]),
	fc.tuple(answer, other, scope).map(([said, who, about]) => [aTrust(who), says(said, who, about)]),
);

/** What happens to one patient. */
export const happenings: fc.Arbitrary<Happening[]> = fc.array(
	fc.oneof(
		{ weight: 4, arbitrary: fc.record({ how: fc.constant("pages" as const), answer, question }) },
		{
			weight: 2,
			arbitrary: fc.record({
				how: fc.constant("desk" as const),
				answer,
				field: fc.constantFrom(
					`choice-${TOOLS[0]}`,
					`choice-${TOOLS[1]}`,
					"everything",
					...PURPOSES.filter((one) => one !== "care").map((one) => `purpose-${one}`),
				),
				day: fc.constantFrom(null, null, "1", "20"),
			}),
		},
		{ weight: 2, arbitrary: fc.constantFrom({ how: "taken-back" as const }, { how: "mistake" as const }) },
		{ weight: 1, arbitrary: fc.constantFrom({ how: "dies" as const }, { how: "lives" as const }) },
		{ weight: 2, arbitrary: bodies.map((some) => ({ how: "beside" as const, bodies: some })) },
	),
	{ minLength: 1, maxLength: 6 },
);

/** Makes it happen. What the portal does not offer now (a conflict to take back, a tool that cannot be asked about) does not. */
export async function happens(
	{ port, db, session }: World,
	desk: { readonly actor: StaffActor; readonly cookie: string },
	who: Somebody,
	one: Happening,
): Promise<void> {
	const last = who.receipts.at(-1);
	const keep = ({ headers }: { readonly headers: Readonly<Record<string, string>> }) => {
		const ref = /\/receipts\/([^/?]+)(?:\?|$)/.exec(headers["location"] ?? "")?.[1];
		if (ref !== undefined) who.receipts.push(ref);
	};
	switch (one.how) {
		case "pages": {
			const { ask: page, check } = pathsOf(one.question, "en");
			await send(port, page, who.cookie, { choice: one.answer });
			const shown = await ask(port, check, { headers: { cookie: who.cookie } });
			return keep(await send(port, check, who.cookie, { once: hidden(shown.body, "once") }));
		}
		case "desk": {
			const { day, field, answer: said } = one;
			const paper = day === null ? {} : { way: "paper", day, month: "1", year: "2026" };
			const ref = await writeDown(port, desk.cookie, who.id, { [field]: said, ...paper }).catch(
				() => undefined,
			);
			return void (ref && who.receipts.push(ref.split("?")[0] ?? ref));
		}
		case "taken-back":
			if (last !== undefined) await send(port, `/en/my/receipts/${last}/undo`, who.cookie, {});
			return;
		case "mistake": {
			if (last === undefined) return;
			const page = `/staff/patients/${who.id}/receipts/${last}/mistake`;
			const shown = await ask(port, page, { headers: { cookie: desk.cookie } });
			const said = { mistake: "wrong-answer", why: "A slip of the pen.", sure: "yes" };
			await send(port, page, desk.cookie, { ...said, once: hidden(shown.body, "once") });
			return;
		}
		case "dies": {
			const page = `/staff/patients/${who.id}/death`;
			const said = { day: "3", month: "1", year: "2026", source: "certificate", evidence: "Seen." };
			const shown = await send(port, page, desk.cookie, said);
			const sure = { step: "check", agreed: "yes", once: hidden(shown.body, "once") };
			who.died ||= (await send(port, page, desk.cookie, { ...said, ...sure })).status === 303;
			return;
		}
		case "lives": {
			if (!who.died) return;
			const said = { step: "mistake", why: "It was somebody else." };
			await send(port, `/staff/patients/${who.id}/death`, desk.cookie, said);
			who.died = false;
			who.cookie = await session({ patientNo: who.no });
			return;
		}
		case "beside": {
			const register = await currentRegister(db);
			await db.write(async (q) => {
				const subject = await subjectOf(q, db.vault, who.no);
				if (subject === undefined) throw new Error("no patient");
				for (const body of one.bodies) {
					const before = await readStanding(q, register, who.no);
					await applyEntry(
						q,
						register,
						subject,
						before,
						await record(q, db.vault, subject, body, new Date()),
					);
				}
			});
		}
	}
}
