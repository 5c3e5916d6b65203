import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { StaffActor } from "#app/core/actor.ts";
import { reconciliations } from "#db/schema.ts";
import { answers } from "#tests/answers.ts";
import { minutesAfterNoon, NOON } from "#tests/builders.ts";
import { aKeyPair, setOf } from "#tests/machine-client.ts";
import { aClient, follow, reportsUse, TOOL } from "#tests/machine-desk.ts";
import { openPortal, rhian, type TestPortal } from "#tests/portal.ts";
import { hillsideLead, lena, omar } from "#tests/two-leads.ts";
import { action, loader } from "./client.tsx";
import { loader as listLoader } from "./clients.tsx";
import { action as addAction, loader as newLoader } from "./new-client.tsx";

let portal: TestPortal;
beforeEach(async () => {
	portal = await openPortal();
});
afterEach(() => portal.close());

/** A page answers or throws its answer; both reach the browser. */
async function answered(response: Promise<Response>) {
	const { status, headers, body } = await response.catch((thrown: Response) => thrown);
	const text = body === null ? "" : await new Response(body).text();
	const isData = headers.get("content-type")?.includes("json") === true;
	return { status, location: headers.get("location") ?? "", data: isData ? JSON.parse(text) : text };
}

const at = (path: string, actor: StaffActor, fields?: Readonly<Record<string, string>>) => ({
	request: new Request(
		`http://localhost:3000${path}`,
		fields && { method: "POST", body: new URLSearchParams(fields) },
	),
	params: { id: path.split("/").at(-1) ?? "" },
	context: portal.context(actor, path),
});

const ADD = "/staff/clients/new";
const camera = {
	name: "Eye clinic camera",
	"tool-eye-scan-urgency": "yes",
	"scope-read": "yes",
	keys: setOf(aKeyPair("eye-1")),
	once: "a1".repeat(16),
};
const add = (over: Readonly<Record<string, string>> = {}, actor = lena) =>
	answered(addAction(at(ADD, actor, { ...camera, ...over })));
const list = (actor: StaffActor) => answered(listLoader(at("/staff/clients", actor)));
const show = (path: string, actor = lena) => answered(loader(at(path, actor)));
const press = (path: string, fields: Readonly<Record<string, string>>, actor = lena) =>
	answered(action(at(path, actor, fields)));

describe("the list of systems", () => {
	it("is empty at first, then names each with what it may do, its keys and how it stands", async () => {
		expect((await list(lena)).data.clients).toEqual([]);
		const { location } = await add();
		expect((await list(omar)).data.clients).toEqual([
			{
				id: location.split("/").at(-1),
				name: "Eye clinic camera",
				scopes: ["read"],
				state: "waits",
				missed: false,
				keys: [],
				askedAt: null,
			},
		]);
		const { seen, names } = (await show(location, omar)).data.asked;
		expect(names).toEqual(["eye-1"]);
		await press(location, { what: "agreed", seen }, omar);
		expect((await list(lena)).data.clients).toMatchObject([{ state: "asks", keys: ["eye-1"] }]);
	});

	it("tells of one that was never let in that nothing is sent to it yet, and of one that was stopped that nothing is now", async () => {
		const { location } = await add();
		expect((await show(location)).data.facts.sent).toBe("not-yet");
		await press(location, { what: "agreed", seen: (await show(location, omar)).data.asked.seen }, omar);
		expect((await show(location)).data.facts.sent).toBe("sent");
		await press(location, { what: "disabled", why: "It was replaced." });
		expect((await show(location)).data.facts.sent).toBe("not-now");
		await press(location, { what: "asked", keys: setOf(aKeyPair("eye-2")), why: "It is back." });
		expect((await show(location)).data.facts).toMatchObject({ state: "waits", sent: "not-now" });
	});

	it("is there for leads of the provider alone, each of its pages too", async () => {
		const { location } = await add();
		expect((await list(hillsideLead)).data.clients).toEqual([]);
		for (const actor of [hillsideLead, rhian]) {
			expect((await show(location, actor)).status).toBe(404);
			expect((await press(location, { what: "disabled", why: "x" }, actor)).status).toBe(404);
		}
		expect((await list(rhian)).status).toBe(404);
		expect((await answered(newLoader(at(ADD, rhian)))).status).toBe(404);
		expect((await add({}, rhian)).status).toBe(404);
	});
});

