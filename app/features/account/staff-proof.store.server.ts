/**
 * A staff member proves who they are, with password and authenticator app: to sign in, to change the password, and to agree
 * at the command line to what takes two people.
 */
import { and, eq, isNull, lt } from "drizzle-orm";
import type { StaffActor } from "#app/core/actor.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import type { Passwords } from "#app/server/sign-in/password.server.ts";
import { checkTotp } from "#app/server/sign-in/totp.server.ts";
import type { Db, Writer } from "#db/open.server.ts";
import { staff } from "#db/schema.ts";
import { endSessionsOf } from "./end-sessions.store.server.ts";
import { startSession } from "./session.store.server.ts";
import { hashOf, NO_STEP, type PasswordRefusal, placeOfSecret } from "./staff-account.store.server.ts";
import { normaliseEmail } from "./staff-account.ts";
import { recordStaffChange } from "./staff-record.store.server.ts";

/** Stands in where nobody has this address, so that the work is the same. */
const NOBODYS_SECRET = "A".repeat(32);

/** What a staff member gave to come in. */
export interface StaffProof {
	readonly email: string;
	readonly password: string;
	/** Six digits of the authenticator app. */
	readonly totp: string;
}

type Proven = typeof staff.$inferSelect;

/**
 * Does `work` for whoever proved to be this staff member, in the transaction that uses their code up. An unknown address, a
 * disabled account, a wrong password, a wrong code and a code that was used are one refusal and the same work, so that nobody
 * learns which it was. Each code counts once: its time step is kept only if it is later than the last.
 */
export async function asProven<Value, Refusal extends string = never>(
	db: Db,
	passwords: Passwords,
	proof: StaffProof,
	at: Date,
	work: (q: Writer, who: Proven) => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal | "not-matched" | "busy">> {
	const byEmail = eq(staff.email, normaliseEmail(proof.email));
	const [kept] = await db.read.select({ passwordHash: staff.passwordHash }).from(staff).where(byEmail);
	const password = await passwords.verifyPassword(proof.password, kept?.passwordHash);
	if (!password.ok && password.reason === "busy") return refuse("busy");
	return db.write(async (q): Promise<Result<Value, Refusal | "not-matched">> => {
		const [row] = await q
			.select()
			.from(staff)
			.where(and(byEmail, isNull(staff.disabledAt)));
		const secret =
			row === undefined ? NOBODYS_SECRET : db.vault.portal.open(placeOfSecret(row.id), row.totpSecret);
		const code = checkTotp(secret, proof.totp, at, row?.totpStep ?? NO_STEP);
		// Read again: the password may have been replaced while the old one was checked.
		const same = row !== undefined && row.passwordHash === kept?.passwordHash;
		if (!password.ok || !code.ok || !same) return refuse("not-matched");
		const used = await q
			.update(staff)
			.set({ totpStep: code.value.step })
			.where(and(eq(staff.id, row.id), lt(staff.totpStep, code.value.step)))
			.returning({ id: staff.id });
		return used.length === 0 ? refuse("not-matched") : work(q, row);
	});
}

/** Signs a staff member in and answers the session's id. */
export function signInStaff(
	db: Db,
	passwords: Passwords,
	proof: StaffProof,
	at: Date,
): Promise<Result<string, "not-matched" | "busy">> {
	return asProven(db, passwords, proof, at, async (q, { id }) =>
		ok(await startSession(db, q, { staffId: id, shared: false, helped: null }, at)),
	);
}

/**
 * Gives the actor's own account another password. All sessions end, this one too; answers the id of the new one. The new
 * password is looked at before the code is used up.
 */
export async function changeOwnPassword(
	db: Db,
	passwords: Passwords,
	actor: StaffActor,
	given: { readonly password: string; readonly totp: string; readonly next: string },
	at: Date,
): Promise<Result<string, "not-matched" | PasswordRefusal>> {
	const [own] = await db.read
		.select({ email: staff.email, name: staff.name })
		.from(staff)
		.where(eq(staff.id, actor.staffId));
	if (own === undefined) return refuse("not-matched");
	const next = await hashOf(db, passwords, given.next, [own.email, own.name]);
	if (!next.ok) return next;
	const proof = { email: own.email, password: given.password, totp: given.totp };
	return asProven(db, passwords, proof, at, async (q, { id }) => {
		await q
			.update(staff)
			.set({ passwordHash: next.value })
			.where(eq(staff.id, id))
			.returning({ id: staff.id });
		await endSessionsOf(q, id, at);
		await recordStaffChange(db, q, actor, id, "password", null, at);
		return ok(await startSession(db, q, { staffId: id, shared: false, helped: null }, at));
	});
}
