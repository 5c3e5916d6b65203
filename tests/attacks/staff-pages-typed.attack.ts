/** Staff type on a form about no patient, and their session ends meanwhile: each such form gives their words back, to them alone, and no key. */
import { expect, it } from "vitest";
import type { StaffRole } from "#app/core/actor.ts";
import { readTypedFields } from "#app/core/typed-fields.ts";
import { typedPages } from "#db/schema.ts";
import { DOORS } from "./doors.ts";
import { forgetTyped, isGivenBack, keptOfStaff, late } from "./given-back.ts";
import { ask, hidden, send } from "./http.ts";
import { TOOL, type World } from "./world.ts";

type Fields = Readonly<Record<string, string>>;
const WORDS = "We asked <Bilal> and 9 others.";
const SHOWN = "We asked &lt;Bilal&gt; and 9 others.";

/** What is typed, and who may. */
const KEPT: Readonly<
	Record<string, readonly [fields: Fields | ((world: World) => Fields), role?: StaffRole]>
> = {
	"/staff/clients/:id": [{ what: "disabled", why: WORDS }],
	"/staff/clients/new": [{ name: WORDS }],
	"/staff/colleagues/new": [{ name: WORDS }],
	"/staff/tasks": [({ task }) => ({ task, note: WORDS }), "reception"],
	"/staff/tools/:tool": [{ move: "check", found: WORDS }],
	"/staff/tools/:tool/comments": [{ move: "answer", "words-en": WORDS }],
	"/staff/tools/:tool/draft/facts": [{ answers: WORDS }],
	"/staff/tools/:tool/draft/tool": [{ maker: WORDS }],
	"/staff/tools/:tool/draft/words/:language": [{ who: WORDS }],
	"/staff/tools/:tool/laws": [{ move: "enter", "words-en": WORDS }],
	"/staff/tools/:tool/training": [{ needed: "yes", words: WORDS }],
	"/staff/tools/new": [{ line: WORDS }],
	"/staff/tools/new/import": [{ pasted: WORDS }],
};

const UNSHOWN = "what nobody else may know, kept nowhere";

/** The other forms of staff, and why nothing typed there is lost, or nothing is kept. */
const NOTHING_LOST: Readonly<Record<string, string>> = {
	"/staff": "a press",
	"/staff/calls/:id": "a press",
	"/staff/colleagues/:id": "a press, and a role from a list",
	"/staff/day": "numbers of patients, kept nowhere",
	"/staff/forms": "numbers of patients, kept nowhere",
	"/staff/letters/:id": "a press",
	"/staff/lists": "numbers of patients, kept only while they are checked",
	"/staff/lists/:id": "a press",
	"/staff/outside": "the number and birth date of somebody on no list of theirs, kept nowhere",
	"/staff/password": UNSHOWN,
	"/staff/patients": "no form",
	"/staff/releases/:ref": "a count and a line of letters and numbers, which are copied from elsewhere",
	"/staff/releases/new":
		"a short name, a day, choices from lists, and a file of numbers of patients, kept nowhere",
	"/staff/sign-in": "a password; nobody is signed in",
	"/staff/sign-out": "a press",
	"/staff/stay": "a press",
	"/staff/tools/:tool/comment": "kept by its own page",
	"/staff/tools/:tool/draft": "a press",
	"/staff/tools/:tool/draft/ask": "the test below, with a draft that people can be asked about",
	"/staff/training": "one date",
};

