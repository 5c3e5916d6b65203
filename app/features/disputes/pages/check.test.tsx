import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { listDrafts } from "#app/features/choices/kept-draft.store.server.ts";
import { disputes, entries } from "#db/schema.ts";
import { minutesAfterNoon, NOON } from "#tests/builders.ts";
import { openPortal, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { findDraft } from "../dispute-draft.store.server.ts";
import { action as answer, loader as answerLoader } from "./answer.tsx";
import { action as check, loader as checkLoader } from "./check.tsx";
import { action as about, loader as aboutLoader } from "./new.tsx";
import { action as what, loader as whatLoader } from "./what.tsx";

const NEW = "/en/my/disputes/new";
interface AskingPage {
	action(args: ActionFunctionArgs): Promise<Response>;
	loader(args: LoaderFunctionArgs): Promise<Response>;
}

const PAGES: Readonly<Record<string, AskingPage>> = {
	[NEW]: { action: about, loader: aboutLoader },
	[`${NEW}/what`]: { action: what, loader: whatLoader },
	[`${NEW}/answer`]: { action: answer, loader: answerLoader },
	[`${NEW}/check`]: { action: check, loader: checkLoader },
};

let portal: TestPortal;
let amina: TestPatient;
beforeEach(async () => {
	portal = await openPortal();
	amina = await portal.addPatient();
});
afterEach(() => portal.close());

const pageOf = (path: string) => PAGES[path.split("?")[0] ?? ""] ?? PAGES[NEW];

async function open(path: string, lang = "en", at = NOON) {
	const request = new Request(`http://localhost:3000${path}`);
	const loader = pageOf(path)?.loader ?? aboutLoader;
	return answered(loader({ request, params: { lang }, context: portal.context(amina.actor, path, at) }));
}

/** `ended`: the session ended by itself a moment ago. */
async function send(
	path: string,
	fields: readonly (readonly [string, string])[],
	over: { lang?: string; ended?: true } = {},
) {
	const body = new URLSearchParams(fields.map(([name, value]) => [name, value]));
	const request = new Request(`http://localhost:3000${path}`, { method: "POST", body });
	const context = portal.context(amina.actor, path);
	if (over.ended && context.session)
		Object.assign(context.session, { live: false, endsAt: minutesAfterNoon(-5) });
	const action = pageOf(path)?.action ?? about;
	return answered(action({ request, params: { lang: over.lang ?? "en" }, context }));
}

async function answered(response: Promise<Response>) {
	const { status, headers, body } = await response.catch((thrown: Response) => thrown);
	const text = body === null ? "" : await new Response(body).text();
	return { status, location: headers.get("location"), data: text === "" ? undefined : JSON.parse(text) };
}

const draft = () => findDraft(portal.db, amina.actor, NOON);
const nothingSaved = async () => {
	expect(await portal.db.read.select().from(disputes)).toEqual([]);
	expect(await portal.db.read.select().from(entries)).toEqual([]);
};

/** All three questions answered. */
async function whole(routes: readonly string[] = []) {
	await send(NEW, [["about", "tool:eye-scan-urgency"]]);
	await send(
		`${NEW}/what`,
		routes.map((route) => [`route-${route}`, "yes"] as const),
	);
	return send(`${NEW}/answer`, [
		["by", "letter"],
		["pauses", "yes"],
	]);
}

describe("from the first question to the receipt", () => {
	it("leads over four pages, needs no word, and ends on the dispute's own page", async () => {
		expect((await send(NEW, [["about", "unknown"]])).location).toBe(`${NEW}/what`);
		expect((await send(`${NEW}/what`, [])).location).toBe(`${NEW}/answer`);
		expect((await send(`${NEW}/answer`, [["by", "letter"]])).location).toBe(`${NEW}/check`);
		const { data } = await open(`${NEW}/check`);
		expect(data).toMatchObject({ pause: null, answers: { what: { routes: ["other"], words: "" } } });
		await nothingSaved();
		const sent = await send(`${NEW}/check`, [["once", data.once]]);
		expect(sent.status).toBe(303);
		expect(sent.location).toMatch(/^\/en\/my\/disputes\/\w+$/);
		expect((await send(`${NEW}/check`, [["once", data.once]])).location).toBe(sent.location);
		expect(await portal.db.read.select().from(disputes)).toHaveLength(1);
	});

	it("tells an urgent worry whom to call before anything is sent", async () => {
		await whole(["urgent"]);
		expect((await open(`${NEW}/answer`)).data.urgentPhone).toBe("01632 960 100");
		const { data } = await open(`${NEW}/check`);
		expect(data.urgentPhone).toBe("01632 960 100");
		expect(data.clocks[0]).toMatchObject({ name: "urgent-look", due: "2026-11-21" });
		await nothingSaved();
	});

	it("says the rights around a machine's decision, and only there", async () => {
		await whole(["machine-alone"]);
		expect((await open(`${NEW}/check`)).data.isMachineAlone).toBe(true);
		await whole(["tool-output"]);
		expect((await open(`${NEW}/check`)).data.isMachineAlone).toBe(false);
	});

	it("leads back to the check page from where an answer is changed", async () => {
		await whole();
		expect((await send(`${NEW}/what?change=1`, [["route-complaint", "yes"]])).location).toBe(`${NEW}/check`);
	});

	it("keeps the tool or use that a link names, and a question that was skipped is asked", async () => {
		expect((await open(`${NEW}?tool=eye-scan-urgency`)).data.chosen).toBe("tool:eye-scan-urgency");
		for (const page of ["what", "answer", "check"])
			expect(await open(`${NEW}/${page}`)).toMatchObject({ status: 303, location: NEW });
	});

	it("shows what was typed again in another language, and saves nothing by that", async () => {
		const fields = [
			["words", "اسکین"],
			["switch", "ur"],
		] as const;
		const { status, data } = await send(`${NEW}/what`, fields, { lang: "ur" });
		expect([status, data.typed.words]).toEqual([200, "اسکین"]);
		expect(await draft()).toBeUndefined();
	});

	it("keeps what was typed when the session had ended, and leads on from there after signing in", async () => {
		const sent = await send(NEW, [["about", "unknown"]], { ended: true });
		expect(sent.location).toBe(`/en/sign-in?to=${encodeURIComponent(`${NEW}/what`)}`);
		expect((await draft())?.about).toEqual({ kind: "unknown" });
		expect((await listDrafts(portal.db, amina.actor, NOON)).own).toEqual([]);
	});

	it("keeps the language in which the words were written when they are only read again in another", async () => {
		await send(NEW, [["about", "unknown"]]);
		await send(`${NEW}/what`, [["words", "My eye hurts."]]);
		await send(`${NEW}/what`, [["words", "My eye hurts."]], { lang: "ur" });
		expect((await draft())?.what?.lang).toBe("en");
	});
});

describe("what cannot be taken", () => {
	it.each([
		["no answer", NEW, [], "about-missing"],
		["a use that is another patient's, or nobody's", NEW, [["about", "use:1234"]], "about-missing"],
		["a tool that is not used at their services", NEW, [["about", "tool:sleep-therapy"]], "about-missing"],
		["something that is no answer", NEW, [["about", "everything"]], "about-missing"],
		[
			"two answers",
			NEW,
			[
				["about", "unknown"],
				["about", "unknown"],
			],
			"sent-twice",
		],
		["words without end", `${NEW}/what`, [["words", "x".repeat(4001)]], "too-long"],
		["odd characters", `${NEW}/what`, [["words", "a\u0000b"]], "control-characters"],
		["no way to answer", `${NEW}/answer`, [], "by-missing"],
		["a way by which we do not reach them", `${NEW}/answer`, [["by", "email"]], "by-missing"],
		[
			"a name that turns the line around",
			`${NEW}/answer`,
			[
				["by", "letter"],
				["helper-trusted", "Ali \u202Enahk"],
			],
			"name-direction",
		],
	] as const)("%s is named, kept on screen and saved nowhere", async (_what, path, fields, name) => {
		const { status, data } = await send(path, fields);
		expect(status).toBe(422);
		expect(data.problems.map((problem: { name: string }) => problem.name)).toEqual([name]);
		expect(await draft()).toBeUndefined();
		await nothingSaved();
	});

	it("a link to a use of somebody else is a page that is not there", async () => {
		expect((await open(`${NEW}?use=1234`)).status).toBe(404);
		expect((await open(`${NEW}?tool=sleep-therapy`)).status).toBe(404);
	});

	it("a check page that an older window shows is shown again first", async () => {
		await whole();
		const { once } = (await open(`${NEW}/check`)).data;
		await whole(["complaint"]);
		expect(await send(`${NEW}/check`, [["once", once]])).toMatchObject({
			status: 409,
			data: { problem: "draft-changed" },
		});
		await nothingSaved();
	});
});
