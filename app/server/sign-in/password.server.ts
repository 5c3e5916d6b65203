/**
 * Passwords and the secrets of letter codes, kept only as argon2id.
 * Setting: 19 MiB, 2 passes, 1 lane (OWASP Password Storage Cheat Sheet, the least it allows); one at a time with a
 * short line, so that a flood of sign-ins neither fills the memory nor starves the rest of the portal.
 */
import { argon2, timingSafeEqual } from "node:crypto";
import { ok, type Result, refuse } from "#app/core/result.ts";
import { oneAtATime } from "../one-at-a-time.server.ts";
import { isEasyToGuess } from "./password-strength.server.ts";

const SETTING = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const TAG_BYTES = 32;
const LEAST_SALT_BYTES = 16;
const WAITING_AT_MOST = 20;

/** PHC string format: name, version 19 (0x13), setting, salt and tag in base64 without padding. */
const PHC = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d)\$([A-Za-z0-9+/]{22,86})\$([A-Za-z0-9+/]{43})$/;

export interface Passwords {
	/** What to keep of a password, as a PHC string. `salt`: 16 random bytes or more, new for each password. */
	hashPassword(password: string, salt: Uint8Array): Promise<Result<string, "busy">>;
	/**
	 * Is this the password that was kept? Takes as long where nothing was kept (`undefined`: nobody by that name) as
	 * where the password is wrong. Throws when what was kept is no hash of ours.
	 */
	verifyPassword(
		password: string,
		kept: string | undefined,
	): Promise<Result<true, "password-wrong" | "busy">>;
	/** The 32 raw bytes of argon2id for a secret and its salt, for callers that compare by themselves. */
	argon2Of(secret: string, salt: Uint8Array): Promise<Result<Uint8Array, "busy">>;
	/** Is this one that others try first, or about the person? See `password-strength.server.ts`. */
	isEasyToGuess(password: string, about: readonly string[]): Promise<boolean>;
}

/** One line for all argon2id of a server; made once at start. */
export function makePasswords(waitingAtMost: number = WAITING_AT_MOST): Passwords {
	const inTurn = oneAtATime(waitingAtMost);

	async function argon2Of(secret: string, salt: Uint8Array): Promise<Result<Uint8Array, "busy">> {
		if (salt.length < LEAST_SALT_BYTES) throw new RangeError("a salt has 16 bytes or more");
		return inTurn(() => derive(secret, salt, SETTING));
	}

	return {
		argon2Of,
		isEasyToGuess,

		async hashPassword(password, salt) {
			const tag = await argon2Of(password, salt);
			if (!tag.ok) return tag;
			const { memory, passes, parallelism } = SETTING;
			return ok(
				`$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(salt)}$${base64(tag.value)}`,
			);
		},

		async verifyPassword(password, kept) {
			const { setting, salt, tag } = kept === undefined ? NOBODY : readPhc(kept);
			const derived = await inTurn(() => derive(password, salt, setting));
			if (!derived.ok) return derived;
			const same = timingSafeEqual(derived.value, tag);
			return same && kept !== undefined ? ok(true) : refuse("password-wrong");
		},
	};
}

interface Setting {
	readonly memory: number;
	readonly passes: number;
	readonly parallelism: number;
}

/** Stands in where there is nothing to compare with, so that the work is the same. */
const NOBODY = { setting: SETTING, salt: Buffer.alloc(LEAST_SALT_BYTES), tag: Buffer.alloc(TAG_BYTES) };

function readPhc(kept: string): { setting: Setting; salt: Buffer; tag: Buffer } {
	const [, memory, passes, parallelism, salt = "", tag = ""] = PHC.exec(kept) ?? [];
	const setting = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
	const isOurs =
		tag !== "" &&
		setting.memory >= 8 &&
		setting.memory <= 1_048_576 &&
		setting.passes >= 1 &&
		setting.passes <= 10;
	if (!isOurs || setting.parallelism < 1)
		throw new Error("what was kept is not an argon2id hash of this portal");
	return { setting, salt: Buffer.from(salt, "base64"), tag: Buffer.from(tag, "base64") };
}

/** The same password typed on another keyboard may be other code points: NFKC first (NIST SP 800-63B, 5.1.1.2). */
function derive(secret: string, salt: Uint8Array, setting: Setting): Promise<Buffer> {
	const message = Buffer.from(secret.normalize("NFKC"), "utf8");
	return new Promise((resolve, reject) => {
		argon2("argon2id", { message, nonce: salt, tagLength: TAG_BYTES, ...setting }, (error, tag) => {
			if (error) reject(error);
			else resolve(tag);
		});
	});
}

function base64(bytes: Uint8Array): string {
	return Buffer.from(bytes).toString("base64").replace(/=+$/, "");
}
