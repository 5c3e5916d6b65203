import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { StaffActor } from "#app/core/actor.ts";
import { testNhsNumber } from "#app/core/nhs-number.ts";
import { makeChoice, standingNow } from "#app/features/record/make-choice.store.server.ts";
import { loader as copyFile } from "#app/features/record/pages/copy-file.ts";
import { loader as looked } from "#app/features/record/pages/looked.tsx";
import { subjectOf } from "#app/features/record/record.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { switchAtDesk } from "#app/features/uses/details.store.server.ts";
import { aSaying, minutesAfterNoon, NOON } from "#tests/builders.ts";
import { dara, type OutsideDesk, olga, openOutsideDesk, WHY } from "#tests/outside-desk.ts";
import { colm, rhian } from "#tests/portal.ts";
import { loader } from "./look.tsx";
import { loader as report } from "./report.tsx";

const TOOL = "eye-scan-urgency";

let desk: OutsideDesk;
beforeEach(async () => {
	desk = await openOutsideDesk();
});
afterEach(() => desk.portal.close());

async function answerOf(promise: Promise<Response>) {
	const response = await promise.catch((thrown: unknown) => {
		if (thrown instanceof Response) return thrown;
		throw thrown;
	});
	const text = await response.text();
	return { status: response.status, data: text === "" ? undefined : JSON.parse(text) };
}

function get(ref: string, actor: StaffActor = colm, at = NOON) {
	const path = `/staff/outside/${ref}`;
	const request = new Request(`http://localhost:3000${path}`);
	return answerOf(loader({ request, params: { ref }, context: desk.portal.context(actor, path, at) }));
}

async function says(answer: "yes" | "no", tool: string | null = TOOL) {
	const { db } = desk.portal;
	const register = await currentRegister(db);
	await db.write(async (q) => {
		const subject = await subjectOf(q, db.vault, desk.amina.no);
		if (subject === undefined) throw new Error("no patient");
		const before = await standingNow(q, register, subject);
		const scope = { tool, purpose: tool === null ? null : "care" } as const;
		const rest = { lang: "en", saidOn: null, settles: false, recordedAt: null };
		await makeChoice(db, q, register, subject, before, { scope, answer, said: aSaying(), ...rest }, NOON);
	});
}

async function ownPage() {
	const path = "/en/my/looked";
	const request = new Request(`http://localhost:3000${path}`);
	const context = desk.portal.context(desk.amina.actor, path);
	return (await answerOf(looked({ request, params: { lang: "en" }, context }))).data;
}

function reportFor(actor: StaffActor, at = NOON) {
	const path = "/staff/reports/outside";
	const request = new Request(`http://localhost:3000${path}`);
	return answerOf(report({ request, params: {}, context: desk.portal.context(actor, path, at) }));
}

describe("the page of a look from outside", () => {
	it("has the answers at the patient's own providers, and how they were given", async () => {
		await says("no");
		const { status, data } = await get(await desk.open());
		expect(status).toBe(200);
		expect(data).toMatchObject({ name: "Amina Ahmed", general: null, reason: { why: WHY } });
		expect(data.there.map(({ id }: { id: string }) => id)).toEqual(["riverside"]);
		const tool = data.there[0].tools.find(({ id }: { id: string }) => id === TOOL);
		expect(tool).toMatchObject({ answer: "deny", reason: "said-no", said: { answer: "no" } });
	});

	it("says what was said about all tools, also of somebody on no list", async () => {
		await says("no", null);
		const { data } = await get(await desk.open());
		expect(data.general).toBe("no");
	});

	it("has nothing that holds anywhere for somebody on no list, to whom nobody may write", async () => {
		const nhsNumber = testNhsNumber(500);
		await desk.portal.addPatient({ nhsNumber, services: [] });
		const opened = await desk.ask({ nhsNumber });
		if (!opened.ok || opened.value.to !== "look") throw new Error("not opened");
		expect((await get(opened.value.ref)).data.there).toEqual([]);
	});

	it("is not there for anybody else, after 60 minutes, or under a made-up reference", async () => {
		const ref = await desk.open();
		const answers = [
			await get(ref, dara),
			await get(ref, olga),
			await get(ref, rhian),
			await get(ref, colm, minutesAfterNoon(60)),
			await get("made-up"),
		];
		for (const answer of answers) expect(answer).toEqual({ status: 404, data: undefined });
	});

	it("is not shown where it cannot be logged", async () => {
		const ref = await desk.open();
		desk.portal.forbidLooks();
		await expect(get(ref)).rejects.toThrow();
	});
});

