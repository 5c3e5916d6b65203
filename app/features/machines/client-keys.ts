/**
 * The public keys by which a client is known: a set of them (RFC 7517), or the address where its owner keeps one. Only what SMART
 * asks for: RSA for RS384, P-384 for ES384. Whatever could be a secret is refused, so that nobody's private key lies here.
 */
import { z } from "zod";
import { ok, type Result, refuse } from "#app/core/result.ts";

/** The keys of one client at once: the one in use, the next, and a few for several machines. */
const MOST_KEYS = 8;
/** Characters of a set of keys: eight of the longest have half of this. */
const LONGEST_SET = 16_000;

const base64url = /^[A-Za-z0-9_-]+$/;
/** A number of so many bytes without zeros in front. */
const bytes = (least: number, most: number) =>
	z
		.string()
		.regex(base64url)
		.refine((text) => {
			const length = Math.floor((text.length * 3) / 4);
			return length >= least && length <= most;
		});

const common = {
	kid: z.string().regex(/^[\x21-\x7e]{1,200}$/),
	use: z.literal("sig").optional(),
	key_ops: z.array(z.literal("verify")).length(1).optional(),
};

/** From 2,048 to 4,096 bits: a longer one only costs time, each time that somebody tries. */
const rsaKey = z.object({
	...common,
	kty: z.literal("RSA"),
	alg: z.literal("RS384").default("RS384"),
	n: bytes(256, 512),
	e: z.literal("AQAB"),
});
const ecKey = z.object({
	...common,
	kty: z.literal("EC"),
	alg: z.literal("ES384").default("ES384"),
	crv: z.literal("P-384"),
	x: z.string().regex(/^[A-Za-z0-9_-]{64}$/),
	y: z.string().regex(/^[A-Za-z0-9_-]{64}$/),
});
const publicKey = z.discriminatedUnion("kty", [rsaKey, ecKey]);
export type PublicKey = z.infer<typeof publicKey>;

/** How a client's keys are kept. */
export const clientKeys = z.discriminatedUnion("kind", [
	z.strictObject({ kind: z.literal("set"), keys: z.array(publicKey).min(1).max(MOST_KEYS) }),
	z.strictObject({ kind: z.literal("address"), address: z.string() }),
]);
export type ClientKeys = z.infer<typeof clientKeys>;

export type KeysRefusal =
	| "keys-missing"
	| "keys-not-json"
	| "keys-private"
	| "keys-kind"
	| "keys-same-kid"
	| "keys-too-many"
	| "keys-address";

/** Members of a key that only its owner may have (RFC 7518, 6.2.2, 6.3.2 and 6.4.1). */
const SECRET = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"];

/**
 * The keys of a set as it was pasted, or as its address gave it: `{"keys":[…]}`, or a key alone. Keys of other kinds are left out (RFC 7517, 5):
 * their owner may keep them there for somebody else. A private key anywhere refuses all.
 */
export function readKeySet(text: string): Result<ClientKeys, KeysRefusal> {
	if (text.trim() === "") return refuse("keys-missing");
	if (text.length > LONGEST_SET) return refuse("keys-too-many");
	let given: unknown;
	try {
		given = JSON.parse(text);
	} catch {
		return refuse("keys-not-json");
	}
	if (typeof given !== "object" || given === null) return refuse("keys-not-json");
	const list: unknown = "keys" in given ? given.keys : [given];
	if (!Array.isArray(list)) return refuse("keys-not-json");
	if (list.length === 0) return refuse("keys-missing");
	if (list.some(isSecret)) return refuse("keys-private");
	const keys = list.flatMap((key) => publicKey.safeParse(key).data ?? []);
	if (keys.length === 0) return refuse("keys-kind");
	if (keys.length > MOST_KEYS) return refuse("keys-too-many");
	if (new Set(keys.map(({ kid }) => kid)).size < keys.length) return refuse("keys-same-kid");
	return ok({ kind: "set", keys });
}

function isSecret(key: unknown): boolean {
	return typeof key === "object" && key !== null && SECRET.some((member) => member in key);
}

/**
 * The address of a set, fixed when the client is registered: https, on the usual port, of a host with a public name. What the name leads to
 * is looked at again at each fetch (`app/server/machines/jwks-fetch.server.ts`). It is said just as it is asked for: a host in any other form, as a number
 * written with an x or a name in capital letters, is refused.
 */
export function readKeyAddress(text: string): Result<ClientKeys, KeysRefusal> {
	const typed = text.trim();
	if (typed.length > 500 || !typed.startsWith("https://")) return refuse("keys-address");
	const host = /^https:\/\/([a-z0-9.-]+)\/[\x21\x22\x24-\x7e]*$/.exec(typed)?.[1];
	const isAsFetched = URL.canParse(typed) && new URL(typed).href === typed;
	if (host === undefined || !isAsFetched || !isPublicName(host)) return refuse("keys-address");
	return ok({ kind: "address", address: typed });
}

/** Keys as a person types them into one field: a set, or the address of one. */
export function readKeys(text: string): Result<ClientKeys, KeysRefusal> {
	return /^\s*https?:/i.test(text) ? readKeyAddress(text) : readKeySet(text);
}

/** What a person knows keys by: their ids, or the address where they are. */
export function keyNames(keys: ClientKeys): readonly string[] {
	return keys.kind === "set" ? keys.keys.map(({ kid }) => kid) : [keys.address];
}

/** Names that lead nowhere but home (RFC 6761, RFC 8375), and numbers: a host is said by name. */
function isPublicName(host: string): boolean {
	const labels = host.split(".");
	if (labels.length < 2 || labels.some((label) => !/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(label)))
		return false;
	return (
		!/^\d+$/.test(labels.at(-1) ?? "") &&
		!/(^|\.)(localhost|local|internal|home\.arpa|lan|test|invalid|onion)$/.test(host)
	);
}

/** Keys as one text, equal for equal keys: what is digested for the record. */
export function keysText(keys: ClientKeys): string {
	return JSON.stringify(clientKeys.parse(keys));
}
