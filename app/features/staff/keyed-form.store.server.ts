/** The form that was just typed in, as the page for the next one says it: only what is really in the record. */
import type { StaffActor } from "#app/core/actor.ts";
import type { Entry } from "#app/core/entry.ts";
import { listedPatient } from "#app/features/record/listed-patient.store.server.ts";
import { logStaffLook } from "#app/features/record/look-up.store.server.ts";
import { entriesOf } from "#app/features/record/record.store.server.ts";
import type { Db } from "#db/open.server.ts";

/** How long after it was saved a page still says so: a link that is opened later is no news. */
const NEWS_FOR = 600_000;

export interface KeyedForm {
	readonly name: string;
	readonly what: /** How many answers were on it: none where it only asked for help. */
		| { readonly kind: "answers"; readonly count: number }
		| { readonly kind: "wrong" }
		| { readonly kind: "needs" };
	readonly help: boolean;
	/** Where it is read back and mended, below the patient's address; null where there is nothing to read. */
	readonly at: string | null;
}

/**
 * What the actor saved from paper for this patient in the go that this entry belongs to, named by its reference, or by the id of what was
 * said to be wrong; the look is logged first. Undefined where the actor saved no such thing in the last ten minutes.
 */
export async function readKeyedForm(
	db: Db,
	actor: StaffActor,
	patientId: string,
	ref: string,
	at: Date,
): Promise<KeyedForm | undefined> {
	const patient = await listedPatient(db, db.read, actor, patientId);
	if (patient === undefined) return undefined;
	const { subject, givenNames, familyName } = patient;
	const entries = await entriesOf(db.read, subject);
	const named = entries.find(
		({ ref: own, body }) => own === ref || (body.kind === "dispute.raised" && body.dispute === ref),
	);
	if (named === undefined || at.getTime() - named.at.getTime() > NEWS_FOR) return undefined;
	const together = entries.filter((entry) => entry.at.getTime() === named.at.getTime());
	const help = together.some(({ body }) => body.kind === "task.opened" && body.what === "help");
	const keyed = together.filter((entry) => isFromPaper(entry, actor));
	if (keyed.length === 0 && !help) return undefined;
	await db.write((q) => logStaffLook(q, actor, [subject.no], "recorded", at));
	return { name: `${givenNames} ${familyName}`.trim(), help, ...whatIsIn(keyed, ref) };
}

function isFromPaper({ body }: Entry, { staffId }: StaffActor): boolean {
	if (!("said" in body) || !KEYED.some((kind) => kind === body.kind) || body.said.way !== "paper")
		return false;
	const { recorder } = body.said;
	return recorder.who === "staff" && recorder.id === staffId;
}

/** What stands on a form that is typed in. */
const KEYED = ["choice.made", "dispute.raised", "needs.said"] as const;

function whatIsIn(keyed: readonly Entry[], ref: string): Pick<KeyedForm, "what" | "at"> {
	const wrong = keyed.flatMap(({ body }) => (body.kind === "dispute.raised" ? [body.dispute] : [])).at(0);
	if (wrong !== undefined) return { what: { kind: "wrong" }, at: `dispute/${wrong}` };
	if (keyed.some(({ body }) => body.kind === "needs.said")) return { what: { kind: "needs" }, at: "needs" };
	return {
		what: { kind: "answers", count: keyed.length },
		at: keyed.length === 0 ? null : `receipts/${ref}`,
	};
}