describe("what the patient reads of it", () => {
	it("names who looked, from where and why; their words stand there once health details are switched on", async () => {
		await get(await desk.open());
		const row = { name: colm.name, provider: expect.any(String), what: "outside", because: "care-now" };
		expect(await ownPage()).toMatchObject({ details: false, rows: [{ ...row, words: null }] });
		await switchAtDesk(desk.portal.db, rhian, desk.amina.id, true, NOON);
		const { details, rows } = await ownPage();
		expect([details, rows.at(-1)]).toMatchObject([true, { ...row, words: { why: WHY, lang: "en" } }]);
	});
});

describe("the copy of everything", () => {
	const copied = async (kind: "json" | "html") => {
		const path = `/en/my/copy/${kind}`;
		const request = new Request(`http://localhost:3000${path}`);
		const context = desk.portal.context(desk.amina.actor, path);
		return (await copyFile({ request, params: { lang: "en", kind }, context })).text();
	};

	it("has each look with its reason, and the words of staff once health details are switched on", async () => {
		const ref = await desk.open();
		await get(ref);
		const { looks, entries } = JSON.parse(await copied("json"));
		expect(looks).toMatchObject([{ name: colm.name, what: "outside", because: "care-now" }]);
		expect(entries).toEqual([expect.objectContaining({ ref, kind: "look.outside" })]);
		expect((await copied("json")) + (await copied("html"))).not.toContain(WHY);
		expect(await copied("html")).toContain("They said that you needed care there.");
		await switchAtDesk(desk.portal.db, rhian, desk.amina.id, true, NOON);
		expect(await copied("html")).toContain(`<q lang="en">${WHY}</q>`);
		expect(JSON.parse(await copied("json")).entries[0].body).toMatchObject({ why: WHY });
	});
});

describe("the report for AI leads", () => {
	it("says who looked, when and why, and how many tries were wrong, and not at whom", async () => {
		const ref = await desk.open();
		await desk.ask({ birthDate: "1957-03-28" });
		const { data } = await reportFor(olga);
		expect(data).toMatchObject({
			people: [{ name: colm.name, looks: 1, tries: 1, stopped: 0 }],
			looks: [{ ref, name: colm.name, because: "care-now", why: { words: WHY } }],
		});
		expect(JSON.stringify(data)).not.toMatch(new RegExp(`Ahmed|${desk.amina.nhsNumber}|${desk.amina.id}`));
	});

	it("is itself a look that the patient reads, and is not shown where that cannot be logged", async () => {
		await desk.open();
		await reportFor(olga);
		expect((await ownPage()).rows).toMatchObject([{ name: olga.name, what: "outside-report" }]);
		desk.portal.forbidLooks();
		await expect(reportFor(olga)).rejects.toThrow();
	});

	it("counts the last 30 days, and keeps older looks in the list", async () => {
		await desk.open();
		const { data } = await reportFor(olga, minutesAfterNoon(31 * 24 * 60));
		expect([data.people, data.looks.length]).toEqual([[], 1]);
	});

	it("is there for leads alone, and each has that of their own provider", async () => {
		await desk.open();
		expect(await reportFor(colm)).toEqual({ status: 404, data: undefined });
		const { data } = await reportFor({ ...rhian, staffRole: "lead" });
		expect([data.people, data.looks]).toEqual([[], []]);
	});
});