/** Holds each form about no patient to one of the two. */
export function staffPagesTyped(worldNow: () => World): void {
	it("are all forms about no patient that staff can send", () => {
		const forms = Object.entries(DOORS).filter(
			([pattern, { post, clinician, lead }]) =>
				/^\/staff(\/|$)/.test(pattern) &&
				!/^\/staff\/(patients\/:id|disputes\/:patient)/.test(pattern) &&
				[post[3], clinician?.[1], lead?.[1]].some((one) => (one ?? 405) !== 405),
		);
		expect(forms.map(([pattern]) => pattern).toSorted()).toEqual(
			[...Object.keys(KEPT), ...Object.keys(NOTHING_LOST)].toSorted(),
		);
	});

	it.each(Object.entries(KEPT))(
		"is given back at %s to whoever typed it, and saved by nobody",
		async (pattern, [typed, role = "lead"]) => {
			const world = worldNow();
			const fields = typeof typed === "function" ? typed(world) : typed;
			await isGivenBack(world, { path: DOORS[pattern]?.path(world) ?? "", role, fields, shown: SHOWN });
		},
	);

	it("is given back where people are asked about a draft, or why they are not", async () => {
		const world = worldNow();
		const draft = "/staff/tools/patient-letters/draft";
		const { again } = await late(world, "lead");
		const part = (await ask(world.port, `${draft}/tool`, { headers: { cookie: again } })).body;
		const changed = { changed: "yes", "difference-en": "A new model.", seen: hidden(part, "seen") };
		await send(world.port, `${draft}/tool`, again, { ...changed, once: hidden(part, "once") });
		const path = `${draft}/ask`;
		const days = { move: "open", "opens-year": "20999" };
		await isGivenBack(world, { path, role: "lead", fields: days, shown: 'value="20999"' });
		const why = { move: "why-not", "words-en": WORDS };
		await isGivenBack(world, { path, role: "lead", fields: why, shown: SHOWN });
		const page = (await ask(world.port, draft, { headers: { cookie: again } })).body;
		const drop = { move: "dropped", seen: hidden(page, "seen"), once: "d".repeat(32) };
		expect((await send(world.port, draft, again, drop)).status).toBe(303);
	});

	it("never has the keys of a system, which are not shown again, and has the rest", async () => {
		const world = worldNow();
		const path = "/staff/clients/new";
		const { ended, again } = await late(world, "lead");
		await send(world.port, path, ended, { name: WORDS, keys: '{"kty":"EC","d":"a-private-part"}' });
		const [row] = await world.db.read.select().from(typedPages);
		const place = { table: "typed_pages", row: `${row?.staffId} ${path}`, column: "sealed" };
		const opened = world.db.vault.portal.open(place, row?.sealed ?? "");
		expect(readTypedFields(opened).map(([name]) => name)).toEqual(["name"]);
		const { body } = await ask(world.port, path, { headers: { cookie: again } });
		expect([body.includes(SHOWN), body.includes("a-private-part")]).toEqual([true, false]);
		await forgetTyped(world);
	});

	it("stays while another form of the same page is saved, and ends with its own", async () => {
		const world = worldNow();
		const path = `/staff/tools/${TOOL}`;
		const { ended, again } = await late(world, "lead");
		const headers = { cookie: again };
		await send(world.port, path, ended, { move: "check", found: WORDS, once: "e".repeat(32) });
		const page = (await ask(world.port, path, { headers })).body;
		const review = { move: "review-opened", why: "We look into it.", once: "f".repeat(32) };
		expect((await send(world.port, path, again, { ...review, seen: hidden(page, "seen") })).status).toBe(303);
		expect((await ask(world.port, path, { headers })).body).toContain(SHOWN);
		const check = { move: "check", found: WORDS, source: "Our audit", next: "3", once: "e".repeat(32) };
		const day = { day: "1", month: "11", year: "2026" };
		expect((await send(world.port, path, again, { ...check, ...day })).status).toBe(303);
		expect(await keptOfStaff(world)).toEqual([]);
		const after = (await ask(world.port, path, { headers })).body;
		const closed = { move: "review-closed", why: "We looked.", once: "a1".repeat(16) };
		expect((await send(world.port, path, again, { ...closed, seen: hidden(after, "seen") })).status).toBe(
			303,
		);
	});

	it("ends where its form is not there any more, and the page is as it is now", async () => {
		const world = worldNow();
		const path = `/staff/tools/${TOOL}`;
		const { ended, again } = await late(world, "lead");
		await send(world.port, path, ended, { move: "review-closed", why: "Nothing was found." });
		expect(await keptOfStaff(world)).toHaveLength(1);
		const { status, body } = await ask(world.port, path, { headers: { cookie: again } });
		expect([status, body.includes("Nothing was found."), body.includes("We kept what you wrote")]).toEqual([
			...[200, false, false],
		]);
		expect(await keptOfStaff(world)).toEqual([]);
	});
}
