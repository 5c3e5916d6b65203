/** Fetches the public keys of a client from the address that was fixed when it was registered. */
import { type PublicKey, readKeySet } from "#app/features/machines/client-keys.ts";
import { type Guard, guardedRequest } from "../front/guarded-request.server.ts";

/** How long keys are taken for current, in milliseconds: so long a key that its owner took away can still be used. */
const FRESH = 300_000;
/** No address is asked more often, whatever key ids are made up. */
const PAUSE = 30_000;

interface Kept {
	readonly keys: readonly PublicKey[] | undefined;
	readonly at: number;
}

/** The keys at this address, or none where it cannot be asked. `kid`: a key that is looked for, which may be new there. */
export type KeysAt = (address: string, kid: string) => Promise<readonly PublicKey[]>;

export interface FetchParts extends Guard {
	readonly now: () => Date;
}

/** Asks each address once for all who wait for it, and keeps what it answered for five minutes; a failure for half a minute. */
export function makeKeysAt(parts: FetchParts): KeysAt {
	const kept = new Map<string, Kept>();
	const underWay = new Map<string, Promise<Kept>>();

	return async (address, kid) => {
		const now = parts.now().getTime();
		const known = kept.get(address);
		const age = known === undefined ? Number.POSITIVE_INFINITY : Math.abs(now - known.at);
		const isEnough = age < FRESH && known?.keys?.some((key) => key.kid === kid) === true;
		if (known !== undefined && (isEnough || age < PAUSE)) return known.keys ?? [];

		let asking = underWay.get(address);
		if (asking === undefined) {
			asking = fetchText(address, parts)
				.then(keysIn, () => undefined)
				.then((keys) => ({ keys, at: now }));
			underWay.set(address, asking);
			void asking.then((got) => {
				kept.set(address, got);
				underWay.delete(address);
			});
		}
		return (await asking).keys ?? [];
	};
}

function keysIn(text: string): readonly PublicKey[] | undefined {
	const read = readKeySet(text);
	return read.ok && read.value.kind === "set" ? read.value.keys : undefined;
}

async function fetchText(address: string, guard: Guard): Promise<string> {
	const headers = { accept: "application/jwk-set+json, application/json" };
	const { status, body } = await guardedRequest(address, { method: "GET", headers }, guard);
	if (status !== 200) throw new Error(`answered ${status}`);
	return body;
}
