/** Accounts of staff: made, given a new password, and used to sign in with password and authenticator app. */
import { and, eq, isNull, lt } from "drizzle-orm";
import type { StaffRole, SystemActor } from "#app/core/actor.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import { startSession } from "#app/features/account/session.store.server.ts";
import type { Passwords } from "#app/server/password.server.ts";
import { checkTotp, newTotpSecret, totpUri } from "#app/server/totp.server.ts";
import type { Db } from "#db/open.server.ts";
import { providers, sessions, staff } from "#db/schema.ts";
import { normaliseEmail, readEmail, readPassword } from "./staff-account.ts";

const SALT_BYTES = 16;

/** No code was used yet. */
const NO_STEP = -1;

/** Stands in where nobody has this address, so that the work is the same. */
const NOBODYS_SECRET = "A".repeat(32);

export interface NewStaff {
	readonly providerId: string;
	readonly name: string;
	readonly email: string;
	readonly role: StaffRole;
	readonly password: string;
}

/** What the staff member puts into their authenticator app. It can never be read again. */
export interface TotpToKeep {
	readonly totpSecret: string;
	/** The same as an address that an app reads from a QR code. */
	readonly totpUri: string;
}

export type PasswordRefusal = "password-too-short" | "password-too-long" | "busy";
export type AddStaffRefusal =
	| PasswordRefusal
	| "email-not-valid"
	| "email-taken"
	| "name-missing"
	| "no-such-provider";

const placeOfSecret = (id: string) => ({ table: "staff", row: id, column: "totp_secret" });

/** Makes an account. The e-mail address is the name to sign in with, so nobody else of this installation may have it. */
export async function addStaff(
	db: Db,
	passwords: Passwords,
	_actor: SystemActor,
	account: NewStaff,
	_at: Date,
): Promise<Result<TotpToKeep & { readonly id: string }, AddStaffRefusal>> {
	const email = readEmail(account.email);
	if (!email.ok) return email;
	const name = account.name.trim();
	if (name === "") return refuse("name-missing");
	const passwordHash = await hashOf(db, passwords, account.password);
	if (!passwordHash.ok) return passwordHash;
	const { providerId, role } = account;
	const id = db.vault.randomHex(8);
	const totpSecret = newTotpSecret(db.vault.randomBytes);
	return db.write(async (q) => {
		const [provider] = await q
			.select({ name: providers.name })
			.from(providers)
			.where(eq(providers.id, providerId));
		if (provider === undefined) return refuse("no-such-provider");
		const taken = await q.select({ id: staff.id }).from(staff).where(eq(staff.email, email.value));
		if (taken.length > 0) return refuse("email-taken");
		await q
			.insert(staff)
			.values({
				id,
				providerId,
				name,
				email: email.value,
				role,
				passwordHash: passwordHash.value,
				totpSecret: db.vault.portal.seal(placeOfSecret(id), totpSecret),
				totpStep: NO_STEP,
				disabledAt: null,
			})
			.returning({ id: staff.id });
		return ok({ id, totpSecret, totpUri: totpUri(totpSecret, provider.name, email.value) });
	});
}

/** A new password and a new secret for the app; whoever was signed in on this account no longer is. */
export async function resetStaff(
	db: Db,
	passwords: Passwords,
	_actor: SystemActor,
	staffId: string,
	password: string,
	at: Date,
): Promise<Result<TotpToKeep, PasswordRefusal | "no-such-staff">> {
	const passwordHash = await hashOf(db, passwords, password);
	if (!passwordHash.ok) return passwordHash;
	const totpSecret = newTotpSecret(db.vault.randomBytes);
	return db.write(async (q) => {
		const [row] = await q
			.select({ email: staff.email, provider: providers.name })
			.from(staff)
			.innerJoin(providers, eq(providers.id, staff.providerId))
			.where(eq(staff.id, staffId));
		if (row === undefined) return refuse("no-such-staff");
		await q
			.update(staff)
			.set({
				passwordHash: passwordHash.value,
				totpSecret: db.vault.portal.seal(placeOfSecret(staffId), totpSecret),
				totpStep: NO_STEP,
			})
			.where(eq(staff.id, staffId))
			.returning({ id: staff.id });
		await q
			.update(sessions)
			.set({ revokedAt: at })
			.where(and(eq(sessions.staffId, staffId), isNull(sessions.revokedAt)))
			.returning({ hash: sessions.hash });
		return ok({ totpSecret, totpUri: totpUri(totpSecret, row.provider, row.email) });
	});
}

async function hashOf(db: Db, passwords: Passwords, typed: string): Promise<Result<string, PasswordRefusal>> {
	const password = readPassword(typed);
	return password.ok ? passwords.hashPassword(password.value, db.vault.randomBytes(SALT_BYTES)) : password;
}

/** What a staff member gave to come in. */
export interface StaffSignInAttempt {
	readonly email: string;
	readonly password: string;
	/** Six digits of the authenticator app. */
	readonly totp: string;
}

/**
 * Signs a staff member in and answers the session's id. An unknown address, a disabled account, a wrong password, a wrong
 * code and a code that was used are one refusal and the same work, so that nobody learns which it was. Each code counts
 * once: its time step is kept in the transaction that starts the session, and only if it is later than the last.
 */
export async function signInStaff(
	db: Db,
	passwords: Passwords,
	attempt: StaffSignInAttempt,
	at: Date,
): Promise<Result<string, "not-matched" | "busy">> {
	const byEmail = eq(staff.email, normaliseEmail(attempt.email));
	const [kept] = await db.read.select({ passwordHash: staff.passwordHash }).from(staff).where(byEmail);
	const password = await passwords.verifyPassword(attempt.password, kept?.passwordHash);
	if (!password.ok && password.reason === "busy") return refuse("busy");
	return db.write(async (q) => {
		const [row] = await q
			.select()
			.from(staff)
			.where(and(byEmail, isNull(staff.disabledAt)));
		const secret =
			row === undefined ? NOBODYS_SECRET : db.vault.portal.open(placeOfSecret(row.id), row.totpSecret);
		const code = checkTotp(secret, attempt.totp, at, row?.totpStep ?? NO_STEP);
		// Read again: the password may have been replaced while the old one was checked.
		const same = row !== undefined && row.passwordHash === kept?.passwordHash;
		if (!password.ok || !code.ok || !same) return refuse("not-matched");
		const used = await q
			.update(staff)
			.set({ totpStep: code.value.step })
			.where(and(eq(staff.id, row.id), lt(staff.totpStep, code.value.step)))
			.returning({ id: staff.id });
		if (used.length === 0) return refuse("not-matched");
		return ok(await startSession(db, q, { staffId: row.id, shared: false, helped: null }, at));
	});
}
