/**
 * Messages on their way. Each was written with the change it tells of; this sends it afterwards, or puts it among the
 * letters that a person prints and posts. Nothing leaves twice: whoever sends a message has claimed its row before.
 */
import { and, asc, eq, lte } from "drizzle-orm";
import type { SystemActor } from "#app/core/actor.ts";
import { HELD_UNTIL } from "#app/features/after/close-patient.store.server.ts";
import { paperProvider } from "#app/features/paper/reply.ts";
import { type Recipient, recipientOf, toldBy } from "#app/features/people/letter.store.server.ts";
import { disputeEmail } from "#app/features/people/letter-dispute.ts";
import { wordsOf } from "#app/features/people/letter-envelope.ts";
import { savedEmail } from "#app/features/people/letter-saved.ts";
import { emailOfUse } from "#app/features/people/letter-use.ts";
import { deathOf } from "#app/features/record/death.store.server.ts";
import { subjectOf } from "#app/features/record/record.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import type { Writer } from "#db/open.server.ts";
import { outbox } from "#db/schema.ts";
import { isLanguage } from "#locales/index.ts";
import { type Again, again } from "../clockwork/again.server.ts";
import type { Portal } from "../context.server.ts";
import { askForNeeds } from "./outbox-needs.server.ts";

const clockwork: SystemActor = { role: "system", name: "outbox" };

const MINUTE = 60_000;
/** How long after the first, second … failure it is tried again. After the last of these it becomes a letter. */
const AGAIN_AFTER = [MINUTE, 10 * MINUTE, 60 * MINUTE, 360 * MINUTE] as const;

/** A claim lasts longer than any mail server may take; if the portal dies meanwhile, the message is tried again after it. */
const CLAIMED_FOR = 30 * MINUTE;

const EVERY = 5_000;
const AT_ONCE = 100;

type Needed = Pick<Portal, "db" | "mailer" | "translators" | "origin" | "fault">;
type Message = typeof outbox.$inferSelect;
type Delivered = "sent" | "toPost" | "later";

/** Sends every message whose time has come, one after the other. Answers how many went which way. */
export async function sendWaiting(portal: Needed, at: Date): Promise<Readonly<Record<Delivered, number>>> {
	const counts = { sent: 0, toPost: 0, later: 0 };
	const due = await portal.db.read
		.select({ id: outbox.id })
		.from(outbox)
		.where(and(eq(outbox.state, "waiting"), lte(outbox.nextAt, at)))
		.orderBy(asc(outbox.id))
		.limit(AT_ONCE);
	for (const { id } of due) {
		const message = await claim(portal, id, at);
		if (message === undefined) continue;
		if ((await deathOf(portal.db.read, message.patientNo)) !== undefined) {
			await portal.db.write((q) => change(q, message, { nextAt: HELD_UNTIL }));
			continue;
		}
		const to = await recipientOf(portal.db.read, portal.db.vault, clockwork, message.patientNo);
		if (to === undefined) await forget(portal, id);
		else counts[await deliver(portal, message, to, at)] += 1;
	}
	return counts;
}

/** Takes the message for this run alone; undefined where another run has it. The try is counted before it is made. */
async function claim({ db }: Needed, id: number, at: Date): Promise<Message | undefined> {
	return db.write(async (q) => {
		const waits = and(eq(outbox.id, id), eq(outbox.state, "waiting"), lte(outbox.nextAt, at));
		const [row] = await q.select({ tries: outbox.tries }).from(outbox).where(waits);
		if (row === undefined) return undefined;
		const [claimed] = await q
			.update(outbox)
			.set({ tries: row.tries + 1, nextAt: new Date(at.getTime() + CLAIMED_FOR) })
			.where(waits)
			.returning();
		return claimed;
	});
}
/** The e-mail of each kind of message. None says anything of a tool, an answer or of health. */
const EMAILS = {
	choice: savedEmail,
	use: emailOfUse,
	override: emailOfUse,
	outside: emailOfUse,
	law: emailOfUse,
	retirement: emailOfUse,
	"hand-over": emailOfUse,
	"acting-ended": emailOfUse,
	dispute: disputeEmail,
	// A code goes on paper only; where it comes here, it says no more than that there is news.
	"details-code": savedEmail,
} as const;

async function deliver(portal: Needed, message: Message, to: Recipient, at: Date): Promise<Delivered> {
	if (message.way === "letter" || portal.mailer === undefined || to.email === null)
		return becomeLetter(portal, message, to, at);
	const provider = (await currentRegister(portal.db)).providers.get(message.providerId);
	if (provider === undefined) return becomeLetter(portal, message, to, at);
	const t = wordsOf(portal.translators, isLanguage(message.lang) ? message.lang : "en");
	const subject = await subjectOf(portal.db.read, portal.db.vault, message.patientNo);
	if (subject === undefined) return becomeLetter(portal, message, to, at);
	const { told, isQuiet } = await toldBy(portal.db.read, subject, message);
	const emailOf = isQuiet ? emailOfUse : EMAILS["about" in told ? told.about : "choice"];
	try {
		await portal.mailer.send({
			to: to.email,
			...emailOf({ t, origin: portal.origin, provider: paperProvider(provider) }),
		});
	} catch (error) {
		portal.fault(error, "sending an e-mail");
		const wait = AGAIN_AFTER[message.tries - 1];
		if (wait === undefined) return becomeLetter(portal, message, to, at);
		await portal.db.write((q) => change(q, message, { nextAt: new Date(at.getTime() + wait) }));
		return "later";
	}
	await portal.db.write(async (q) => {
		await change(q, message, { state: "sent", doneAt: at });
		await askForNeeds(portal.db, q, provider, to, message.lang, at);
	});
	return "sent";
}

/** A person prints and posts it; where the patient needs what it is not, a job says so. */
async function becomeLetter({ db }: Needed, message: Message, to: Recipient, at: Date): Promise<"toPost"> {
	const register = await currentRegister(db);
	await db.write(async (q) => {
		await change(q, message, { way: "letter", state: "to-post" });
		const provider = register.providers.get(message.providerId);
		if (provider !== undefined) await askForNeeds(db, q, provider, to, message.lang, at);
	});
	return "toPost";
}

async function change(q: Writer, { id }: Message, to: Partial<Message>): Promise<void> {
	await q.update(outbox).set(to).where(eq(outbox.id, id)).returning({ id: outbox.id });
}

/** Nobody is left to tell: the patient's key was destroyed. */
async function forget({ db }: Needed, id: number): Promise<void> {
	await db.write((q) => q.delete(outbox).where(eq(outbox.id, id)).returning({ id: outbox.id }));
}

/** Sends what waits now and every five seconds, without keeping the process alive. `stop` waits for the message under way. */
export function startOutbox(portal: Needed & Pick<Portal, "now">): Again {
	return again(
		() => sendWaiting(portal, portal.now()),
		EVERY,
		(error) => portal.fault(error, "sending messages"),
	);
}
