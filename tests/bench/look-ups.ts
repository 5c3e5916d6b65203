/**
 * Does a look-up stay as quick when there are more patients? One check of a machine, its look on the disk before it is answered, among
 * 10,000 patients and among as many as there are NHS numbers set aside for tests; and the reading of it alone.
 */
import type { ClientActor } from "#app/core/actor.ts";
import { TEST_NHS_NUMBERS, testNhsNumber } from "#app/core/nhs-number.ts";
import { readCheck } from "#app/features/machines/check.ts";
import { decideChecks } from "#app/features/machines/decide-checks.store.server.ts";
import { clientOfToken } from "#app/features/machines/token.store.server.ts";
import { checkNumbers } from "#app/features/record/check-numbers.store.server.ts";
import { ASKED_TOOL, letIn } from "./asked-patients.ts";
import { type MadeUp, makePatients, settle } from "./made-up-patients.ts";
import { perSecond } from "./per-second.ts";
import { type Effort, inRounds } from "./rounds.ts";
import type { Subject } from "./table.ts";

const FEW = 10_000;
const MANY = TEST_NHS_NUMBERS - 1;
const CHOICES_EACH = 8;

/** As many as the load of the other subjects has connections: those who ask at once share a commit. */
const AT_ONCE = 16;

/** Patients are asked about in an order that is not the table's: this prime steps through all of them. */
const STEP = 7_919;

/** The few patients are the yardstick. `quick`: 100,000 in the place of all. */
export async function lookUps(effort: Effort, quick: boolean): Promise<Subject> {
	const few = await asking(await makePatients(FEW, () => CHOICES_EACH));
	const many = await asking(await makePatients(quick ? 100_000 : MANY, () => CHOICES_EACH));
	const compare = async (what: string, work: (of: Asking) => Promise<unknown>, each: number) => {
		const figure = async (of: Asking) => (await perSecond(() => work(of), effort.seconds)) * each;
		await figure(many);
		await figure(few);
		const rounds = await inRounds(
			effort.rounds,
			() => figure(many),
			() => figure(few),
		);
		return { what, unit: "/s", ...rounds, goal: { least: 0.6 } };
	};
	return {
		title: `Look-ups among ${many.patients.toLocaleString("en-GB")} patients`,
		yardstick: `among ${FEW.toLocaleString("en-GB")}`,
		compared: [
			await compare(`checks, ${AT_ONCE} at once, each with its look on the disk`, checkTogether, AT_ONCE),
			await compare("the same read and decided, without a look", readOne, 1),
		],
		notes: [
			`Each patient has ${CHOICES_EACH} choices, and is asked about in turn. ${MANY.toLocaleString("en-GB")} is how many NHS numbers are set aside for tests, without one.`,
		],
	};
}

interface Asking extends MadeUp {
	readonly client: ClientActor;
	readonly next: () => number;
}

async function asking(madeUp: MadeUp): Promise<Asking> {
	const { db, file, patients, at } = madeUp;
	const client = await clientOfToken(db, await letIn(db), new Date());
	if (client === undefined) throw new Error("the client was not let in");
	settle(file);
	let asked = 0;
	const next = () => {
		asked += STEP;
		return (asked % patients) + 1;
	};
	return { ...madeUp, at, client, next };
}

async function checkTogether({ db, client, register, at, next }: Asking): Promise<void> {
	const one = async () => {
		const sent = { nhsNumber: testNhsNumber(next()), tool: ASKED_TOOL, purpose: "care" };
		const check = readCheck(sent, client.tools, (id) => register.byId.has(id));
		const answers = await decideChecks(db, client, register, [check], at);
		if (answers === "register-changed") throw new Error(answers);
		const { decisions } = answers;
		if (decisions[0]?.choice === undefined || decisions[0].error !== undefined)
			throw new Error("a check was not answered");
	};
	await Promise.all(Array.from({ length: AT_ONCE }, one));
}

async function readOne({ db, client, register, at, next }: Asking): Promise<void> {
	const tool = register.byId.get(ASKED_TOOL);
	if (tool === undefined) throw new Error(`the register has no ${ASKED_TOOL}`);
	const index = db.vault.index("nhs-number", testNhsNumber(next()));
	const asked = [{ index, optOut: false }];
	const found = await checkNumbers(db.read, client, register, { tool, purpose: "care", at }, asked);
	if (found.size !== 1) throw new Error("a patient was not found");
}
