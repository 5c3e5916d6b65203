import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { entriesOf, subjectOf } from "#app/features/record/record.store.server.ts";
import { readAsking, saveRecording } from "#app/features/staff/recording.store.server.ts";
import type { OfferedDecider, RecordedDecider, Recording } from "#app/features/staff/recording.ts";
import { readSummary } from "#app/features/staff/summary.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { endTrustByStaff } from "#app/features/trust/end-trust.store.server.ts";
import { NOON } from "#tests/builders.ts";
import { openPortal, rhian, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { trust } from "#tests/trusted.ts";
import { listJobs } from "./jobs.store.server.ts";

const SCAN = "eye-scan-urgency";
let portal: TestPortal;
let oliver: TestPatient;
let [karen, paul] = ["", ""];
beforeEach(async () => {
	portal = await openPortal();
	oliver = await portal.addPatient({ birthDate: "2017-05-06" });
	const parent = { authority: "parent", may: "decide" } as const;
	karen = await trust(portal.db, oliver.id, { ...parent, name: "Karen Reed" });
	paul = await trust(portal.db, oliver.id, { ...parent, name: "Paul Reed" });
	await trust(portal.db, oliver.id, { name: "Sam Carter" });
});
afterEach(() => portal.close());

const asking = async () => readAsking(portal.db, rhian, await currentRegister(portal.db), oliver.id, NOON);

async function decider(id: string): Promise<RecordedDecider> {
	const found = (await asking())?.deciders.find((one: OfferedDecider) => one.id === id);
	if (found === undefined) throw new Error("not offered");
	return { who: "on-record", ...found };
}

/** What one of them says on the phone, on a page that knew what stood at `seen`. */
async function says(by: RecordedDecider, answer: "yes" | "no", seen?: string, tool: string | null = SCAN) {
	const recording: Recording = {
		...({ way: "phone", decider: by, helper: null, interpreter: null, saidOn: null } as const),
		...{ settledHow: null, printed: null, help: false, answers: [{ tool, answer }] },
	};
	const pressed = { once: portal.db.vault.randomHex(16), seen: seen ?? (await asking())?.seen ?? "" };
	const register = await currentRegister(portal.db);
	return saveRecording(portal.db, rhian, register, oliver.id, recording, pressed, "en", NOON);
}

const jobs = async () => (await listJobs(portal.db, rhian, null, NOON)).jobs;
async function answer() {
	const summary = await readSummary(
		portal.db,
		rhian,
		await currentRegister(portal.db),
		oliver.id,
		"en",
		NOON,
	);
	const tool = summary?.tools.find(({ id }) => id === SCAN);
	return `${tool?.answer}: ${tool?.reason}`;
}

describe("the people whom staff are offered as deciders", () => {
	it("are those on record who may decide today, and never a carer", async () => {
		expect((await asking())?.deciders.map(({ name }) => name).sort()).toEqual(["Karen Reed", "Paul Reed"]);
	});

	it("decide under their own id, without evidence typed again", async () => {
		expect(await says(await decider(karen), "yes")).toMatchObject({ ok: true });
		const subject = await subjectOf(portal.db.read, portal.db.vault, oliver.no);
		const bodies = subject ? (await entriesOf(portal.db.read, subject)).map(({ body }) => body) : [];
		expect(bodies.at(-1)).toMatchObject({ kind: "choice.made", said: { decider: { id: karen } } });
		expect(bodies.filter(({ kind }) => kind === "status.changed")).toHaveLength(1);
	});

	it("are refused where their authority ended while staff typed", async () => {
		const by = await decider(karen);
		const ending = { because: "staff", note: "A court said so.", way: null } as const;
		await endTrustByStaff(portal.db, rhian, await currentRegister(portal.db), oliver.id, karen, ending, NOON);
		expect(await says(by, "yes")).toEqual({ ok: false, reason: "decider-over" });
	});
});

describe("two parents who choose in the same second and disagree", () => {
	it("make one job that names both, and no use until they agree", async () => {
		const [mother, father] = [await decider(karen), await decider(paul)];
		const seen = (await asking())?.seen ?? "";
		const both = await Promise.all([says(mother, "yes", seen), says(father, "no", seen)]);
		// The second one's page was overtaken: staff read it anew, and save it.
		expect(both.map((saved) => saved?.ok)).toEqual([true, false]);
		await says(father, "no");
		expect(await answer()).toBe("deny: conflict");
		const found = (await jobs()).filter(({ kind }) => kind === "conflict");
		expect(found).toMatchObject([{ tool: SCAN, ofPeople: true }]);
		const names = found[0]?.disagreeing.map(({ body }) =>
			body.said.decider.who === "trusted" ? body.said.decider.name : "",
		);
		expect(names).toEqual(["Karen Reed", "Paul Reed"]);
		await says(mother, "no");
		expect(await answer()).toBe("deny: said-no");
		expect((await jobs()).filter(({ kind }) => kind === "conflict")).toEqual([]);
	});

	it("are no job any more once the authority of the one who said yes has ended: it is closed, and the record says by what", async () => {
		const [mother, father] = [await decider(karen), await decider(paul)];
		await says(mother, "yes");
		await says(father, "no");
		expect((await jobs()).filter(({ kind }) => kind === "conflict")).toHaveLength(1);
		const ending = { because: "staff", note: "A court said so.", way: null } as const;
		await endTrustByStaff(portal.db, rhian, await currentRegister(portal.db), oliver.id, karen, ending, NOON);
		expect((await jobs()).filter(({ kind }) => kind === "conflict")).toEqual([]);
		const subject = await subjectOf(portal.db.read, portal.db.vault, oliver.no);
		const entries = subject ? await entriesOf(portal.db.read, subject) : [];
		const ended = entries.find(({ body }) => body.kind === "trust.ended");
		const closed = entries.filter(({ body }) => body.kind === "task.settled");
		expect(closed.map(({ body }) => body)).toMatchObject([{ version: 2, because: ended?.seq }]);
	});

	it("make one job too where one of them says no to every tool", async () => {
		const [mother, father] = [await decider(karen), await decider(paul)];
		await says(mother, "yes");
		await says(father, "no", undefined, null);
		expect(await answer()).toBe("deny: conflict");
		const found = (await jobs()).filter(({ kind }) => kind === "conflict");
		expect(found).toMatchObject([{ tool: null, ofPeople: true }]);
		expect(found[0]?.disagreeing).toHaveLength(2);
		await says(mother, "no");
		expect((await jobs()).filter(({ kind }) => kind === "conflict")).toEqual([]);
	});
});