describe("the form of a new system", () => {
	it.each([
		["no name", { name: " " }, ["name", "name-missing"]],
		["a name that turns around", { name: "Scan\u202Ereader" }, ["name", "not-readable"]],
		["no tool", { "tool-eye-scan-urgency": "no" }, [expect.stringMatching(/^tool-/), "tools-missing"]],
		[
			"a tool that its provider does not use",
			{ "tool-eye-scan-urgency": "", "tool-moon": "yes" },
			[expect.stringMatching(/^tool-/), "tools-missing"],
		],
		["nothing that it may do", { "scope-read": "" }, ["scope-read", "scopes-missing"]],
		["no keys", { keys: "" }, ["keys", "keys-missing"]],
		["keys that are none", { keys: "hello" }, ["keys", "keys-not-json"]],
		["an address inside", { keys: "https://127.0.0.1/jwks" }, ["keys", "keys-address"]],
		["an address without https", { keys: "http://keys.maker.example/jwks" }, ["keys", "keys-address"]],
		["far too many letters", { keys: "x".repeat(20_001) }, ["keys", "not-readable"]],
		["a lost key of the form", { once: "" }, ["form-submit", "key-missing"]],
	] as const)("is refused with %s, and keeps what was typed", async (_what, over, [field, name]) => {
		const refused = await add(over);
		expect([refused.status, refused.data.problems]).toEqual([422, [{ field, name }]]);
		const typed = { ...camera, ...over };
		expect(refused.data.typed.name).toBe(typed.name.trim());
		if (name !== "not-readable") expect(refused.data.typed.keys).toBe(typed.keys);
		expect((await list(lena)).data.clients).toEqual([]);
	});

	it("saves once for one form, and a twin of the name is refused", async () => {
		const { location, status } = await add();
		expect([status, (await add()).location]).toEqual([303, location]);
		const twin = await add({ name: "EYE clinic camera", once: "b2".repeat(16) });
		expect([twin.status, twin.data.problems]).toEqual([422, [{ field: "name", name: "name-taken" }]]);
		expect((await list(lena)).data.clients).toHaveLength(1);
	});

	it("keeps all that was typed when it is asked for in another language", async () => {
		const { status, data } = await add({ switch: "ur" });
		expect([status, data.problems, data.typed.tools]).toEqual([200, [], ["eye-scan-urgency"]]);
	});
});

describe("the page of a system", () => {
	it("takes no move without its reason, or that is none, and keeps what was typed", async () => {
		const { location } = await add();
		const keys = setOf(aKeyPair("eye-2"));
		const refused = await press(location, { what: "asked", keys });
		expect([refused.status, refused.data.problems, refused.data.typed.keys]).toEqual([
			422,
			[{ field: "why-asked", name: "why-missing" }],
			keys,
		]);
		const both = await press(location, { what: "asked", keys: "" });
		expect(both.data.problems.map(({ field }: { field: string }) => field)).toEqual(["keys", "why-asked"]);
		expect((await press(location, { what: "disabled" })).status).toBe(422);
		expect((await press(location, { what: "deleted" })).status).toBe(422);
		expect((await press(location, {})).status).toBe(422);
	});

	it("tells a lead that others changed it meanwhile", async () => {
		const { location } = await add();
		const { seen } = (await show(location, omar)).data.asked;
		await press(location, { what: "asked", keys: setOf(aKeyPair("eye-2")), why: "Newer." });
		const late = await press(location, { what: "agreed", seen }, omar);
		expect([late.status, late.data.problems[0].name]).toEqual([409, "changed-meanwhile"]);
		const own = (await show(location)).data.asked;
		expect([own.isYours, (await press(location, { what: "agreed", seen: own.seen })).status]).toEqual([
			true,
			409,
		]);
	});

	it("shows whether it asked before it acted, and each use before which it had not", async () => {
		const client = await aClient(portal, "riverside", "Ward camera");
		const path = `/staff/clients/${client.clientId}`;
		expect((await show(path)).data.facts.kept).toMatchObject({ uses: 0, asked: 0, found: [], most: null });
		const patient = await portal.addPatient();
		const use = await reportsUse(portal, client, patient, minutesAfterNoon(-60));
		const { data } = await show(path);
		expect(data.facts.kept).toMatchObject({
			...{ uses: 1, asked: 0, wentOn: 0, shown: null },
			found: [{ id: use, why: "never-asked", lang: "en" }],
		});
		expect(JSON.stringify(data)).not.toContain(patient.nhsNumber);
	});

	it("shows whether it holds the right answers, and the way to each patient for whom it did not", async () => {
		const client = await aClient(portal, "riverside", "Ward camera");
		const path = `/staff/clients/${client.clientId}`;
		expect((await show(path)).data.same).toBeNull();
		const patient = await portal.addPatient();
		await answers(portal, patient, "no");
		await follow(portal, client);
		expect((await show(path)).data.same).toMatchObject({ compared: [{ state: "never" }], named: [] });
		const compared = { clientId: client.clientId, toolId: TOOL, purpose: "care" as const, at: NOON };
		const found = { ours: 1, theirs: 0, groups: 1, cursor: "0" };
		const differences: [number | null, string][] = [
			[patient.no, "lost"],
			[null, "extra"],
		];
		await portal.db.write((q) =>
			q
				.insert(reconciliations)
				.values({ ...compared, ...found, differences })
				.returning(),
		);
		const { data } = await show(path);
		expect(data.same).toMatchObject({
			compared: [{ purpose: "care", state: "differs", last: { ours: 1, theirs: 0 } }],
			named: [
				{ what: "lost", id: patient.id },
				{ what: "extra", id: null },
			],
		});
		expect(JSON.stringify(data)).not.toContain(patient.nhsNumber);
	});

	it("has all that was done, the newest first, by whom and why", async () => {
		const { location } = await add();
		await press(location, { what: "disabled", why: "It was sold." }, omar);
		const { changes, facts } = (await show(location)).data;
		expect(facts.state).toBe("off");
		expect(changes).toMatchObject([
			{ what: "disabled", why: "It was sold.", who: "Omar Aziz" },
			{ what: "added", why: "", who: "Lena Hart" },
		]);
	});
});
