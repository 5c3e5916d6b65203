/**
 * The keys that sign the record's checkpoints (Ed25519, RFC 8032): in a file of `KEYS_DIR` for this user only, never in the
 * database or a backup. A key that was replaced goes on signing beside the new one for a while, and is known for good: what it
 * signed stays true.
 */
import { createPrivateKey, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { z } from "zod";
import { type NoteKey, readKey, type Sign, writtenKey } from "#app/core/signed-note.ts";
import { sha256 } from "#app/features/record/tree.store.server.ts";
import { keyFileOf } from "../keys/key-file.server.ts";
import { StartRefused } from "../start-refused.server.ts";

const KEY_FILE = "record-keys.json";

/** How long a key that was replaced signs beside the new one, in days: whoever keeps the public key has so long to take the new one. */
export const BOTH_SIGN = 30;

/** `secret` is null where the key signs no more. `until`: from then on it does not. */
const keyFile = z.strictObject({
	keys: z.array(
		z.strictObject({
			public: z.string(),
			secret: z.string().nullable(),
			until: z.iso.datetime().nullable(),
		}),
	),
});
type KeyFile = z.infer<typeof keyFile>;

const { read, write, damaged } = keyFileOf(KEY_FILE, keyFile);

export interface RecordKeys {
	/** All that ever signed for this installation, the newest last. */
	readonly known: readonly NoteKey[];
	/** Who signs at this moment. */
	signers(at: Date): readonly { readonly key: NoteKey; readonly sign: Sign }[];
}

/** The keys in this folder; undefined where there are none yet. Throws `StartRefused` where the file is damaged. */
export function readRecordKeys(folder: string): RecordKeys | undefined {
	const file = read(folder);
	if (file === undefined) return undefined;
	const keys = file.keys.map((kept) => {
		const key = readKey(sha256, kept.public);
		if (key === undefined) throw damaged();
		const secret = kept.secret === null ? undefined : secretOf(key, kept.secret);
		return { key, secret, until: kept.until === null ? undefined : new Date(kept.until) };
	});
	if (keys.at(-1)?.secret === undefined) throw damaged();
	return {
		known: keys.map(({ key }) => key),
		signers: (at) =>
			keys.flatMap(({ key, secret, until }) =>
				secret === undefined || (until !== undefined && until <= at)
					? []
					: [{ key, sign: (text: Uint8Array) => new Uint8Array(sign(null, text, secret)) }],
			),
	};
}

/** Makes the first key, for a log of this name: the portal's address without a scheme. */
export function makeRecordKeys(folder: string, name: string): RecordKeys {
	return written(folder, { keys: [newKey(name)] });
}

/** Makes a new key under the same name. The one before signs beside it for `BOTH_SIGN` days; those before it no more. */
export function rotateRecordKeys(folder: string, at: Date): RecordKeys {
	const file = read(folder);
	const name = readKey(sha256, file?.keys.at(-1)?.public ?? "")?.name;
	if (file === undefined || name === undefined)
		throw new StartRefused(`KEYS_DIR: there is no ${KEY_FILE} in it`);
	const until = new Date(at.getTime() + BOTH_SIGN * 86_400_000).toISOString();
	const [last, ...earlier] = [...file.keys].reverse();
	const before = earlier.reverse().map((kept) => ({ ...kept, secret: null }));
	return written(folder, { keys: [...before, ...(last ? [{ ...last, until }] : []), newKey(name)] });
}

/** Makes the key of a record of another name, after entries were lost: no key before it signs any more. */
export function renewRecordKeys(folder: string): RecordKeys {
	const file = read(folder);
	const name = readKey(sha256, file?.keys.at(-1)?.public ?? "")?.name;
	if (file === undefined || name === undefined)
		throw new StartRefused(`KEYS_DIR: there is no ${KEY_FILE} in it`);
	const [, base = name, number = "1"] = /^(.+\/record)(?:-(\d+))?$/.exec(name) ?? [];
	const before = file.keys.map((kept) => ({ ...kept, secret: null }));
	return written(folder, { keys: [...before, newKey(`${base}-${Number(number) + 1}`)] });
}

function written(folder: string, file: KeyFile): RecordKeys {
	write(folder, file);
	const keys = readRecordKeys(folder);
	if (keys === undefined) throw damaged();
	return keys;
}

function newKey(name: string): KeyFile["keys"][number] {
	const { x = "", d = "" } = generateKeyPairSync("ed25519").privateKey.export({ format: "jwk" });
	const key = { name, publicKey: new Uint8Array(Buffer.from(x, "base64url")) };
	return { public: writtenKey(sha256, key), secret: d, until: null };
}

function secretOf(key: NoteKey, d: string): KeyObject {
	try {
		const x = Buffer.from(key.publicKey).toString("base64url");
		return createPrivateKey({ key: { kty: "OKP", crv: "Ed25519", x, d }, format: "jwk" });
	} catch {
		throw damaged();
	}
}
