/** The six digits of an authenticator app, the second factor of staff (RFC 6238: SHA-1, 30 seconds, 6 digits). */
import { timingSafeEqual } from "node:crypto";
import { HOTP, Secret, TOTP } from "otpauth";
import { ok, type Result, refuse } from "#app/core/result.ts";
import { withoutGaps } from "#app/core/typed-text.ts";

const SECRET_BYTES = 20;
const PERIOD_SECONDS = 30;
const DIGITS = 6;
/** Clocks differ: the step before and the step after count too. */
const WINDOW = [-1, 0, 1] as const;

/** A new secret in base32, of 160 random bits from a cryptographic source. */
export function newTotpSecret(random: (n: number) => Uint8Array): string {
	const bytes = random(SECRET_BYTES);
	if (bytes.length !== SECRET_BYTES)
		throw new RangeError(`wanted ${SECRET_BYTES} random bytes, got ${bytes.length}`);
	return new Secret({ buffer: Uint8Array.from(bytes).buffer }).base32;
}

/**
 * Is this the code at this time? Answers the time step to keep as the last one. A code counts once, and none older than
 * the last counts (OWASP ASVS 5.0, 6.5.1): `totp-used` is a right code that came too often. `lastStep` is `null` or less
 * than 0 before the first.
 */
export function checkTotp(
	secret: string,
	code: string,
	at: Date,
	lastStep: number | null,
): Result<{ readonly step: number }, "totp-wrong" | "totp-used"> {
	const digits = withoutGaps(code);
	if (!/^[0-9]{6}$/.test(digits)) return refuse("totp-wrong");
	const now = TOTP.counter({ period: PERIOD_SECONDS, timestamp: at.getTime() });
	const key = Secret.fromBase32(secret);
	const right = WINDOW.map((away) => now + away).filter(
		(step) => step >= 0 && sameDigits(codeOf(key, step), digits),
	);
	const fresh = right.find((step) => step > (lastStep ?? -1));
	if (fresh !== undefined) return ok({ step: fresh });
	return refuse(right.length > 0 ? "totp-used" : "totp-wrong");
}

/** The code that is right at this time: for the demo's page, where no authenticator app is at hand. */
export function currentTotp(secret: string, at: Date): string {
	return codeOf(Secret.fromBase32(secret), TOTP.counter({ period: PERIOD_SECONDS, timestamp: at.getTime() }));
}

/** The address that an authenticator app reads from a QR code or a link. */
export function totpUri(secret: string, issuer: string, account: string): string {
	return new TOTP({ secret, issuer, label: account, period: PERIOD_SECONDS, digits: DIGITS }).toString();
}

function codeOf(secret: Secret, step: number): string {
	return HOTP.generate({ secret, counter: step, digits: DIGITS });
}

function sameDigits(a: string, b: string): boolean {
	return timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
