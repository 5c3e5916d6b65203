import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ClientActor } from "#app/core/actor.ts";
import type { DecisionAnswer } from "#app/core/decision-reasons.ts";
import { ANSWERS, type Answer } from "#app/core/entry.ts";
import { PURPOSES, type Purpose, type Scope } from "#app/core/scope.ts";
import { record, subjectOf } from "#app/features/record/record.store.server.ts";
import { applyEntry, readStanding, refold } from "#app/features/record/standing.store.server.ts";
import { importRegister } from "#app/features/tools/import-register.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { readRegisterFiles } from "#app/server/register-files.server.ts";
import { markRegisterChanged } from "#db/register-changes.server.ts";
import { tools, toolUses } from "#db/schema.ts";
import { answers } from "#tests/answers.ts";
import { anError, aPause, aPauseClosed, aStatus, NOON } from "#tests/builders.ts";
import { about, aClient, ask, TOOL } from "#tests/machine-desk.ts";
import { openPortal, type TestPatient, type TestPortal } from "#tests/portal.ts";
import type { Change } from "./changes.forms.ts";
import { tellChanges } from "./changes.store.server.ts";
import { type Cursor, cursorText, readCursor } from "./changes-cursor.ts";
import { groupsOf, isHeld } from "./held.ts";
import { usualAnswer } from "./our-answers.store.server.ts";
import { compareGroups } from "./reconcile.store.server.ts";

let portal: TestPortal;
let camera: ClientActor;
let people: readonly TestPatient[];
beforeEach(async () => {
	portal = await openPortal();
	camera = await aClient(portal, "riverside", "Eye clinic camera");
	people = [await portal.addPatient(), await portal.addPatient()];
});
afterEach(() => portal.close());

const BEGINNING: Cursor = { size: 0, record: "", tools: "" };

/** All that is told from here on, page after page. */
async function follow(after: Cursor, most: number): Promise<{ changes: Change[]; next: Cursor }> {
	const register = await currentRegister(portal.db);
	const page = await tellChanges(portal.db, camera, register, after, most, () => false, NOON);
	if (page === "gone" || page === "known") throw new Error(page);
	const { changes, next, more } = page;
	if (!more) return { changes: [...changes], next };
	const rest = await follow(next, most);
	return { changes: [...changes, ...rest.changes], next: rest.next };
}

async function happens(
	who: TestPatient,
	body: ReturnType<typeof aPause | typeof aPauseClosed | typeof aStatus>,
) {
	const { db } = portal;
	const register = await currentRegister(db);
	await db.write(async (q) => {
		const subject = await subjectOf(q, db.vault, who.no);
		if (subject === undefined) throw new Error("no patient");
		const before = await readStanding(q, register, who.no);
		await applyEntry(q, register, subject, before, await record(q, db.vault, subject, body, NOON));
	});
}

/** The groups that differ where a client at the end of the feed holds these answers, by number and purpose. */
async function differing(known: ReadonlyMap<string, string>, cursor: Cursor, purpose: Purpose) {
	const register = await currentRegister(portal.db);
	const tool = register.byId.get(TOOL);
	if (tool === undefined) throw new Error("no tool");
	const asked = { tool, purpose, at: NOON };
	const usual = usualAnswer(register, camera, asked);
	const held = [...known].flatMap(([key, said]) => {
		const [nhsNumber = "", of] = key.split(" ");
		const [answer = "", reason = ""] = said.split(" ");
		const one = { nhsNumber, answer: answer as DecisionAnswer };
		return of === purpose && isHeld({ ...one, reason }, usual) ? [one] : [];
	});
	const comparing = { client: camera, register, asked, cursor, turn: async () => {} };
	const compared = await compareGroups(portal.db, comparing, groupsOf(held, portal.db.vault.sha256));
	return compared.ok ? compared.value.differing : compared.reason;
}

/** The last answer of this patient was a mistake. */
async function mistaken(who: TestPatient, entry: number) {
	const { db } = portal;
	const register = await currentRegister(db);
	await db.write(async (q) => {
		const subject = await subjectOf(q, db.vault, who.no);
		if (subject === undefined) throw new Error("no patient");
		await record(q, db.vault, subject, anError(entry), NOON);
		await refold(q, register, subject);
	});
}

const setTools = (values: Partial<typeof tools.$inferInsert>) =>
	portal.db.write(async (q) => {
		await q.update(tools).set(values).returning({ id: tools.id });
		await markRegisterChanged(q);
	});

type Step =
	| { readonly what: "says"; readonly who: number; readonly answer: Answer; readonly scope: Scope }
	| { readonly what: "pause" | "close" | "status" | "mistake"; readonly who: number }
	| { readonly what: "stop" | "go" | "consent" | "asks-again" | "unused" | "look" };

