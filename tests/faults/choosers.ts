/** Patients who answer without a pause through the real forms, and remember what the portal told them. */
import { eq, inArray } from "drizzle-orm";
import type { Answer } from "#app/core/entry.ts";
import { startSession } from "#app/features/account/session.store.server.ts";
import type { Db } from "#db/open.server.ts";
import { patientServices, patients } from "#db/schema.ts";
import { type Answer as Answered, fieldIn, PlainBrowser } from "#tests/journeys/steps/plain-browser.ts";

/** A tool of the made-up provider's practice that everybody on its list can choose about. */
const TOOL = "feedback-reading";
const SERVICE = "riverside-gp";
const ANSWERS: readonly Answer[] = ["no", "unsure", "yes"];

/** One answer that was sent to be saved. */
export interface Sent {
	readonly patientNo: number;
	/** The one-time key of the form. */
	readonly once: string;
	/** The receipt that they were led to; null where they were told nothing, or that it is not known. */
	ref: string | null;
}

/** A patient. Not more than one answer of theirs is ever in doubt: they stop until it is resolved. */
export interface Chooser {
	readonly sent: readonly Sent[];
	/** What their forms were answered with, those before Save too; a form that nobody answered adds nothing. */
	readonly statuses: ReadonlySet<number>;
	/** A new session, beside the server: each start of a demo makes new letters, and ends those of the old ones. */
	signIn(db: Db): Promise<void>;
	/** Answers about a tool up to its check page, and does not press Save: `pressAgain` does. */
	stopBeforeSave(): Promise<void>;
	/** From now on nothing that the portal answers gets to this patient, until they sign in anew: the power is gone for its network, too. */
	loseContact(): void;
	/** Answers about a tool again and again, until `isOver`, or until an answer is in doubt. */
	chooseUntil(isOver: () => boolean): Promise<void>;
	/** Their newest answer was sent, and nobody told them of it: it is on its way, or nobody will. */
	isInDoubt(): boolean;
	/** They answer just now, and have not stopped for a doubt. */
	isChoosing(): boolean;
	/** The tools in this patient's care, as a page to read. */
	look(): Promise<Answered>;
	signOut(): Promise<Answered>;
	/** Sends the form in doubt again, as a patient would; answers whether it now led to a receipt, or there was none. */
	pressAgain(): Promise<boolean>;
}

/** So many patients of the portal at this address. Nobody is signed in yet. */
export async function choosers(db: Db, origin: string, howMany: number): Promise<Chooser[]> {
	const people = await db.read
		.select({ no: patients.no })
		.from(patients)
		.where(
			inArray(
				patients.no,
				db.read
					.select({ no: patientServices.patientNo })
					.from(patientServices)
					.where(eq(patientServices.serviceId, SERVICE)),
			),
		)
		.limit(howMany);
	if (people.length < howMany) throw new Error(`only ${people.length} patients`);
	return people.map(({ no }) => makeChooser(origin, no));
}

function makeChooser(origin: string, patientNo: number): Chooser {
	const browser = new PlainBrowser(origin);
	const sent: Sent[] = [];
	const statuses = new Set<number>();
	const page = `/en/my/tools/${TOOL}`;

	/** Presses Save. What breaks off on the way is what a patient is left in doubt by. */
	async function press(answer: Sent): Promise<void> {
		const { status, headers } = await browser.post(`${page}/check`, [["once", answer.once]]);
		statuses.add(status);
		if (status === 303 && isInContact)
			answer.ref = /\/receipts\/([^/?]+)$/.exec(headers.location ?? "")?.[1] ?? null;
	}

	/** An answer up to its check page; undefined where that cannot be had. */
	async function fillIn(): Promise<Sent | undefined> {
		const answer = ANSWERS[sent.length % ANSWERS.length] ?? "no";
		const asked = await browser.post(`${page}/choose`, [["choice", answer]]);
		statuses.add(asked.status);
		if (asked.status !== 303) return undefined;
		const once = fieldIn((await browser.get(`${page}/check`)).body, "once");
		if (once === undefined) return undefined;
		const one: Sent = { patientNo, once, ref: null };
		sent.push(one);
		return one;
	}

	async function choose(): Promise<void> {
		const one = await fillIn();
		if (one !== undefined) await press(one);
	}

	let isInContact = true;
	let isChoosing = false;
	const isInDoubt = () => sent.at(-1)?.ref === null;
	return {
		sent,
		statuses,
		async signIn(db) {
			const of = { patientNo, shared: false, helped: null };
			browser.cookies.set("sid", await db.write((q) => startSession(db, q, of, new Date())));
			isInContact = true;
		},
		async stopBeforeSave() {
			if ((await fillIn()) === undefined) throw new Error("no form to save");
		},
		loseContact() {
			isInContact = false;
		},
		async chooseUntil(isOver) {
			isChoosing = true;
			while (!isOver() && !isInDoubt()) await choose().catch(() => undefined);
			isChoosing = false;
		},
		isInDoubt,
		isChoosing: () => isChoosing,
		look: () => browser.get("/en/my"),
		signOut: () => browser.post("/en/sign-out", []),
		async pressAgain() {
			const last = sent.at(-1);
			if (last?.ref === null) await press(last).catch(() => undefined);
			return !isInDoubt();
		},
	};
}
