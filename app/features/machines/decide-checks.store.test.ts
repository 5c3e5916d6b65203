import Sqlite from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ClientActor } from "#app/core/actor.ts";
import { testNhsNumber } from "#app/core/nhs-number.ts";
import { decideOn, servicesOf } from "#app/features/record/decide.store.server.ts";
import { listLookUps } from "#app/features/record/look-up.store.server.ts";
import { changedLooks, sealLooks } from "#app/features/record/seal-looks.store.server.ts";
import { readStanding } from "#app/features/record/standing.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { minutesAfterNoon, NOON } from "#tests/builders.ts";
import { about, aClient, ask, says, TOOL } from "#tests/machine-desk.ts";
import { openPortal, system, type TestPatient, type TestPortal } from "#tests/portal.ts";
import type { CheckAnswer } from "./check.ts";

let portal: TestPortal;
let camera: ClientActor;
let elsewhere: ClientActor;
let amina: TestPatient;
beforeEach(async () => {
	portal = await openPortal();
	camera = await aClient(portal, "riverside", "Eye clinic camera");
	elsewhere = await aClient(portal, "hillside", "Hillside camera");
	amina = await portal.addPatient();
});
afterEach(() => portal.close());

const looks = async (who = amina) => listLookUps(portal.db, who.actor, 0, 50);
const bare = ({ nhsNumber: _number, ...rest }: CheckAnswer) => rest;

describe("an answer for a machine", () => {
	it("is that of the rule, with the choice and the notice that it rests on, for a minute", async () => {
		await says(portal, amina, "no");
		const { decisions, size } = await ask(portal, camera, [about(amina.nhsNumber)]);
		expect(decisions).toEqual([
			{
				...about(amina.nhsNumber),
				...{ answer: "deny", reason: "said-no", notice: 1 },
				choice: expect.stringMatching(/^[0-9A-Z-]{14}$/),
				asOf: NOON.toISOString(),
				expires: minutesAfterNoon(1).toISOString(),
			},
		]);
		expect(size).toBeGreaterThan(0);
	});

	it("comes in the order of the checks, with the same one twice, and with what is wrong with one said of it alone", async () => {
		const other = await portal.addPatient();
		await says(portal, amina, "no");
		const { decisions } = await ask(portal, camera, [
			about(other.nhsNumber),
			about("123"),
			about(amina.nhsNumber),
			about(amina.nhsNumber, { purpose: "training" }),
			about(amina.nhsNumber),
			about(amina.nhsNumber, { tool: "moon" }),
			about(other.nhsNumber, { purpose: "" }),
		]);
		expect(decisions.map(({ answer, reason }) => [answer, reason])).toEqual([
			["permit", "used-unless-no"],
			["unknown", "bad-number"],
			["deny", "said-no"],
			["deny", "needs-a-yes"],
			["deny", "said-no"],
			["unknown", "unknown-tool"],
			["unknown", "bad-purpose"],
		]);
	});

	it("keeps an opt-out to the check that brought it, also beside the same one without", async () => {
		const training = about(amina.nhsNumber, { purpose: "training" });
		const { decisions } = await ask(portal, camera, [{ ...training, optOut: true }, training]);
		expect(decisions.map(({ reason }) => reason)).toEqual(["national-opt-out", "needs-a-yes"]);
	});

	it("has the same shape for a patient of another provider, and for nobody", async () => {
		await says(portal, amina, "yes");
		const [known] = (await ask(portal, elsewhere, [about(amina.nhsNumber)])).decisions;
		const [nobody] = (await ask(portal, elsewhere, [about(testNhsNumber(5_000))])).decisions;
		const [real] = (await ask(portal, camera, [about(amina.nhsNumber)])).decisions;
		if (known === undefined || nobody === undefined || real === undefined) throw new Error("no answer");
		expect(bare(known)).toEqual(bare(nobody));
		expect(known).toMatchObject({ answer: "unknown", reason: "not-on-list", choice: null, notice: null });
		expect(Object.keys(known)).toEqual(Object.keys(real));
	});

	it("is the one that staff get, whatever was said", async () => {
		const { db } = portal;
		for (const answer of ["no", "unsure", "yes", "no", "yes"] as const) {
			await says(portal, amina, answer);
			const register = await currentRegister(db);
			const tool = register.byId.get(TOOL);
			if (tool === undefined) throw new Error("no tool");
			const services = await servicesOf(db.read, amina.no);
			const standing = await readStanding(db.read, register, amina.no);
			const asked = { tool, purpose: "care", services, onList: true, at: NOON } as const;
			const { reason } = decideOn(register, standing, asked);
			expect((await ask(portal, camera, [about(amina.nhsNumber)])).decisions[0]?.reason).toBe(reason);
		}
	});

	it("permits nothing where a row of the patient cannot be understood", async () => {
		await says(portal, amina, "yes");
		const file = new Sqlite(`${portal.folder}/portal.db`);
		file.exec("UPDATE standing SET rest = 'YES'");
		file.close();
		const { decisions } = await ask(portal, camera, [about(amina.nhsNumber)]);
		expect(decisions[0]).toMatchObject({ answer: "unknown", reason: "could-not-tell" });
	});
});

