/**
 * Random histories through a running portal. Whatever way it tells what counts for a patient, it is what the rule says by the letter over
 * their whole record (`tests/literal-rule.ts`). `TRUTH_SEED` repeats a run; `LONG_TESTS=1` makes 10,000 histories.
 */
import { randomInt } from "node:crypto";
import { eq } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { StaffActor } from "#app/core/actor.ts";
import { ANSWER_OF, type DecisionAnswer, type Reason } from "#app/core/decision-reasons.ts";
import type { Entry } from "#app/core/entry.ts";
import { PURPOSES } from "#app/core/scope.ts";
import { questionOf, servicesOf } from "#app/features/record/decide.store.server.ts";
import { entriesOf, subjectOf } from "#app/features/record/record.store.server.ts";
import { SHAPE_OF } from "#app/features/staff/summary.ts";
import { type KnownTool, wordsIn } from "#app/features/tools/known-tool.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { markRegisterChanged } from "#db/register-changes.server.ts";
import { tools } from "#db/schema.ts";
import reasons from "#locales/en/reasons.json" with { type: "json" };
import { tokenOf } from "../attacks/machine-asking.ts";
import { startWorld, TOOL, type World } from "../attacks/world.ts";
import { needBuild } from "../built.ts";
import { literally } from "../literal-rule.ts";
import { type Happening, happenings, happens, type Somebody, TOOLS } from "./happenings.ts";
import { deskOf, newClient, newPatients } from "./people.ts";
import * as told from "./told.ts";

const SEED = Number(process.env["TRUTH_SEED"] ?? randomInt(2 ** 31));
const HISTORIES = process.env["LONG_TESTS"] ? 10_000 : 300;
/** Whose pages are read again where only the register changed. */
const AGAIN = 20;

let world: World;
let token: string;
let desk: { readonly actor: StaffActor; readonly cookie: string };
let people: readonly Somebody[];
let cursor: string;
/** What a system knows that asked once and then asks only for what the feed names. */
let known: told.Answers;
const happened: readonly (readonly Happening[])[] = fc.sample(happenings, { numRuns: HISTORIES, seed: SEED });

beforeAll(async () => {
	needBuild();
	console.log(`TRUTH_SEED=${SEED} repeats these histories`);
	world = await startWorld();
	people = await newPatients(world, HISTORIES);
	desk = await deskOf(world);
	token = await tokenOf(world, await newClient(world));
	cursor = (await told.toldOfChanges(world, token, "0")).next;
	known = await told.toldMachine(world, token, numbersOf(people));
	for (const [at, history] of happened.entries())
		for (const one of history) await happens(world, desk, people[at] as Somebody, one);
}, HISTORIES * 4_000);
afterAll(() => world?.stop());

const numbersOf = (them: readonly Somebody[]) => them.map(({ nhsNumber }) => nhsNumber);

describe(`after ${HISTORIES} histories`, () => {
	it("something was said in most of them, and all of the rule was met", async () => {
		const all = [...(await byTheRule(people)).values()].map((one) => one.split(" ")[1]);
		expect(people.filter(({ receipts }) => receipts.length > 0).length).toBeGreaterThan(HISTORIES / 2);
		for (const reason of ["said-yes", "said-no", "unsure", "conflict", "disputed", "dispute-closed"])
			expect(all, reason).toContain(reason);
	});
	everyWay("as it is", async () => {});
	everyWay(
		"once the tool is stopped for everybody",
		() => setTool({ pausedAt: new Date(), pausedWhy: "It missed 2 eyes." }),
		AGAIN,
	);
	everyWay(
		"once it runs again, and needs a yes",
		() => setTool({ pausedAt: null, pausedWhy: null, basis: { care: "consent", training: "consent" } }),
		AGAIN,
	);
});

