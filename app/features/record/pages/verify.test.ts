import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startCheckpoints } from "#app/server/record/checkpoints.server.ts";
import { readyRecord } from "#app/server/record/record-start.server.ts";
import { entries } from "#db/schema.ts";
import { NOON } from "#tests/builders.ts";
import { openPortal, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { record, subjectOf } from "../record.store.server.ts";
import { loader as proofLoader } from "./proof.ts";
import { action } from "./verify.tsx";

let portal: TestPortal;
let who: TestPatient;
let ref: string;
let proofs: Awaited<ReturnType<typeof start>>;
beforeAll(async () => {
	portal = await openPortal();
	who = await portal.addPatient();
	proofs = await start();
	const subject = await subjectOf(portal.db.read, portal.db.vault, who.no);
	if (subject === undefined) throw new Error("no subject");
	const by = { decider: { who: "patient" }, recorder: { who: "patient" }, way: "online" } as const;
	const said = { ...by, helped: null, interpreter: null };
	const scope = { tool: "eye-scan-urgency", purpose: "care" } as const;
	const body = {
		kind: "choice.made",
		version: 1,
		scope,
		answer: "no",
		notice: 1,
		lang: "en",
		saidOn: null,
		said,
	} as const;
	({ ref } = await portal.db.write((q) => record(q, portal.db.vault, subject, body, NOON)));
});
afterAll(async () => {
	await proofs.stop();
	portal.close();
});

async function start() {
	const checkpointDir = join(portal.folder, "checkpoints");
	const folders = { keysDir: portal.folder, checkpointDir, publicOrigin: "https://choices.example" };
	const ready = await readyRecord(portal.db, folders);
	const parts = { db: portal.db, now: () => NOON, fault: () => {} };
	return { keys: ready.keys.known, ...startCheckpoints(parts, ready, checkpointDir) };
}

async function sent(fields: Record<string, string | Blob>) {
	const body = new FormData();
	for (const [name, value] of Object.entries(fields)) body.set(name, value);
	const request = new Request("http://localhost:3000/en/verify", { method: "POST", body });
	const context = { ...portal.context(undefined, "/en/verify"), proofs };
	const answer = await action({ request, params: { lang: "en" }, context });
	return { status: answer.status, ...((await answer.json()) as { result: unknown; problem: unknown }) };
}

async function proof(): Promise<string> {
	const path = `/en/my/receipts/${ref}/proof`;
	const context = { ...portal.context(who.actor, path), proofs };
	const request = new Request(`http://localhost:3000${path}`);
	const answer = await proofLoader({ request, params: { lang: "en", id: ref }, context });
	expect(answer.headers.get("content-disposition")).toBe(`attachment; filename="receipt-${ref}.tlog-proof"`);
	return answer.text();
}

describe("checking a receipt", () => {
	it("by its reference tells a stranger yes or no, and nothing else", async () => {
		const typed = ref.toLowerCase().replace(/-/g, " ");
		expect(await sent({ reference: typed })).toMatchObject({
			status: 200,
			result: { what: "there", reference: ref },
		});
		const other = { what: "not-there", reference: "0000-0000-0000" };
		expect(await sent({ reference: "oooo oooo oooo" })).toMatchObject({ status: 200, result: other });
		const { result } = await sent({ reference: ref });
		expect(Object.keys(result as object)).toEqual(["what", "reference"]);
	});

	it("by its file, or the text of it with a browser's line ends, shows what it proves", async () => {
		const file = await proof();
		const [row] = await portal.db.read.select().from(entries);
		const said = { about: { tool: { id: "eye-scan-urgency" }, purpose: "care" }, answer: "no" };
		const proved = { what: "proved", reference: ref, at: NOON.toISOString(), number: row?.seq, said };
		expect(await sent({ file: new Blob([file]) })).toMatchObject({ status: 200, result: proved });
		const pasted = `\r\n${file.replaceAll("\n", "\r\n")}\r\n`;
		expect(await sent({ pasted, file: new Blob([]), reference: "" })).toMatchObject({
			status: 200,
			result: proved,
		});
	});

	it.each([
		["nothing", {}, { field: "reference", name: "nothing" }],
		["half a reference", { reference: "AB12-CD34" }, { field: "reference", name: "reference-wrong" }],
		["another file", { file: new Blob(["%PDF-1.7"]) }, { field: "file", name: "not-a-receipt" }],
		[
			"a file that is not text",
			{ file: new Blob([new Uint8Array([0, 255, 254, 0])]) },
			{ field: "file", name: "not-a-receipt" },
		],
		["another text", { pasted: "x".repeat(100_000) }, { field: "pasted", name: "not-a-receipt" }],
	])("says what is wrong with %s", async (_what, fields, problem) => {
		expect(await sent(fields as Record<string, string | Blob>)).toMatchObject({
			status: 422,
			result: null,
			problem,
		});
	});
});

describe("the proof of a receipt", () => {
	it("is not there for another patient", async () => {
		const other = await portal.addPatient();
		const context = { ...portal.context(other.actor, "/en/my"), proofs };
		const request = new Request("http://localhost:3000/en/my");
		const asked = proofLoader({ request, params: { lang: "en", id: ref }, context });
		await expect(asked).rejects.toMatchObject({ status: 404 });
	});

	it("is not there for what the patient did not say", async () => {
		const subject = await subjectOf(portal.db.read, portal.db.vault, who.no);
		if (subject === undefined) throw new Error("no subject");
		const used = { kind: "letter-code", version: 1, what: "used", recorder: { who: "patient" } } as const;
		const made = await portal.db.write((q) => record(q, portal.db.vault, subject, used, NOON));
		const context = { ...portal.context(who.actor, "/en/my"), proofs };
		const request = new Request("http://localhost:3000/en/my");
		const asked = proofLoader({ request, params: { lang: "en", id: made.ref }, context });
		await expect(asked).rejects.toMatchObject({ status: 404 });
	});
});
