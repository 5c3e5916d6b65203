import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { StaffActor } from "#app/core/actor.ts";
import { checkNumbers } from "#app/features/record/check-numbers.store.server.ts";
import { makeChoice, standingNow } from "#app/features/record/make-choice.store.server.ts";
import { subjectOf } from "#app/features/record/record.store.server.ts";
import { readDayList } from "#app/features/staff/day.store.server.ts";
import { readSummary } from "#app/features/staff/summary.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { aSaying, minutesAfterNoon, NOON } from "#tests/builders.ts";
import { openPortal, rhian, system, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { statementsDuring } from "#tests/statements.ts";
import { agreeToLaw, endLaw, enterLaw } from "./law.store.server.ts";
import type { NewLaw } from "./law.ts";

const SCAN = "eye-scan-urgency";
const CLINIC = "riverside-eyes";
const lena: StaffActor = { ...rhian, staffId: "staff-lena", staffRole: "lead", name: "Lena Hart" };
const omar: StaffActor = { ...lena, staffId: "staff-omar", name: "Omar Aziz" };

let portal: TestPortal;
let amina: TestPatient;
beforeEach(async () => {
	portal = await openPortal();
	amina = await portal.addPatient({ services: [CLINIC] });
	await saysNo();
});
afterEach(() => portal.close());

async function saysNo(): Promise<void> {
	const { db } = portal;
	const register = await currentRegister(db);
	await db.write(async (q) => {
		const subject = await subjectOf(q, db.vault, amina.no);
		if (subject === undefined) throw new Error("no patient");
		const before = await standingNow(q, register, subject);
		const rest = { lang: "en", saidOn: null, settles: false, recordedAt: null };
		const choice = {
			scope: { tool: SCAN, purpose: "care" },
			answer: "no",
			said: aSaying(),
			...rest,
		} as const;
		await makeChoice(db, q, register, subject, before, choice, NOON);
	});
}

/** A law for the tool in care, on which two leads agree. Answers its id. */
async function law(): Promise<string> {
	const { db } = portal;
	const made: NewLaw = {
		...{ purpose: "care", name: "Eye Safety Act 2026", words: { en: "Every eye scan must be read by it." } },
		...{ link: "https://www.legislation.gov.uk/", starts: "2026-11-01", ends: "2027-03-28" },
	};
	const entered = await enterLaw(db, lena, SCAN, made, "key-1", NOON);
	if (!entered?.ok) throw new Error("not entered");
	await agreeToLaw(db, omar, await currentRegister(db), SCAN, entered.value, NOON);
	return entered.value;
}

const at = minutesAfterNoon(5);
const staffCheck = async () =>
	readSummary(portal.db, rhian, await currentRegister(portal.db), amina.id, "en", at);
const dayList = async () =>
	readDayList(portal.db, rhian, await currentRegister(portal.db), CLINIC, [amina.nhsNumber], at);

/** Why this patient's answer is what it is, wherever somebody can ask: the staff check, the day list, a list of staff, the operator's. */
async function everywhere(): Promise<readonly (string | undefined)[]> {
	const { db } = portal;
	const register = await currentRegister(db);
	const tool = register.byId.get(SCAN);
	if (tool === undefined) throw new Error("no tool");
	const day = await dayList();
	const index = db.vault.index("nhs-number", amina.nhsNumber);
	const listed = [rhian, system].map(async (actor) => {
		const asked = [{ index, optOut: false }];
		return (await checkNumbers(db.read, actor, register, { tool, purpose: "care", at }, asked)).get(index)
			?.reason;
	});
	return [
		(await staffCheck())?.tools.find(({ id }) => id === SCAN)?.reason,
		day.rows[0]?.answers[day.tools.findIndex(({ id }) => id === SCAN)]?.reason,
		...(await Promise.all(listed)),
	];
}

const all = (reason: string) => Array.from({ length: 4 }, () => reason);

describe("a law that requires a tool", () => {
	it("is what every way to ask answers while it is in force, and no more once it is ended", async () => {
		expect(await everywhere()).toEqual(all("said-no"));
		const id = await law();
		expect(await everywhere()).toEqual(all("law"));
		await endLaw(
			portal.db,
			lena,
			await currentRegister(portal.db),
			SCAN,
			id,
			"It was for another scan.",
			NOON,
		);
		expect(await everywhere()).toEqual(all("said-no"));
	});

	it("costs no look at the database where it is asked", async () => {
		await everywhere();
		const before = [await statementsDuring(staffCheck), await statementsDuring(dayList)];
		await law();
		await everywhere();
		expect([await statementsDuring(staffCheck), await statementsDuring(dayList)]).toEqual(before);
	});
});
