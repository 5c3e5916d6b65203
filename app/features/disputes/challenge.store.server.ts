/** A clinician challenges what a tool recommended: what can be challenged, and the challenge raised, once. */
import type { StaffActor } from "#app/core/actor.ts";
import { canonical } from "#app/core/canonical.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import { servicesOf } from "#app/features/record/decide.store.server.ts";
import { type ListedPatient, listedPatient } from "#app/features/record/listed-patient.store.server.ts";
import { logStaffLook } from "#app/features/record/look-up.store.server.ts";
import { spendKey, usedKey } from "#app/features/record/once.store.server.ts";
import { entriesOf, type Subject } from "#app/features/record/record.store.server.ts";
import { type KnownRegister, type KnownTool, stageIn } from "#app/features/tools/known-tool.ts";
import { type Use, usesIn } from "#app/features/uses/use.ts";
import type { Db, Reader, Writer } from "#db/open.server.ts";
import type { NewChallenge } from "./challenge.ts";
import { type NewDispute, raiseInside } from "./dispute.store.server.ts";
import { tell } from "./tell.store.server.ts";

export interface Challengeable {
	readonly patient: ListedPatient;
	/** Uses at the actor's provider, the newest first. */
	readonly uses: readonly Use[];
	/** Tools that are used at this patient's services here. */
	readonly tools: readonly KnownTool[];
}

/** What this patient's clinicians can challenge; the look is logged first. Undefined for who is on no list of theirs. */
export async function readChallengeable(
	db: Db,
	actor: StaffActor,
	register: KnownRegister,
	patientId: string,
	at: Date,
): Promise<Challengeable | undefined> {
	const patient = await listedPatient(db, db.read, actor, patientId);
	if (patient === undefined) return undefined;
	await db.write((q) => logStaffLook(q, actor, [patient.subject.no], "case", at));
	return {
		patient,
		uses: await usesHere(db.read, actor, register, patient.subject),
		tools: await toolsHere(db.read, actor, register, patient.subject),
	};
}

async function usesHere(
	handle: Reader | Writer,
	actor: StaffActor,
	register: KnownRegister,
	subject: Subject,
): Promise<Use[]> {
	const uses = usesIn(await entriesOf(handle, subject));
	return uses.filter(
		({ body, inErrorAt }) =>
			inErrorAt === null && register.services.get(body.service)?.providerId === actor.providerId,
	);
}

async function toolsHere(
	handle: Reader | Writer,
	actor: StaffActor,
	register: KnownRegister,
	{ no }: Subject,
): Promise<KnownTool[]> {
	const all = await servicesOf(handle, no);
	const here = new Set([...all].filter((id) => register.services.get(id)?.providerId === actor.providerId));
	return register.tools.filter((tool) => tool.basis.care !== undefined && stageIn(tool, here) !== undefined);
}

/** Who may not, a use or tool that is not this patient's here, and a key that somebody else pressed. */
export type ChallengeRefusal = "only-clinicians" | "use-not-here" | "tool-not-here" | "key-not-yours";

/**
 * Raises it, once: the same challenge of the same form, sent again, leads to the same case. Undefined where the patient is
 * on no list of the actor's provider.
 */
export async function raiseChallenge(
	db: Db,
	actor: StaffActor,
	register: KnownRegister,
	patientId: string,
	challenge: NewChallenge,
	once: string,
	at: Date,
): Promise<Result<{ readonly dispute: string }, ChallengeRefusal> | undefined> {
	const owner = `staff:${actor.staffId}` as const;
	const key = db.vault.sha256(`${once} ${patientId} ${canonical(challenge)}`);
	return db.write(async (q) => {
		const subject = (await listedPatient(db, q, actor, patientId))?.subject;
		if (subject === undefined) return undefined;
		if (actor.staffRole !== "clinician") return refuse("only-clinicians");
		const used = await usedKey(q, key, owner);
		if (used !== undefined) return used.isTheirs ? ok({ dispute: used.ref }) : refuse("key-not-yours");
		const { kind, words, lang, withheld, pauses } = challenge;
		const use = (await usesHere(q, actor, register, subject)).find(({ id }) => id === challenge.use);
		if (challenge.use !== null && use?.body.tool !== challenge.tool) return refuse("use-not-here");
		const tools = await toolsHere(q, actor, register, subject);
		if (use === undefined && !tools.some(({ id }) => id === challenge.tool)) return refuse("tool-not-here");
		const recorder = { who: "staff" as const, id: actor.staffId, name: actor.name };
		const raised: NewDispute = {
			what: { by: "clinician", challenge: kind, withheld },
			use: challenge.use,
			tool: challenge.tool,
			toolVersion: use?.body.toolVersion ?? null,
			service: use?.body.service ?? null,
			checker: use?.body.checked.by === "person" ? use.body.checked.staff : null,
			written: { words, lang, translated: null },
			answerBy: "letter",
			helpers: [],
			pauses,
			lang,
			said: { decider: null, recorder, way: "in-person", helped: null, interpreter: null },
		};
		const dispute = await raiseInside(db, q, register, subject, actor.providerId, raised, at);
		await tell(q, subject, dispute, dispute.raised, actor.providerId);
		await spendKey(q, key, owner, dispute.id, at);
		return ok({ dispute: dispute.id });
	});
}