describe("a look of a machine", () => {
	it("is the patient's to read, with what was asked and told, each time", async () => {
		await says(portal, amina, "no");
		await ask(portal, camera, [about(amina.nhsNumber), about(amina.nhsNumber, { purpose: "training" })]);
		const look = {
			who: "machine",
			name: "Eye clinic camera",
			provider: "Riverside Health",
			what: "asked",
			tool: TOOL,
		};
		expect(await looks()).toMatchObject([
			{ ...look, purpose: "training", answer: "deny" },
			{ ...look, purpose: "care", answer: "deny" },
		]);
	});

	it("is there too where the patient is on none of its lists", async () => {
		await ask(portal, elsewhere, [about(amina.nhsNumber)]);
		expect(await looks()).toMatchObject([{ name: "Hillside camera", answer: "unknown" }]);
	});

	it("is written before anything is told: where it cannot be, nothing is", async () => {
		portal.forbidLooks();
		await expect(ask(portal, camera, [about(amina.nhsNumber)])).rejects.toThrow();
		// Who is not there is no look at anybody.
		expect((await ask(portal, camera, [about(testNhsNumber(5_000))])).decisions).toHaveLength(1);
	});

	it("is sealed with its day, purpose and answer too", async () => {
		await ask(portal, camera, [about(amina.nhsNumber)]);
		await sealLooks(portal.db, system, minutesAfterNoon(24 * 60));
		expect(await changedLooks(portal.db, system)).toEqual([]);
		const file = new Sqlite(`${portal.folder}/portal.db`);
		file.exec("DROP TRIGGER look_ups_no_update; UPDATE look_ups SET purpose = 'research'");
		file.close();
		expect(await changedLooks(portal.db, system)).toHaveLength(1);
	});
});

describe("calls that come together", () => {
	/** Whoever comes first goes alone: the others wait for it, and share the next step. */
	const together = <Value>(calls: readonly (() => Promise<Value>)[]) => {
		void portal.db.write(async () => undefined);
		return Promise.allSettled(calls.map((call) => call()));
	};
	const valuesOf = <Value>(outcomes: readonly PromiseSettledResult<Value>[]) =>
		outcomes.map((one) => (one.status === "fulfilled" ? one.value : one.reason));

	it("are each answered as they are alone, in their order, and each is a look of its client", async () => {
		const other = await portal.addPatient();
		await says(portal, amina, "no");
		await says(portal, other, "yes");
		const training = about(other.nhsNumber, { purpose: "training" });
		const calls = [
			{ by: camera, checks: [about(amina.nhsNumber), about("123"), training] },
			{ by: elsewhere, checks: [about(amina.nhsNumber)] },
			{ by: camera, checks: [about(other.nhsNumber)] },
			{ by: camera, checks: [{ ...training, optOut: true }, about(amina.nhsNumber)] },
			{ by: camera, checks: [about(amina.nhsNumber)], asAt: minutesAfterNoon(-5) },
		];
		const call = ({ by, checks, asAt }: (typeof calls)[number]) =>
			ask(portal, by, checks, asAt === undefined ? {} : { asAt });
		const alone = [];
		for (const one of calls) alone.push(await call(one));
		const before = [await looks(), await looks(other)];
		const all = await together(calls.map((one) => () => call(one)));
		expect(valuesOf(all)).toEqual(alone);
		const newest = async (who: TestPatient, count: number) => (await looks(who)).slice(0, count);
		const said = (all: Awaited<ReturnType<typeof looks>>) =>
			all.map(({ name, what, purpose, answer }) => [name, what, purpose, answer].join()).sort();
		expect(said(await newest(amina, before[0]?.length ?? 0))).toEqual(said(before[0] ?? []));
		expect(said(await newest(other, before[1]?.length ?? 0))).toEqual(said(before[1] ?? []));
		expect([(await looks()).length, (await looks(other)).length]).toEqual(
			before.map((all) => 2 * all.length),
		);
	});

	it("are as of the moment when the last of them came", async () => {
		const at = minutesAfterNoon(1);
		const moments = [NOON, at, NOON];
		const answers = await together(
			moments.map((at) => () => ask(portal, camera, [about(amina.nhsNumber)], { at })),
		);
		expect(valuesOf(answers).map(({ decisions }) => decisions[0]?.asOf)).toEqual(
			moments.map(() => at.toISOString()),
		);
	});

	it("are answered though one of them cannot be: its look is refused, and nothing is told of it", async () => {
		const other = await portal.addPatient();
		const file = new Sqlite(`${portal.folder}/portal.db`);
		file.exec(
			`CREATE TRIGGER no_look BEFORE INSERT ON look_ups WHEN NEW.patient_no = ${amina.no} BEGIN SELECT RAISE(ABORT, 'no look'); END`,
		);
		file.close();
		const outcomes = await together(
			[other, amina, other].map(
				({ nhsNumber }) =>
					() =>
						ask(portal, camera, [about(nhsNumber)]),
			),
		);
		expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
		expect([(await looks()).length, (await looks(other)).length]).toEqual([0, 2]);
	});
});
