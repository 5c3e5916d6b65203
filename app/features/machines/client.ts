/** A system that may ask: who it is, what it may do, and what an AI lead may do with it. */
import type { StaffActor, SystemActor } from "#app/core/actor.ts";
import type { ClientChange } from "#app/core/client-entry.ts";
import type { ClientKeys } from "./client-keys.ts";

/**
 * All that a client can be allowed: to read answers, and to report that a tool was used. In the words of SMART App Launch 2.2 (HL7), which
 * calls both "system scopes": there is no patient at the screen.
 */
export const SCOPES = ["system/Consent.rs", "system/Provenance.c"] as const;
export type Scope = (typeof SCOPES)[number];

/** What a scope is called on screens: a key of `clients:scope`. */
export const SCOPE_WORDS: Readonly<Record<Scope, "read" | "report">> = {
	"system/Consent.rs": "read",
	"system/Provenance.c": "report",
};

/** Seconds that a token is good for (SMART Backend Services: "should not exceed 300"). */
export const TOKEN_SECONDS = 300;

export interface Client {
	readonly id: string;
	readonly providerId: string;
	readonly name: string;
	/** Ids of the tools that it acts for. */
	readonly tools: readonly string[];
	readonly scopes: readonly Scope[];
	/** The keys that count; null where none does. */
	readonly keys: ClientKeys | null;
	/** Keys that an AI lead wants to count: their staff account, and when they asked. */
	readonly asked: { readonly keys: ClientKeys; readonly by: string; readonly at: Date } | null;
	readonly madeAt: Date;
	readonly disabledAt: Date | null;
	/** When it last asked, and how much on that day; null before the first time. */
	readonly lastAsked: { readonly at: Date; readonly checks: number } | null;
}

/** What may be done with a client now. `asked`: other keys are asked for, which is also how one that was disabled comes back. */
export const CLIENT_MOVES = ["asked", "agreed", "dropped", "disabled"] as const;
export type ClientMove = (typeof CLIENT_MOVES)[number];

/** What was pressed, and for which keys. `why` is in the words of an AI lead; the operator is not asked. */
export type ClientPress =
	| { readonly what: "asked"; readonly keys: ClientKeys; readonly why?: string }
	/** `keys`: the digest of those that were read before it was pressed. */
	| { readonly what: "agreed"; readonly keys: string }
	| { readonly what: "dropped" }
	| { readonly what: "disabled"; readonly why?: string };

/** May this actor keep the clients of this provider? The operator of all; a lead of their own. */
export function keeps(actor: StaffActor | SystemActor, providerId: string): boolean {
	return actor.role === "system" || (actor.staffRole === "lead" && actor.providerId === providerId);
}

/**
 * The moves that are open to this AI lead. New keys let somebody in, so they count when a second lead agrees; one alone shuts a client
 * out, at once.
 */
export function clientMoves(actor: StaffActor, client: Client): readonly ClientMove[] {
	if (!keeps(actor, client.providerId)) return [];
	const { asked, disabledAt } = client;
	const agrees = asked !== null && asked.by !== actor.staffId;
	return [
		"asked",
		...(agrees ? (["agreed"] as const) : []),
		...(asked !== null ? (["dropped"] as const) : []),
		...(disabledAt === null ? (["disabled"] as const) : []),
	];
}

/**
 * What two names are compared by: who reads “Who looked” could not tell two systems apart whose names differ by a space or a capital letter. The
 * portal's own looks go by the name too.
 */
export function nameKey(name: string): string {
	return name
		.normalize("NFKC")
		.toLowerCase()
		.replace(/[\s\p{Cf}]+/gu, " ")
		.trim();
}

/** The scopes of a request, in its order and each once; undefined where it names none, or one that this client may not have. */
export function grantedScopes(asked: string, allowed: readonly string[]): readonly Scope[] | undefined {
	const names = [...new Set(asked.split(" "))];
	const granted = SCOPES.filter((scope) => names.includes(scope) && allowed.includes(scope));
	return granted.length === names.length && granted.length > 0 ? granted : undefined;
}

/** How a client stands, as a lead reads it: a key of `clients:state`. One whose first keys nobody agreed to waits. */
export function clientState({ keys, asked }: Pick<Client, "keys" | "asked">): "asks" | "waits" | "off" {
	if (keys !== null) return "asks";
	return asked === null ? "off" : "waits";
}

/**
 * Is a client told of what changes? `not-yet` where its keys never counted, since no second lead agreed to them; `not-now` where they do not
 * any more. `happened` is all that was done with it.
 */
export function sentTo(
	{ keys }: Pick<Client, "keys">,
	happened: readonly ClientChange[],
): "sent" | "not-yet" | "not-now" {
	if (keys !== null) return "sent";
	return happened.includes("keys") || happened.includes("disabled") ? "not-now" : "not-yet";
}
