/**
 * The keys of this installation: one master key in a file of its own folder, never in the database or its backups. It
 * wraps each patient's key; what is hashed or sealed for the portal itself uses keys derived from it (HKDF, RFC 5869).
 */
import { createHash, hkdfSync, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Seal, Vault } from "#db/vault.ts";
import { blindIndex, open, seal, unwrapKey, wrapKey } from "./seal.server.ts";
import { StartRefused } from "./start-refused.server.ts";

const KEY_FILE = "master.key";
const KEY_BYTES = 32;
const REFERENCE_SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const REFERENCE_LENGTH = 12;

/** Reads the master key of `folder`. `mayMake`: a demo makes its own; a live portal without its key must not start. */
export function openVault(folder: string, mayMake: boolean): Vault {
	const file = join(folder, KEY_FILE);
	if (!existsSync(file)) {
		if (!mayMake) throw new StartRefused(`KEYS_DIR: there is no ${KEY_FILE} in it`);
		mkdirSync(folder, { recursive: true, mode: 0o700 });
		writeFileSync(file, randomBytes(KEY_BYTES).toString("hex"), { mode: 0o400, flag: "wx" });
	}
	const master = Buffer.from(readFileSync(file, "utf8").trim(), "hex");
	if (master.length !== KEY_BYTES)
		throw new StartRefused(`KEYS_DIR: ${KEY_FILE} is not a key of 64 hexadecimal digits`);
	return vaultOf(master);
}

/** The vault over this master key. */
export function vaultOf(master: Uint8Array): Vault {
	const derived = (label: string) =>
		new Uint8Array(hkdfSync("sha256", master, new Uint8Array(), label, KEY_BYTES));
	const indexKey = derived("blind-index");
	return {
		newPatientKey: (patientId) => wrapKey(master, patientId, randomBytes(KEY_BYTES), randomBytes),
		patientSeal: (patientId, wrapped) => sealWith(unwrapKey(master, patientId, wrapped)),
		portal: sealWith(derived("portal")),
		index: (kind, value) => blindIndex(indexKey, kind, value),
		sha256: (text) => createHash("sha256").update(text).digest("hex"),
		randomBytes: (count) => randomBytes(count),
		randomHex: (count) => randomBytes(count).toString("hex"),
		newReference: () =>
			Array.from(randomBytes(REFERENCE_LENGTH), (byte) => REFERENCE_SYMBOLS.charAt(byte % 32))
				.join("")
				.replace(/(.{4})(.{4})/, "$1-$2-"),
	};
}

function sealWith(key: Uint8Array): Seal {
	return {
		seal: (place, text) => seal(key, place, text, randomBytes),
		open: (place, sealed) => open(key, place, sealed),
	};
}
