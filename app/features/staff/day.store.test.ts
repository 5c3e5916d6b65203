import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Answer } from "#app/core/entry.ts";
import { makeChoice, standingNow } from "#app/features/record/make-choice.store.server.ts";
import { subjectOf } from "#app/features/record/record.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { entries, lookUps, standing } from "#db/schema.ts";
import { aSaying, NOON } from "#tests/builders.ts";
import { colm, openPortal, rhian, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { statementsDuring } from "#tests/statements.ts";
import { readDayList } from "./day.store.server.ts";
import { readSummary } from "./summary.store.server.ts";

const CLINIC = "riverside-eyes";
const SCAN = "eye-scan-urgency";
const ANSWERS: readonly (Answer | null)[] = ["no", null, "yes", "unsure"];

let portal: TestPortal;
beforeEach(async () => {
	portal = await openPortal();
});
afterEach(() => portal.close());

/** So many patients of the clinic, of whom one in four each said no, nothing, yes, and not sure. */
async function clinic(size: number): Promise<TestPatient[]> {
	const people: TestPatient[] = [];
	for (let at = 0; at < size; at += 1) {
		const patient = await portal.addPatient({ services: ["riverside-gp", CLINIC] });
		const answer = ANSWERS[at % ANSWERS.length];
		if (answer) await says(patient, answer);
		people.push(patient);
	}
	return people;
}

async function says({ no }: TestPatient, answer: Answer, isPrivate = false): Promise<void> {
	const { db } = portal;
	const register = await currentRegister(db);
	await db.write(async (q) => {
		const subject = await subjectOf(q, db.vault, no);
		if (subject === undefined) throw new Error("no patient");
		const before = await standingNow(q, register, subject);
		const scope = { tool: SCAN, purpose: "care" } as const;
		const rest = { lang: "en", saidOn: null, settles: false, recordedAt: null, isPrivate };
		await makeChoice(db, q, register, subject, before, { scope, answer, said: aSaying(), ...rest }, NOON);
	});
}

async function read(people: readonly Pick<TestPatient, "nhsNumber">[], actor = rhian) {
	const register = await currentRegister(portal.db);
	const numbers = people.map(({ nhsNumber }) => nhsNumber);
	return readDayList(portal.db, actor, register, CLINIC, numbers, NOON);
}

describe("a day list", () => {
	it("has for each patient and tool the answer that the staff check has", async () => {
		const people = await clinic(8);
		const list = await read(people);
		expect(list.rows.map(({ patient }) => patient.nhsNumber)).toEqual(people.map((one) => one.nhsNumber));
		expect(list.tools.map(({ id }) => id)).toContain(SCAN);
		const register = await currentRegister(portal.db);
		for (const { patient, answers } of list.rows) {
			const alone = await readSummary(portal.db, rhian, register, patient.subject.id, "en", NOON);
			const same = list.tools.map(({ id }) => {
				const tool = alone?.tools.find((one) => one.id === id);
				return tool ? { answer: tool.answer, reason: tool.reason, isPrivate: false } : null;
			});
			expect(answers).toEqual(same);
		}
		const said = list.rows.map(
			({ answers }) => answers[list.tools.findIndex(({ id }) => id === SCAN)]?.answer,
		);
		expect(said.slice(0, 4)).toEqual(["deny", "permit", "permit", "ask"]);
	});

	it("says of an answer that the patient keeps it to themself, as the summary does", async () => {
		const [open, quiet] = await clinic(2);
		if (open === undefined || quiet === undefined) throw new Error("no patients");
		await says(quiet, "no", true);
		const list = await read([open, quiet]);
		const place = list.tools.findIndex(({ id }) => id === SCAN);
		expect(list.rows.map(({ answers }) => answers[place])).toMatchObject([
			{ answer: "deny", isPrivate: false },
			{ answer: "deny", isPrivate: true },
		]);
	});

	it("asks each table once, for 60 patients as for 6", async () => {
		const people = await clinic(60);
		await read(people.slice(0, 1));
		const few = await statementsDuring(() => read(people.slice(0, 6)));
		const many = await statementsDuring(() => read(people));
		expect(many).toBe(few);
		// Patients, services, standing, entries; the look with its transaction; and whether the register has changed.
		expect(many).toBeLessThanOrEqual(8);
	});

	it("is a look at each of them, and at nobody else", async () => {
		const people = await clinic(3);
		await read(people.slice(1));
		const looks = await portal.db.read.select().from(lookUps);
		const seen = looks.filter(({ what }) => what === "summary").map(({ patientNo }) => patientNo);
		expect(seen).toEqual(people.slice(1).map(({ no }) => no));
	});

	it("cannot tell where what counts is not what was said, or cannot be read, and goes on about the others", async () => {
		const [changed, whole, hidden] = await clinic(4);
		await portal.db.write((q) => q.delete(standing).returning());
		const answersOf = async () => {
			const list = await read([changed, whole, hidden].flatMap((one) => one ?? []));
			const place = list.tools.findIndex(({ id }) => id === SCAN);
			return list.rows.map(({ answers }) => answers[place]?.reason);
		};
		expect(await answersOf()).toEqual(["could-not-tell", "used-unless-no", "could-not-tell"]);
		expect(await portal.db.read.select().from(entries)).not.toEqual([]);
	});

	it("names the numbers of whom it does not show, and tells nothing of them", async () => {
		const [one] = await clinic(1);
		const stranger = await portal.addPatient({ provider: "hillside", services: ["hillside-gp"] });
		if (one === undefined) throw new Error("no patient");
		const list = await read([stranger, one, { nhsNumber: "9434765919" }]);
		expect(list.missing).toEqual([stranger.nhsNumber, "9434765919"]);
		expect(list.rows).toHaveLength(1);
		expect((await read([one], colm)).rows).toEqual([]);
	});

	it("says of a patient who is on no list of the clinic that the tool is not used for them", async () => {
		const other = await portal.addPatient({ services: ["riverside-gp"] });
		const list = await read([other]);
		const onlyThere = list.tools.filter(({ uses }) => uses.every(({ serviceId }) => serviceId === CLINIC));
		expect(onlyThere).not.toEqual([]);
		for (const tool of onlyThere) expect(list.rows[0]?.answers[list.tools.indexOf(tool)]).toBeNull();
	});

	it("is not shown where the looks cannot be written down", async () => {
		const people = await clinic(1);
		portal.forbidLooks();
		await expect(read(people)).rejects.toThrow();
	});
});
