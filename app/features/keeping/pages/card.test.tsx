import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { StaffActor } from "#app/core/actor.ts";
import { entries, toolDrafts } from "#db/schema.ts";
import { openPortal, rhian, type TestPortal } from "#tests/portal.ts";
import { action, loader } from "./card.tsx";

const lena: StaffActor = { ...rhian, staffId: "staff-lena", staffRole: "lead", name: "Lena Hart" };
const ich = readFileSync("tests/cards/Aidoc_ICH-02-RT.xml", "utf8");
const PATH = "/staff/tools/new/import";

let portal: TestPortal;
beforeEach(async () => {
	portal = await openPortal();
});
afterEach(() => portal.close());

async function send(fields: { file?: BlobPart; pasted?: string }, actor: StaffActor | undefined = lena) {
	const body = new FormData();
	if (fields.file !== undefined) body.append("file", new File([fields.file], "card"));
	body.append("pasted", fields.pasted ?? "");
	const request = new Request(`http://localhost:3000${PATH}`, { method: "POST", body });
	const answer = await action({ request, params: {}, context: portal.context(actor, PATH) }).catch(
		(thrown: Response) => thrown,
	);
	return { status: answer.status, data: answer.body === null ? null : await answer.json() };
}

/** Each name stands for ten of the one before: written out, 10 to the 40th. */
const BOMB = `<!DOCTYPE a [<!ENTITY e0 "ha">${Array.from({ length: 40 }, (_, n) => `<!ENTITY e${n + 1} "${`&e${n};`.repeat(10)}">`).join("")}]><a>&e40;</a>`;

describe("the card of a tool that an AI lead has read", () => {
	it("is shown, pasted or as a file, with what it lacks; nothing of it is kept", async () => {
		const before = await portal.db.read.select().from(entries);
		for (const sent of [{ file: ich }, { pasted: ich }, { file: `\uFEFF${ich}` }]) {
			const { status, data } = await send(sent);
			expect([status, data.problem, data.card.facts.maker]).toEqual([200, null, "Aidoc"]);
			expect(data.card.lacking).toEqual(["instead"]);
		}
		expect(await portal.db.read.select().from(entries)).toEqual(before);
		expect(await portal.db.read.select().from(toolDrafts)).toEqual([]);
	});

	it.each([
		["nothing", {}, "nothing"],
		["an empty file", { file: "" }, "nothing"],
		["UTF-16", { file: Buffer.from(ich, "utf16le") }, "file-utf16"],
		["UTF-16 with its mark", { file: Buffer.from(`\uFEFF${ich}`, "utf16le") }, "file-utf16"],
		["another encoding", { file: Buffer.from("<a>é</a>", "latin1") }, "file-not-utf8"],
		["a picture", { file: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]) }, "file-not-utf8"],
		["signs that nobody types", { pasted: "Name \u0007" }, "not-readable"],
		["half a card", { file: ich.slice(0, 9_000) }, "xml-broken"],
		["a document type", { file: `<!DOCTYPE a>${ich.slice(ich.indexOf("<Applied"))}` }, "xml-doctype"],
		["names that stand for ten others each, pasted", { pasted: BOMB }, "xml-doctype"],
		["names that stand for ten others each, as a file", { file: BOMB }, "xml-doctype"],
		["a letter", { pasted: "Dear team" }, "no-record"],
	])("is refused in words with %s, and what was pasted is kept", async (_, sent, why) => {
		const { status, data } = await send(sent);
		expect([status, data.problem, data.card]).toEqual([422, why, null]);
		if ("pasted" in sent) expect(data.pasted).toBe(sent.pasted);
	});

	it("is nobody's but an AI lead's", async () => {
		const open = (actor: StaffActor | undefined) =>
			loader({
				request: new Request(`http://localhost:3000${PATH}`),
				params: {},
				context: portal.context(actor, PATH),
			}).catch((thrown: Response) => thrown);
		expect((await open(lena)).status).toBe(200);
		expect((await open(rhian)).status).toBe(404);
		expect((await open(undefined)).status).toBe(303);
		expect((await send({ pasted: ich }, rhian)).status).toBe(404);
	});
});
