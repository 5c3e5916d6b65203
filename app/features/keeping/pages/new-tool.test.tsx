import type { ActionFunctionArgs } from "@remix-run/node";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { entries } from "#db/schema.ts";
import { openPortal, rhian, type TestPortal } from "#tests/portal.ts";
import { draftDesk, hillsideLead, lena, omar } from "#tests/two-leads.ts";
import { loader as draftLoader, action as moveAction } from "./draft.tsx";
import { action as factsAction, loader as factsLoader } from "./facts.tsx";
import { action, loader } from "./new-tool.tsx";

const PATH = "/staff/tools/new";
const ID = "chest-scan-reader";
const KEY = "0123456789abcdef".repeat(2);
const NEW = { name: "Chest scan reader", line: "It reads scans of the chest.", once: KEY };

let portal: TestPortal;
beforeEach(async () => {
	portal = await openPortal();
});
afterEach(() => portal.close());

type Fields = Readonly<Record<string, string>>;
type Handler = (args: ActionFunctionArgs) => Promise<Response>;
async function call(handler: Handler, path: string, actor: typeof lena | undefined, fields?: Fields) {
	const body = new FormData();
	for (const [name, text] of Object.entries(fields ?? {})) body.append(name, text);
	const request = new Request(`http://localhost:3000${path}`, fields && { method: "POST", body });
	const params = { tool: path.split("/")[3] ?? "" };
	const answer = await handler({
		request,
		params,
		context: portal.context(actor, path),
	}).catch((thrown: Response) => thrown);
	const data = answer.body === null ? null : await answer.json();
	return { status: answer.status, to: answer.headers.get("location"), data };
}
const begin = (fields: Fields, actor = lena) => call(action, PATH, actor, fields);

describe("the page on which a tool begins", () => {
	it("leads to its draft, and is nobody's but an AI lead's", async () => {
		expect(await begin(NEW)).toMatchObject({ status: 303, to: `/staff/tools/${ID}/draft` });
		expect(await begin(NEW)).toMatchObject({ status: 303, to: `/staff/tools/${ID}/draft` });
		expect((await call(loader, PATH, rhian)).status).toBe(404);
		expect((await begin(NEW, rhian)).status).toBe(404);
		expect((await call(loader, PATH, undefined)).status).toBe(303);
	});

	it.each([
		[{ ...NEW, name: "" }, 422, "name-missing"],
		[{ ...NEW, name: "123" }, 422, "name-letters"],
		[{ ...NEW, once: "" }, 422, "key-missing"],
		[{ ...NEW, name: "Eye scan tool" }, 409, "name-taken"],
	])("says what is wrong, keeps what was typed, and begins nothing: %j", async (fields, status, name) => {
		const before = await portal.db.read.select().from(entries);
		const { data, ...answer } = await begin(fields);
		expect([answer.status, data.problems.map((one: { name: string }) => one.name)]).toEqual([status, [name]]);
		expect(data.typed).toEqual({ name: fields.name, line: fields.line });
		expect(await portal.db.read.select().from(entries)).toEqual(before);
	});

	it("takes a card along, through a mistake too, and the draft says what the card leaves open", async () => {
		const facts = {
			...{ name: "ChestAI", maker: "Maker Ltd", makerVersion: null, does: null },
			...{ statedFacts: [], statedLimits: [], source: "A card", sourcePlace: null },
		};
		const card = JSON.stringify({ facts, lacking: ["instead", "limits"] });
		const { data } = await begin({ ...NEW, line: "", card });
		expect(data.card).toBe(card);
		await begin({ ...NEW, card });
		const draft = await call(draftLoader, `/staff/tools/${ID}/draft`, lena);
		expect(draft.data.card).toEqual({ source: "A card", lacking: ["instead", "limits"] });
	});
});

describe("the page of a new tool's facts", () => {
	it("answers no question before somebody did, keeps what was typed, and saves what is whole", async () => {
		await begin(NEW);
		const path = `/staff/tools/${ID}/draft/facts`;
		const { data: page } = await call(factsLoader, path, omar);
		expect([page.now.category, page.now.care, page.now.source]).toEqual(["", "", ""]);
		const press = { once: KEY.replace("0", "1"), seen: page.seen };
		const wrong = await call(factsAction, path, omar, { ...page.now, ...press, supplier: "Maker Ltd" });
		expect([wrong.status, wrong.data.typed.supplier]).toEqual([422, "Maker Ltd"]);
		const facts = {
			...{ category: "service", usesPatientData: "yes", care: "consent", machineAlone: "no" },
			...{ sourceStage: "in-use", source: "The maker", sourcePlace: "Its card" },
		};
		const saved = await call(factsAction, path, omar, { ...page.now, ...press, ...facts });
		expect(saved).toMatchObject({ status: 303, to: `/staff/tools/${ID}/draft` });
		const stale = await call(factsAction, path, lena, { ...page.now, ...facts, seen: page.seen, once: KEY });
		expect(stale.status).toBe(409);
		for (const actor of [rhian, hillsideLead])
			expect((await call(factsLoader, path, actor)).status).toBe(404);
	});
});

describe("the draft of a new tool", () => {
	it("that is thrown away leads back to the list", async () => {
		await begin(NEW);
		const path = `/staff/tools/${ID}/draft`;
		const { once, seen } = (await call(draftLoader, path, lena)).data;
		const answer = await call(moveAction, path, lena, { move: "dropped", once: once.dropped, seen });
		expect(answer).toMatchObject({ status: 303, to: "/staff/tools" });
		expect((await call(draftLoader, path, lena)).status).toBe(404);
		await expect(draftDesk(portal, ID).draftOf()).rejects.toThrow("not theirs");
	});
});
