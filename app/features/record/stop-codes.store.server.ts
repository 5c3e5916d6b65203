/** Whoever acts for a patient no longer has no way in: their letter codes and their sessions, at once and for good. */
import { and, eq, isNull } from "drizzle-orm";
import type { Recorder } from "#app/core/said.ts";
import type { Writer } from "#db/open.server.ts";
import { letterCodes, sessions } from "#db/schema.ts";
import type { Vault } from "#db/vault.ts";
import { record, type Subject } from "./record.store.server.ts";

/** All codes and sessions of a patient and of all who act for them: the patient has died. */
export async function stopAllCodes(
	q: Writer,
	vault: Vault,
	subject: Subject,
	recorder: Recorder,
	at: Date,
): Promise<void> {
	const stopped = await q
		.update(letterCodes)
		.set({ stoppedAt: at })
		.where(and(eq(letterCodes.patientNo, subject.no), isNull(letterCodes.stoppedAt)))
		.returning({ id: letterCodes.id });
	await q
		.update(sessions)
		.set({ revokedAt: at })
		.where(and(eq(sessions.patientNo, subject.no), isNull(sessions.revokedAt)))
		.returning({ hash: sessions.hash });
	if (stopped.length > 0)
		await record(q, vault, subject, { kind: "letter-code", version: 1, what: "stopped", recorder }, at);
}

/** In the transaction of what ended it. A code that was stopped is in the record; a session is not, as when somebody signs out. */
export async function stopCodesOf(
	q: Writer,
	vault: Vault,
	{
		subject,
		person,
		recorder,
	}: { readonly subject: Subject; readonly person: string; readonly recorder: Recorder },
	at: Date,
): Promise<void> {
	const stopped = await q
		.update(letterCodes)
		.set({ stoppedAt: at })
		.where(
			and(
				eq(letterCodes.patientNo, subject.no),
				eq(letterCodes.trustedId, person),
				isNull(letterCodes.stoppedAt),
			),
		)
		.returning({ id: letterCodes.id });
	await q
		.update(sessions)
		.set({ revokedAt: at })
		.where(
			and(eq(sessions.patientNo, subject.no), eq(sessions.trustedId, person), isNull(sessions.revokedAt)),
		)
		.returning({ hash: sessions.hash });
	if (stopped.length === 0) return;
	const body = { kind: "letter-code", version: 2, what: "stopped", person, recorder } as const;
	await record(q, vault, subject, body, at);
}