/** Every way in which the portal tells it, after `first` was done; of the pages, those of so many people. */
function everyWay(when: string, first: () => Promise<void>, most = HISTORIES): void {
	describe(when, () => {
		let rule: told.Answers;
		let some: readonly Somebody[];
		beforeAll(async () => {
			await first();
			rule = await byTheRule(people);
			some = people.slice(0, most);
		});
		const answerOf = (who: Somebody, tool: string) => {
			const said = rule.get(told.keyOf(who.nhsNumber, tool, "care")) ?? "";
			const [answer = "", reason = "", ref = ""] = said.split(" ");
			return { answer: answer as DecisionAnswer, reason, ref };
		};

		it("a machine is answered by the rule", async () => {
			same(await told.toldMachine(world, token, numbersOf(people)), rule);
		});

		it("a system that asks again only for what the feed names knows what the rule says", async () => {
			const { numbers, next } = await told.toldOfChanges(world, token, cursor);
			cursor = next;
			const named = people.filter((who) => numbers.has(null) || numbers.has(who.nhsNumber));
			for (const [key, answer] of await told.toldMachine(world, token, numbersOf(named)))
				known.set(key, answer);
			same(known, rule);
		});

		it("a list is answered by the rule", async () => {
			for (const tool of TOOLS)
				same(
					await told.toldList(world, desk.cookie, tool, numbersOf(people)),
					new Map([...rule].filter(([key]) => key.endsWith(` ${tool} care`))),
				);
		});

		it("staff read what the rule says, and see the outline of a yes where it permits and nowhere else", async () => {
			const { byId } = await currentRegister(world.db);
			for (const who of some)
				for (const id of TOOLS) {
					const { answer } = answerOf(who, id);
					const name = wordsIn((byId.get(id) as KnownTool).words, "en").words.name;
					const { word, outline } = await told.toldStaff(world, desk.cookie, who, { id, name });
					expect(word, storyOf(who)).toBe(reasons.answer[answer]);
					expect(["none", SHAPE_OF[answer]], storyOf(who)).toContain(outline);
				}
		});

		it("a patient's page says what the rule says, and says it wherever that rests on a yes of their own", async () => {
			for (const who of some) {
				const history = await historyOf(who);
				for (const tool of TOOLS) {
					const { answer, reason, ref } = answerOf(who, tool);
					const choice = history.find((one) => one.ref === ref)?.body;
					const isOwn = choice?.kind === "choice.made" && choice.said.decider.who === "patient";
					const said = await told.toldPatient(world, who, tool);
					const isSaid = isOwn && reason === "said-yes";
					expect(isSaid ? [answer] : ["", answer], storyOf(who)).toContain(said);
				}
			}
		});

		it("a receipt tells of no use that the rule does not permit, and of none refused that it does", async () => {
			for (const who of some.filter(({ receipts }) => receipts.length > 0)) {
				const said = await told.toldByReceipt(world, who);
				const answers = TOOLS.map((tool) => answerOf(who, tool).answer);
				if (said !== "neither") expect(answers, storyOf(who)).toContain(said === "used" ? "permit" : "deny");
			}
		});

		it("a Consent that is active permits exactly where the rule permits because it was said", async () => {
			for (const who of some)
				for (const tool of TOOLS) {
					const isSaid = answerOf(who, tool).reason === "said-yes";
					const types = await told.toldByFhir(world, token, who, tool);
					expect(types.includes("permit"), storyOf(who)).toBe(isSaid);
					expect(isSaid && types.includes("deny"), storyOf(who)).toBe(false);
				}
		});

		it("a patient takes away each answer that the record has", async () => {
			for (const who of some) {
				const said = (await historyOf(who)).filter(({ body }) => body.kind === "choice.made");
				expect(await told.toldByExport(world, who), storyOf(who)).toEqual(said.map(({ ref }) => ref));
			}
		});
	});
}

/** Compares all, and names the first few that differ with what had happened. */
function same(is: told.Answers, rule: told.Answers): void {
	const differ = [...rule].filter(([key, answer]) => is.get(key) !== answer);
	const who = people.find(({ nhsNumber }) => differ[0]?.[0].startsWith(nhsNumber));
	const shown = differ.slice(0, 3).map(([key, answer]) => `${key}: ${is.get(key)}, not ${answer}`);
	expect(shown, who && storyOf(who)).toEqual([]);
}

function storyOf(who: Somebody): string {
	return `TRUTH_SEED=${SEED} ${JSON.stringify(happened[people.indexOf(who)])}`;
}

/** The rule by its letter, over the whole record of each. */
async function byTheRule(them: readonly Somebody[]): Promise<told.Answers> {
	const register = await currentRegister(world.db);
	const answers: told.Answers = new Map();
	const at = new Date();
	for (const who of them) {
		const history = await historyOf(who);
		const services = await servicesOf(world.db.read, who.no);
		for (const id of TOOLS)
			for (const purpose of PURPOSES) {
				const tool = register.byId.get(id);
				if (tool === undefined) throw new Error(`no ${id}`);
				const question = questionOf(register, { tool, purpose, services, onList: true, at });
				const { reason, choiceSeq } = literally(history, question);
				const ref = history.find(({ seq }) => seq === choiceSeq)?.ref ?? "";
				answers.set(
					told.keyOf(who.nhsNumber, id, purpose),
					`${ANSWER_OF[reason as Reason]} ${reason} ${ref}`,
				);
			}
	}
	return answers;
}

async function historyOf({ no }: Somebody): Promise<Entry[]> {
	const subject = await subjectOf(world.db.read, world.db.vault, no);
	if (subject === undefined) throw new Error("no patient");
	return entriesOf(world.db.read, subject);
}

function setTool(values: Partial<typeof tools.$inferInsert>): Promise<void> {
	return world.db.write(async (q) => {
		await q.update(tools).set(values).where(eq(tools.id, TOOL)).returning({ id: tools.id });
		await markRegisterChanged(q);
	});
}
