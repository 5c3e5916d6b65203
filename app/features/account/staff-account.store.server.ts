/** Accounts of staff: made, and given a new password and a new secret for the authenticator app. */
import { eq } from "drizzle-orm";
import type { StaffActor, StaffRole, SystemActor } from "#app/core/actor.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import type { Passwords } from "#app/server/password.server.ts";
import { newTotpSecret, totpUri } from "#app/server/totp.server.ts";
import type { Db } from "#db/open.server.ts";
import { providers, staff } from "#db/schema.ts";
import { endSessionsOf } from "./end-sessions.store.server.ts";
import { readEmail, readPassword } from "./staff-account.ts";
import { recordStaffChange } from "./staff-record.store.server.ts";

const SALT_BYTES = 16;

/** No code was used yet. */
export const NO_STEP = -1;

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

export type PasswordRefusal = "password-too-short" | "password-too-long" | "password-easy" | "busy";
export type AddStaffRefusal =
	| PasswordRefusal
	| "email-not-valid"
	| "email-taken"
	| "name-missing"
	| "no-such-provider";

/** Where the secret of an account's app is sealed. */
export const placeOfSecret = (id: string) => ({ table: "staff", row: id, column: "totp_secret" });

/** May this actor keep the accounts of this provider? The operator of all; a lead of their own. */
function keeps(actor: StaffActor | SystemActor, providerId: string): boolean {
	return actor.role === "system" || (actor.staffRole === "lead" && actor.providerId === providerId);
}

/** Makes an account. The e-mail address is the name to sign in with, so nobody else of this installation may have it. */
export async function addStaff(
	db: Db,
	passwords: Passwords,
	actor: StaffActor | SystemActor,
	account: NewStaff,
	at: Date,
): Promise<Result<TotpToKeep & { readonly id: string }, AddStaffRefusal>> {
	if (!keeps(actor, account.providerId)) return refuse("no-such-provider");
	const email = readEmail(account.email);
	if (!email.ok) return email;
	const name = account.name.trim();
	if (name === "") return refuse("name-missing");
	const passwordHash = await hashOf(db, passwords, account.password, [email.value, name]);
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
		await recordStaffChange(db, q, actor, id, "added", role, at);
		return ok({ id, totpSecret, totpUri: totpUri(totpSecret, provider.name, email.value) });
	});
}

/** A new password and a new secret for the app; whoever was signed in on this account no longer is. */
export async function resetStaff(
	db: Db,
	passwords: Passwords,
	actor: StaffActor | SystemActor,
	staffId: string,
	password: string,
	at: Date,
): Promise<Result<TotpToKeep, PasswordRefusal | "no-such-staff">> {
	const passwordHash = await hashOf(db, passwords, password, []);
	if (!passwordHash.ok) return passwordHash;
	const totpSecret = newTotpSecret(db.vault.randomBytes);
	return db.write(async (q) => {
		const [row] = await q
			.select({ email: staff.email, provider: providers.name, providerId: staff.providerId })
			.from(staff)
			.innerJoin(providers, eq(providers.id, staff.providerId))
			.where(eq(staff.id, staffId));
		if (row === undefined || !keeps(actor, row.providerId)) return refuse("no-such-staff");
		await q
			.update(staff)
			.set({
				passwordHash: passwordHash.value,
				totpSecret: db.vault.portal.seal(placeOfSecret(staffId), totpSecret),
				totpStep: NO_STEP,
			})
			.where(eq(staff.id, staffId))
			.returning({ id: staff.id });
		await endSessionsOf(q, staffId, at);
		await recordStaffChange(db, q, actor, staffId, "reset", null, at);
		return ok({ totpSecret, totpUri: totpUri(totpSecret, row.provider, row.email) });
	});
}

/** The hash of a password worth having. `about` is what is known of the person. */
export async function hashOf(
	db: Db,
	passwords: Passwords,
	typed: string,
	about: readonly string[],
): Promise<Result<string, PasswordRefusal>> {
	const password = readPassword(typed);
	if (!password.ok) return password;
	if (await passwords.isEasyToGuess(typed, about)) return refuse("password-easy");
	return passwords.hashPassword(password.value, db.vault.randomBytes(SALT_BYTES));
}
