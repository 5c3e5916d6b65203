/** Accounts of staff: made, and given a new password and a new secret for the authenticator app. */
import { eq } from "drizzle-orm";
import type { StaffActor, StaffRole, SystemActor } from "#app/core/actor.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import { type NameRefusal, readName } from "#app/features/people/names.ts";
import { spendKey, usedKey } from "#app/features/record/once.store.server.ts";
import type { Passwords } from "#app/server/sign-in/password.server.ts";
import { newTotpSecret, totpUri } from "#app/server/sign-in/totp.server.ts";
import type { Db, Writer } from "#db/open.server.ts";
import { markRegisterChanged } from "#db/register-changes.server.ts";
import { providers, staff } from "#db/schema.ts";
import { movesOpenTo } from "./colleague.ts";
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
	| "key-not-yours"
	| "name-missing"
	| NameRefusal
	| "no-such-provider";

/** Where the secret of an account's app is sealed. */
export const placeOfSecret = (id: string) => ({ table: "staff", row: id, column: "totp_secret" });

/** May this actor keep the accounts of this provider? The operator of all; a lead of their own. */
function keeps(actor: StaffActor | SystemActor, providerId: string): boolean {
	return actor.role === "system" || (actor.staffRole === "lead" && actor.providerId === providerId);
}

/**
 * Makes an account. The e-mail address is the name to sign in with, so nobody else of this installation may have it. A form sent again with
 * its one-time key makes no second account: the first answer may have been lost with its secrets, so the same account gets new ones, as
 * long as nobody has signed in with it.
 */
export async function addStaff(
	db: Db,
	passwords: Passwords,
	actor: StaffActor | SystemActor,
	account: NewStaff,
	at: Date,
	once?: string,
): Promise<Result<TotpToKeep & { readonly id: string }, AddStaffRefusal>> {
	if (!keeps(actor, account.providerId)) return refuse("no-such-provider");
	const email = readEmail(account.email);
	if (!email.ok) return email;
	const named = readName(account.name.trim());
	if (!named.ok) return named;
	const name = named.value;
	if (name === "") return refuse("name-missing");
	const passwordHash = await hashOf(db, passwords, account.password, [email.value, name]);
	if (!passwordHash.ok) return passwordHash;
	const { providerId, role } = account;
	const id = db.vault.randomHex(8);
	const totpSecret = newTotpSecret(db.vault.randomBytes);
	const secrets = { passwordHash: passwordHash.value, totpSecret };
	const owner = actor.role === "staff" && once !== undefined ? { key: once, id: actor.staffId } : undefined;
	return db.write(async (q) => {
		const used = owner && (await usedKey(q, owner.key, `staff:${owner.id}`));
		if (used?.isTheirs === false) return refuse("key-not-yours");
		if (used) {
			const again = await renew(db, q, used.ref, secrets, (made) => made.totpStep === NO_STEP);
			if (!again.ok) return refuse("email-taken");
			await recordStaffChange(db, q, actor, used.ref, "reset", null, at);
			return ok({ id: used.ref, ...again.value });
		}
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
				...sealed(db, id, secrets),
				disabledAt: null,
			})
			.returning({ id: staff.id });
		await markRegisterChanged(q);
		if (owner) await spendKey(q, owner.key, `staff:${owner.id}`, id, at);
		await recordStaffChange(db, q, actor, id, "added", role, at);
		return ok({ id, totpSecret, totpUri: totpUri(totpSecret, provider.name, email.value) });
	});
}

interface NewSecrets {
	readonly passwordHash: string;
	/** Base32. */
	readonly totpSecret: string;
}

const sealed = (db: Db, id: string, { passwordHash, totpSecret }: NewSecrets) => ({
	passwordHash,
	totpSecret: db.vault.portal.seal(placeOfSecret(id), totpSecret),
	totpStep: NO_STEP,
});

/**
 * A new password and a new secret for the app; whoever was signed in on this account no longer is. Pressed twice it happens twice, and the
 * secrets that were shown last are the ones that count. Staff do it where `movesOpenTo` says so: never to themselves.
 */
export async function resetStaff(
	db: Db,
	passwords: Passwords,
	actor: StaffActor | SystemActor,
	staffId: string,
	password: string,
	at: Date,
): Promise<Result<TotpToKeep, PasswordRefusal | "no-such-staff" | "not-open">> {
	const passwordHash = await hashOf(db, passwords, password, []);
	if (!passwordHash.ok) return passwordHash;
	const secrets = { passwordHash: passwordHash.value, totpSecret: newTotpSecret(db.vault.randomBytes) };
	return db.write(async (q) => {
		const [row] = await q
			.select({ id: staff.id, providerId: staff.providerId, disabledAt: staff.disabledAt })
			.from(staff)
			.where(eq(staff.id, staffId));
		if (row === undefined || !keeps(actor, row.providerId)) return refuse("no-such-staff");
		if (actor.role === "staff" && !movesOpenTo(actor, { ...row, openId: null }, false).includes("reset"))
			return refuse("not-open");
		const made = await renew(db, q, staffId, secrets, () => true);
		if (!made.ok) return refuse("no-such-staff");
		await endSessionsOf(q, staffId, at);
		await recordStaffChange(db, q, actor, staffId, "reset", null, at);
		return made;
	});
}

/** Puts other secrets in the place of an account's own, where `may` allows it. */
async function renew(
	db: Db,
	q: Writer,
	id: string,
	secrets: NewSecrets,
	may: (account: { readonly totpStep: number }) => boolean,
): Promise<Result<TotpToKeep, "not-open">> {
	const [row] = await q
		.select({ email: staff.email, provider: providers.name, totpStep: staff.totpStep })
		.from(staff)
		.innerJoin(providers, eq(providers.id, staff.providerId))
		.where(eq(staff.id, id));
	if (row === undefined || !may(row)) return refuse("not-open");
	await q
		.update(staff)
		.set(sealed(db, id, secrets))
		.where(eq(staff.id, id))
		.returning({ id: staff.id });
	const { totpSecret } = secrets;
	return ok({ totpSecret, totpUri: totpUri(totpSecret, row.provider, row.email) });
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
