/**
 * Random histories through a running portal. Whatever way it tells what counts for a patient, it is what the rule says by the letter over
 * their whole record (`tests/literal-rule.ts`). `TRUTH_SEED` repeats a run; `LONG_TESTS=1` makes 10,000 histories.
 */
import { randomInt } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { StaffActor } from "#app/core/actor.ts";
import type { DecisionAnswer } from "#app/core/decision-reasons.ts";
import { PURPOSES, type Purpose } from "#app/core/scope.ts";
import { SHAPE_OF } from "#app/features/staff/summary.ts";
import { type KnownTool, wordsIn } from "#app/features/tools/known-tool.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import after from "#locales/en/after.json" with { type: "json" };
import choices from "#locales/en/choices.json" with { type: "json" };
import reasons from "#locales/en/reasons.json" with { type: "json" };
import staff from "#locales/en/staff.json" with { type: "json" };
import { tokenOf } from "../attacks/machine-asking.ts";
import { startWorld, type World } from "../attacks/world.ts";
import { needBuild } from "../built.ts";
import { byTheRule, historyOf, setTool } from "./by-the-rule.ts";
import { type Happening, happenings, happens, type Somebody, TOOLS } from "./happenings.ts";
import { OTHER_USES, ownWordOf } from "./own-words.ts";
import { deskOf, newClient, newPatients } from "./people.ts";
import { type Subscriber, startSubscriber } from "./subscriber.ts";
import * as told from "./told.ts";

const SEED = Number(process.env["TRUTH_SEED"] ?? randomInt(2 ** 31));
const HISTORIES = process.env["LONG_TESTS"] ? 10_000 : 300;
/** Whose pages are read again where only the register changed. */
const AGAIN = 20;
/** So many patients are searched for with one token. */
const FOR_ONE_TOKEN = 1_000;
/** What lists are asked about: each takes as long as all pages of a kind. */
const LISTED = ["care", "training"] as const;
const WAITS: readonly string[] = ["disputed", "dispute-closed"];

let world: World;
let client: Awaited<ReturnType<typeof newClient>>;
/** Good for five minutes: each test gets another. */
let token: string;
let desk: { readonly actor: StaffActor; readonly cookie: string };
let people: readonly Somebody[];
let cursor: string;
/** What a system knows that asked once and then asks only for what the feed names. */
let known: told.Answers;
/** A system that is sent what changed, and what it knows that asks only for that. */
let subscriber: Subscriber;
let heard: told.Answers;
const happened: readonly (readonly Happening[])[] = fc.sample(happenings, { numRuns: HISTORIES, seed: SEED });

beforeAll(async () => {
	needBuild();
	console.log(`TRUTH_SEED=${SEED} repeats these histories`);
	world = await startWorld({ WEBHOOK_LOOPBACK: "allow" });
	people = await newPatients(world, HISTORIES);
	desk = await deskOf(world);
	client = await newClient(world, "Truth");
	token = await tokenOf(world, client);
	subscriber = await startSubscriber(world, (await newClient(world, "Truth that is sent")).clientId);
	cursor = (await told.toldOfChanges(world, token, "0")).next;
	// The first message says that nothing is known of anybody: only what comes after it tells of each.
	await subscriber.sentUntil(cursor);
	known = await told.toldMachine(world, token, numbersOf(people));
	heard = new Map(known);
	for (const [at, history] of happened.entries())
		for (const one of history) await happens(world, desk, people[at] as Somebody, one);
}, HISTORIES * 4_000);
beforeEach(async () => {
	token = await tokenOf(world, client);
});
afterAll(async () => {
	await subscriber?.stop();
	await world?.stop();
});

const numbersOf = (them: readonly Somebody[]) => them.map(({ nhsNumber }) => nhsNumber);

describe(`after ${HISTORIES} histories`, () => {
	it("something was said in most of them, and all of the rule was met", async () => {
		const all = [...(await byTheRule(world, people)).values()].map((one) => one.split(" ")[1]);
		expect(people.filter(({ receipts }) => receipts.length > 0).length).toBeGreaterThan(HISTORIES / 2);
		for (const reason of ["said-yes", "said-no", "unsure", "conflict", "disputed", "dispute-closed", "died"])
			expect(all, reason).toContain(reason);
	});
	everyWay("as it is", async () => {});
	everyWay(
		"once the tool is stopped for everybody",
		() => setTool(world, { pausedAt: new Date(), pausedWhy: "It missed 2 eyes." }),
		AGAIN,
	);
	everyWay(
		"once it runs again, and needs a yes",
		() =>
			setTool(world, { pausedAt: null, pausedWhy: null, basis: { care: "consent", training: "consent" } }),
		AGAIN,
	);
});

