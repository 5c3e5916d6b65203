/**
 * What the stores seal and find with, over the keys of this installation (`key-ring.server.ts`). The newest master key wraps
 * each patient's key; a key that an older one wrapped opens too, until it is wrapped anew.
 */
import { hash } from "node:crypto";
import type { Seal, Vault } from "#db/vault.ts";
import { type KeyRing, makeMasterKey, readRing, ringOf, ringStamp } from "./key-ring.server.ts";
import { pooledRandom } from "./random-pool.server.ts";
import { blindIndex, blindIndexes, open, SealBroken, seal, unwrapKey, wrapKey } from "./seal.server.ts";

const KEY_BYTES = 32;
const REFERENCE_SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const REFERENCE_LENGTH = 12;

/**
 * Opens the keys of `folder`. `mayMake`: a demo makes its own; a live portal without its key must not start. A key that is
 * rotated meanwhile by another program is found without a restart.
 */
export function openVault(folder: string, mayMake: boolean): Vault {
	if (mayMake) makeMasterKey(folder);
	let stamp = ringStamp(folder);
	let ring = readRing(folder);
	return vaultOver(ring, () => {
		const now = ringStamp(folder);
		if (now !== stamp) {
			ring = readRing(folder);
			stamp = now;
		}
		return ring;
	});
}

/** The vault over this master key alone. */
export function vaultOf(master: Uint8Array): Vault {
	const ring = ringOf(master);
	return vaultOver(ring, () => ring);
}

/** `fresh` answers the keys as they are now: whoever wraps must ask it, or a rotation could miss a key. */
function vaultOver(first: KeyRing, fresh: () => KeyRing): Vault {
	let ring = first;
	const keyOf = (patientId: string, wrapped: string): Uint8Array => {
		const known = firstThatOpens(ring.masters, patientId, wrapped);
		if (known !== undefined) return known;
		ring = fresh();
		const found = firstThatOpens(ring.masters, patientId, wrapped);
		if (found === undefined) throw new SealBroken("changed, moved, or wrapped with another master key");
		return found;
	};
	const newest = () => {
		ring = fresh();
		return ring.masters[0];
	};
	return {
		newPatientKey: (patientId) => wrapKey(newest(), patientId, pooledRandom(KEY_BYTES), pooledRandom),
		patientSeal: (patientId, wrapped) => sealWith(keyOf(patientId, wrapped)),
		rewrapped(patientId, wrapped) {
			const master = newest();
			if (firstThatOpens([master], patientId, wrapped) !== undefined) return undefined;
			return wrapKey(master, patientId, keyOf(patientId, wrapped), pooledRandom);
		},
		portal: sealWith(first.portal),
		index: (kind, value) => blindIndex(first.index, kind, value),
		indexes: (kind) => blindIndexes(first.index, kind),
		sha256: (text) => hash("sha256", text, "hex"),
		randomBytes: pooledRandom,
		randomHex: (count) => pooledRandom(count).toString("hex"),
		newReference: () =>
			Array.from(pooledRandom(REFERENCE_LENGTH), (byte) => REFERENCE_SYMBOLS.charAt(byte % 32))
				.join("")
				.replace(/(.{4})(.{4})/, "$1-$2-"),
	};
}

function firstThatOpens(
	masters: readonly Uint8Array[],
	patientId: string,
	wrapped: string,
): Uint8Array | undefined {
	for (const master of masters) {
		try {
			return unwrapKey(master, patientId, wrapped);
		} catch (error) {
			if (!(error instanceof SealBroken)) throw error;
		}
	}
	return undefined;
}

function sealWith(key: Uint8Array): Seal {
	return {
		seal: (place, text) => seal(key, place, text, pooledRandom),
		open: (place, sealed) => open(key, place, sealed),
	};
}