const who = fc.integer({ min: 0, max: 1 });
const scope = fc.record({
	tool: fc.constantFrom(TOOL, TOOL, null),
	purpose: fc.constantFrom("care", "care", null, "research" as const),
}) as fc.Arbitrary<Scope>;
const step: fc.Arbitrary<Step> = fc.oneof(
	{
		weight: 5,
		arbitrary: fc.record({
			what: fc.constant("says" as const),
			who,
			answer: fc.constantFrom(...ANSWERS),
			scope,
		}),
	},
	{
		weight: 4,
		arbitrary: fc.record({ what: fc.constantFrom("pause" as const, "close", "status", "mistake"), who }),
	},
	{
		weight: 5,
		arbitrary: fc.record({
			what: fc.constantFrom("stop" as const, "go", "consent", "asks-again", "unused", "look", "look"),
		}),
	},
);

const look: Step = { what: "look" };
const said = (answer: Answer): Step => ({
	what: "says",
	who: 0,
	answer,
	scope: { tool: TOOL, purpose: "care" },
});

/** Each thing that can happen between two looks. */
const EXAMPLES: [Step[], number][] = [
	[[look, { what: "pause", who: 0 }, look, { what: "close", who: 0 }], 1],
	[[said("no"), look, { what: "mistake", who: 0 }], 1],
	[[said("yes"), look, { what: "asks-again" }], 1],
	[[{ what: "status", who: 0 }, said("no"), look, { what: "status", who: 1 }], 1],
	[[look, { what: "stop" }, look, { what: "go" }], 1],
	[[look, { what: "consent" }, look, { what: "unused" }], 1],
	[[said("no"), said("yes"), said("unsure"), said("no")], 2],
];

/** Does it; a look is the follower's. Answers the number of the entry where somebody answered. */
async function takes(step: Step): Promise<void> {
	const patient = "who" in step ? people[step.who] : undefined;
	if (patient !== undefined)
		switch (step.what) {
			case "says":
				await answers(portal, patient, step.answer, step.scope);
				return;
			case "pause":
				return happens(patient, aPause("dispute-1", TOOL));
			case "close":
				return happens(patient, aPauseClosed("dispute-1", TOOL));
			case "status":
				return happens(patient, aStatus("jointly"));
			case "mistake": {
				const { changes } = await follow(BEGINNING, 100);
				const own = changes.filter(({ nhsNumber }) => nhsNumber === patient.nhsNumber);
				return mistaken(patient, own.at(-1)?.entry ?? 1);
			}
		}
	switch (step.what) {
		case "stop":
			return setTools({ pausedAt: NOON, pausedWhy: "It missed 2 eyes." });
		case "go":
			return setTools({ pausedAt: null, pausedWhy: null });
		case "consent":
			return setTools({ basis: { care: "consent", research: "consent" } });
		case "asks-again": {
			const { register, words } = readRegisterFiles();
			const changed = register.tools.map((tool) => ({
				...tool,
				makerVersion: "99.0",
			}));
			await importRegister(portal.db, { ...register, tools: changed }, words, NOON);
			return setTools({ reaskOnMaterial: true });
		}
		case "unused":
			await portal.db.write(async (q) => {
				await q.delete(toolUses).returning({ id: toolUses.toolId });
				await markRegisterChanged(q);
			});
	}
}

describe("whoever follows the feed and asks for what it tells", () => {
	it("has in the end the answers of the rule, finds nothing that differs when it compares, and was told of each entry once", async () => {
		await fc.assert(
			fc
				.asyncProperty(
					fc.array(step, { maxLength: 12 }),
					fc.integer({ min: 1, max: 3 }),
					async (steps, most) => {
						const known = new Map<string, string>();
						const asksFor = async (numbers: readonly string[], purposes: readonly string[]) => {
							const checks = numbers.flatMap((one) => purposes.map((purpose) => about(one, { purpose })));
							const { decisions } = await ask(portal, camera, checks);
							for (const { nhsNumber, purpose, answer, reason } of decisions)
								known.set(`${nhsNumber} ${purpose}`, `${answer} ${reason}`);
						};
						const everybody = people.map(({ nhsNumber }) => nhsNumber);
						await asksFor(everybody, PURPOSES);
						const numbers: (number | null)[] = [];
						let cursor = BEGINNING;
						const looks = async () => {
							const { changes, next } = await follow(cursor, most);
							cursor = readCursor(cursorText(next)) ?? BEGINNING;
							for (const { entry, nhsNumber, purpose } of changes) {
								if (entry !== null) numbers.push(entry);
								await asksFor(
									nhsNumber === null ? everybody : [nhsNumber],
									purpose === null ? PURPOSES : [purpose],
								);
							}
						};
						for (const one of steps) await (one.what === "look" ? looks() : takes(one));
						await looks();
						const followed = new Map(known);
						for (const purpose of ["care", "research"] as const)
							expect(await differing(known, cursor, purpose)).toEqual([]);
						await asksFor(everybody, PURPOSES);
						expect(followed).toEqual(known);
						expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => Number(a) - Number(b)));
						expect((await follow(cursor, most)).changes).toEqual([]);
					},
				)
				.beforeEach(async () => {
					portal.close();
					portal = await openPortal();
					camera = await aClient(portal, "riverside", "Eye clinic camera");
					people = [await portal.addPatient(), await portal.addPatient()];
				}),
			{ examples: EXAMPLES, numRuns: process.env["LONG_TESTS"] ? 120 : 15 },
		);
	});
});