/** Every way in which the portal tells it, after `first` was done; of the pages, those of so many people. */
function everyWay(when: string, first: () => Promise<void>, most = HISTORIES): void {
	describe(when, { timeout: HISTORIES * 400 }, () => {
		let rule: told.Answers;
		let some: readonly Somebody[];
		beforeAll(async () => {
			await first();
			rule = await byTheRule(world, people);
			some = people.slice(0, most);
		}, HISTORIES * 400);
		const answerOf = (who: Somebody, tool: string, purpose: Purpose = "care") => {
			const said = rule.get(told.keyOf(who.nhsNumber, tool, purpose)) ?? "";
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
				for (const purpose of LISTED)
					same(
						await told.toldList(world, desk.cookie, tool, purpose, numbersOf(people)),
						new Map([...rule].filter(([key]) => key.endsWith(` ${tool} ${purpose}`))),
					);
		});

		it("staff read what the rule says of care and of each other use, and see the outline of a yes where it permits and nowhere else", async () => {
			const { byId } = await currentRegister(world.db);
			const named = TOOLS.map((id) => {
				const { words, basis } = byId.get(id) as KnownTool;
				return { id, name: wordsIn(words, "en").words.name, basis };
			});
			for (const who of some) {
				const shown = await told.shownToStaff(world, desk.cookie, who);
				const history = await historyOf(world, who);
				expect(shown.includes(after.death["nobody-asks"]), storyOf(who)).toBe(who.died);
				for (const tool of named) {
					const { answer } = answerOf(who, tool.id);
					const { word, outline } = told.toldStaff(shown, tool);
					// Of who has died one sentence says it for all tools.
					if (who.died) expect([answer, word, outline], storyOf(who)).toEqual(["deny", undefined, "none"]);
					else expect(word, storyOf(who)).toBe(reasons.answer[answer]);
					expect(["none", SHAPE_OF[answer]], storyOf(who)).toContain(outline);
				}
				const nothing = who.died ? after.death.nothing : staff.summary["nothing-said"];
				for (const purpose of OTHER_USES) {
					const { said, words } = told.toldStaffOfUse(shown, purpose, named);
					const own = ownWordOf(history, purpose);
					expect(said, storyOf(who)).toBe(own ? choices.answer[own] : nothing);
					const used = named.filter(({ basis }) => basis[purpose] !== undefined);
					const right = used.map(
						({ id }) => `${id} ${staff.summary["use-answer"][answerOf(who, id, purpose).answer]}`,
					);
					expect(words, `${purpose} ${storyOf(who)}`).toEqual(right);
				}
			}
		});

		it("a patient reads of each other use what they said of it themself", async () => {
			const { standing, "standing-none": none } = choices.purposes;
			for (const who of some.filter(({ died }) => !died)) {
				const read = await told.toldOfOtherUses(world, who);
				const history = await historyOf(world, who);
				for (const purpose of OTHER_USES) {
					const own = ownWordOf(history, purpose);
					expect(read.get(purpose), `${purpose} ${storyOf(who)}`).toBe(own ? standing[own] : none);
				}
			}
		});

		it("a patient's page says what the rule says, and says it wherever that rests on a yes of their own", async () => {
			for (const who of some) {
				const history = await historyOf(world, who);
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

		it("a Consent that is active permits exactly where the rule permits because it was said, and one denies where a tool waits", async () => {
			for (const [at, who] of some.entries()) {
				if (at % FOR_ONE_TOKEN === 0) token = await tokenOf(world, client);
				const types = await told.toldByFhir(world, token, who);
				for (const tool of TOOLS)
					for (const purpose of PURPOSES) {
						const { reason } = answerOf(who, tool, purpose);
						const isSaid = reason === "said-yes";
						const story = `${tool} ${purpose} ${storyOf(who)}`;
						expect(types(tool, purpose).includes("permit"), story).toBe(isSaid);
						expect(isSaid && types(tool, purpose).includes("deny"), story).toBe(false);
						if (WAITS.includes(reason)) expect(types(tool, purpose), story).toContain("deny");
					}
			}
		});

		it("a patient takes away each answer that the record has, and nobody takes it once they have died", async () => {
			for (const who of some) {
				const said = (await historyOf(world, who)).filter(({ body }) => body.kind === "choice.made");
				const taken = who.died ? undefined : said.map(({ ref }) => ref);
				expect(await told.toldByExport(world, who), storyOf(who)).toEqual(taken);
			}
		});

		it("a system that is sent what changed, and asks again only for that, knows what the rule says", async () => {
			const numbers = await subscriber.sentUntil(cursor);
			const named = people.filter((who) => numbers.has(null) || numbers.has(who.nhsNumber));
			for (const [key, answer] of await told.toldMachine(world, token, numbersOf(named)))
				heard.set(key, answer);
			same(heard, rule);
			expect(subscriber.wrongs()).toEqual([]);
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
