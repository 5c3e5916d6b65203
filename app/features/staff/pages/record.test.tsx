import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { entries, lookUps } from "#db/schema.ts";
import { colm, openPortal, rhian, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { loader as receiptLoader } from "./receipt.tsx";
import { action, loader } from "./record.tsx";

/** The mark of a page that showed nothing. */
const NOTHING = "0".repeat(64);
const ONCE = "0123456789abcdef0123456789abcdef";
const said = { page: "form", once: ONCE, way: "phone", decider: "patient", "choice-eye-scan-urgency": "no" };

let portal: TestPortal;
let amina: TestPatient;
beforeEach(async () => {
	portal = await openPortal();
	amina = await portal.addPatient({ language: "ur" });
});
afterEach(() => portal.close());

async function send(
	fields: Readonly<Record<string, string>>,
	over: { actor?: typeof rhian; twice?: string } = {},
) {
	const body = new URLSearchParams(fields);
	if (over.twice) body.append(over.twice, fields[over.twice] ?? "");
	const path = `/staff/patients/${amina.id}/record`;
	const request = new Request(`http://localhost:3000${path}`, { method: "POST", body });
	return answered(
		action({ request, params: { id: amina.id }, context: portal.context(over.actor ?? rhian, path) }),
	);
}

/** A page answers or throws its answer; both reach the browser. */
async function answered(response: Promise<Response>) {
	const { status, headers, body } = await response.catch((thrown: Response) => thrown);
	const text = body === null ? "" : await new Response(body).text();
	return { status, location: headers.get("location"), data: text === "" ? undefined : JSON.parse(text) };
}

async function saved(fields: Readonly<Record<string, string>> = said) {
	const { data } = await send(fields);
	return send({ ...fields, page: "check", once: data.once, seen: String(data.seen), agreed: "yes" });
}

const recorded = async () => (await portal.db.read.select().from(entries)).map(({ kind }) => kind);

describe("writing down what a patient says", () => {
	it("asks to read it back first, and saves nothing by that", async () => {
		const { status, data } = await send(said);
		expect(status).toBe(200);
		expect(data).toMatchObject({
			page: "check",
			typed: { way: "phone" },
			ahead: { answers: [{ answer: "no" }] },
		});
		expect(await recorded()).toEqual([]);
	});

	it("leads to the receipt, and leads there again when the same is sent again", async () => {
		const first = await saved();
		expect(first).toMatchObject({
			status: 303,
			location: expect.stringContaining(`/staff/patients/${amina.id}/receipts/`),
		});
		expect((await saved()).location).toBe(first.location);
		expect(await recorded()).toEqual(["choice.made"]);
	});

	it("gives the form back with everything typed when something is to change", async () => {
		const { status, data } = await send({ ...said, page: "check", change: "1", helper: "her son" });
		expect(status).toBe(200);
		expect(data).toMatchObject({ page: "form", problems: [], typed: { helper: "her son" }, once: ONCE });
	});

	it("keeps everything typed in another language too", async () => {
		const form = await send({ ...said, switch: "cy" });
		expect(form.data).toMatchObject({ page: "form", typed: { way: "phone" } });
		const check = await send({ ...said, page: "check", switch: "cy", seen: NOTHING });
		expect(check).toMatchObject({ status: 200, data: { page: "check", problem: null } });
		expect(await recorded()).toEqual([]);
	});
});

describe("what cannot be saved", () => {
	it.each([
		["a missing way", { ...said, way: "" }, "way-missing"],
		[
			"a paper form of tomorrow",
			{ ...said, way: "paper", day: "22", month: "11", year: "2026" },
			"date-in-future",
		],
		["an answer not in the list", { ...said, "choice-eye-scan-urgency": "always" }, "answer-unknown"],
		["a tool that is not in the register", { ...said, "choice-rogue": "yes" }, "tool-not-here"],
		[
			"a tool of the register that is not used for this patient",
			{ ...said, "choice-sleep-therapy": "yes" },
			"tool-not-here",
		],
		["no answer at all", { ...said, "choice-eye-scan-urgency": "leave" }, "answers-missing"],
	])("%s is named, kept on screen and saved nowhere", async (_what, fields, name) => {
		const asked = await send(fields);
		expect(asked.status).toBe(422);
		expect(asked.data.problems.map((problem: { name: string }) => problem.name)).toEqual([name]);
		expect(asked.data.typed).toMatchObject({ decider: "patient" });
		const forced = await send({ ...fields, page: "check", seen: NOTHING, agreed: "yes" });
		expect(forced.status).toBe(422);
		expect(await recorded()).toEqual([]);
	});

	it("an answer that came twice", async () => {
		const { status, data } = await send(said, { twice: "choice-eye-scan-urgency" });
		expect(status).toBe(422);
		expect(data.problems).toEqual([{ field: "choice-eye-scan-urgency", name: "sent-twice" }]);
	});

	it("words that nobody read back", async () => {
		const { status, data } = await send({ ...said, page: "check", seen: NOTHING });
		expect(status).toBe(422);
		expect(data).toMatchObject({ page: "check", problem: "not-agreed", once: ONCE });
	});

	it("a page that is not whole", async () => {
		const { status, data } = await send({ ...said, once: "x", page: "check", seen: NOTHING, agreed: "yes" });
		expect(status).toBe(422);
		expect(data).toMatchObject({ problem: "key-missing" });
		expect(await recorded()).toEqual([]);
	});

	it("words that were overtaken by another answer", async () => {
		const { data } = await send(said);
		await saved({ ...said, once: ONCE.replace("0", "f"), "choice-eye-scan-urgency": "yes" });
		const late = await send({
			...said,
			page: "check",
			once: data.once,
			seen: String(data.seen),
			agreed: "yes",
		});
		expect(late).toMatchObject({ status: 409, data: { problem: "changed" } });
		expect(await recorded()).toEqual(["choice.made"]);
	});

	it("anything about the patient of another provider, which looks like a patient who is not there", async () => {
		expect(await send(said, { actor: colm })).toMatchObject({ status: 404, data: undefined });
		const path = "/staff/patients/nobody/record";
		const nobody = {
			request: new Request(`http://localhost:3000${path}`),
			params: { id: "nobody" },
			context: portal.context(rhian, path),
		};
		expect(await answered(loader(nobody))).toMatchObject({ status: 404, data: undefined });
		expect(await portal.db.read.select().from(lookUps)).toEqual([]);
	});

	it("anything by somebody who is not signed in as staff", async () => {
		const path = `/staff/patients/${amina.id}/record`;
		for (const actor of [undefined, amina.actor]) {
			const args = {
				request: new Request(`http://localhost:3000${path}`),
				params: { id: amina.id },
				context: portal.context(actor, path),
			};
			expect(await answered(loader(args))).toMatchObject({
				status: 303,
				location: `/staff/sign-in?to=${encodeURIComponent(path)}`,
			});
		}
	});
});

describe("the receipt", () => {
	it("names the use that an answer is about", async () => {
		const { location } = await saved({
			page: "form",
			once: ONCE,
			way: "phone",
			decider: "patient",
			"purpose-research": "no",
		});
		const [, ref = ""] = (location ?? "").split("/receipts/");
		const context = portal.context(rhian, location ?? "");
		const request = new Request(`http://localhost:3000${location}`);
		const { data } = await answered(receiptLoader({ request, params: { id: amina.id, ref }, context }));
		expect(data.copies[1].words.lines).toMatchObject([
			{
				ref,
				about: "All AI tools, for research",
				answer: "No",
				now: "AI tools are not used for this, where you can choose.",
			},
		]);
	});

	it("is in the patient's language first, then in the staff member's", async () => {
		const { location } = await saved();
		const [, ref = ""] = (location ?? "").split("/receipts/");
		const args = { request: new Request(`http://localhost:3000${location}`), params: { id: amina.id, ref } };
		const { data } = await answered(
			receiptLoader({ ...args, context: portal.context(rhian, location ?? "") }),
		);
		expect(data.copies.map((copy: { lang: string }) => copy.lang)).toEqual(["ur", "en"]);
		expect(data.copies[1].words.lines).toMatchObject([{ ref, about: "Eye scan tool", answer: "No" }]);
		expect(data.messages).toEqual([{ way: "letter", lang: "ur", sent: false }]);
		const other = await answered(receiptLoader({ ...args, context: portal.context(colm, location ?? "") }));
		expect(other).toMatchObject({ status: 404, data: undefined });
	});
});
