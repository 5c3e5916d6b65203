import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { understoodCounts } from "#db/schema.ts";
import { openPortal, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { action, headers, loader } from "./check.tsx";

const TOOL = "eye-scan-urgency";
let portal: TestPortal;
let amina: TestPatient;
beforeEach(async () => {
	portal = await openPortal();
	amina = await portal.addPatient();
});
afterEach(() => portal.close());

const key = (n: number) => n.toString(16).padStart(32, "0");
const PATH = `/en/tools/${TOOL}/understood`;
const send = (
	fields: Readonly<Record<string, string>>,
	{ tool = TOOL, caller = "203.0.113.5", actor = undefined as TestPatient["actor"] | undefined } = {},
) => {
	const body = new URLSearchParams({ once: key(1), notice: "1", ...fields });
	const request = new Request(`http://localhost:3000${PATH}`, { method: "POST", body, headers: { caller } });
	const asked = { request, params: { lang: "en", tool }, context: portal.context(actor, PATH) };
	return action(asked).catch((thrown: Response) => thrown);
};
const rows = () => portal.db.read.select().from(understoodCounts);

describe("the questions about a tool's page", () => {
	it("are answered with what this tool's page says", async () => {
		const answer = await send({ decides: "person", no: "without", change: "unsure" });
		expect([answer.status, (await answer.json()).grades]).toEqual([
			200,
			{ decides: "wrong", no: "right", change: "unsure" },
		]);
		const rostering = await send(
			{ no: "cannot", change: "nothing", once: key(2) },
			{ tool: "staff-rostering" },
		);
		expect((await rostering.json()).grades).toEqual({ no: "right", change: "right" });
	});

	it("count once by a double press, signed in or not alike", async () => {
		await send({ decides: "not-known" });
		await send({ decides: "not-known" });
		await send({ decides: "not-known", once: key(2) }, { actor: amina.actor });
		expect(await rows()).toMatchObject([{ question: "decides", rightCount: 2, lang: "en", notice: 1 }]);
	});

	it("count nothing of a page that has changed since, without a key, or after 60 a day from one address", async () => {
		await send({ decides: "person", notice: "2" });
		await send({ decides: "person", once: "made up" });
		expect(await rows()).toEqual([]);
		for (let n = 0; n < 61; n += 1) {
			const answer = await send({ decides: "person", once: key(n) });
			expect((await answer.json()).grades).toEqual({ decides: "wrong" });
		}
		expect(await rows()).toMatchObject([{ wrongCount: 60 }]);
	});

	it("are refused in words where nothing or something else is answered, and nothing is counted", async () => {
		for (const [fields, name] of [
			[{}, "nothing"],
			[{ decides: "everybody" }, "unclear"],
			[{ no: "x".repeat(300) }, "unclear"],
		] as const) {
			const answer = await send(fields);
			expect([answer.status, (await answer.json()).problem.name]).toEqual([422, name]);
		}
		expect(await rows()).toEqual([]);
	});

	it("keep what was answered when the language changes, and count nothing yet", async () => {
		const answer = await send({ decides: "machine", switch: "ur" });
		expect(await answer.json()).toMatchObject({ answers: { decides: "machine" }, grades: null });
		expect(await rows()).toEqual([]);
	});

	it("are not there for a tool that is not there", async () => {
		expect((await send({ decides: "person" }, { tool: "nothing" })).status).toBe(404);
		const missing = loader({
			request: new Request(`http://localhost:3000${PATH}`),
			params: { lang: "en", tool: "nothing" },
			context: portal.context(undefined, PATH),
		});
		expect((await missing.catch((thrown: Response) => thrown)).status).toBe(404);
	});

	it("leave no length of their answer in the log", () => {
		expect(headers()).toEqual({ "X-Unmeasured": "1" });
	});
});
