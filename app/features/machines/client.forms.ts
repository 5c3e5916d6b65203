/** What an AI lead sends of a client: a new one, and what to do with one that is there. Whatever is wrong, what was typed is given back. */
import { type FieldProblem, readFields } from "#app/core/form-fields.ts";
import { troubleIn } from "#app/core/text-trouble.ts";
import {
	CLIENT_MOVES,
	type ClientMove,
	type ClientPress,
	SCOPE_WORDS,
	SCOPES,
	type Scope,
} from "./client.ts";
import { type ClientKeys, type KeysRefusal, readKeys } from "./client-keys.ts";

/** Characters. The keys are as long as `readKeys` takes, and longer, so that it says what is wrong. */
const LIMITS = { name: 1000, keys: 20_000, why: 200 } as const;

/** Patients read it in the list of who looked. */
const LONGEST_NAME = 100;

export type ClientFormRefusal =
	| KeysRefusal
	| "name-missing"
	| "name-taken"
	| "tools-missing"
	| "scopes-missing"
	| "why-missing"
	| "not-readable";

export type ClientProblem = FieldProblem<string, ClientFormRefusal>;

/** A new client as it was typed: the tools and scopes that were ticked, in the order of the form. */
export interface TypedClient {
	readonly name: string;
	readonly tools: readonly string[];
	readonly scopes: readonly Scope[];
	readonly keys: string;
}

export const NO_CLIENT: TypedClient = { name: "", tools: [], scopes: [], keys: "" };

/** A new client, for some of the tools that are `offered` by id; or each problem, in the order of the form. */
export function readNewClient(
	form: FormData,
	offered: readonly string[],
): { readonly typed: TypedClient } & (
	| { readonly keys: ClientKeys }
	| { readonly problems: readonly ClientProblem[] }
) {
	const {
		values,
		typed: sent,
		problems: unread,
	} = readFields(form, { name: LIMITS.name, keys: LIMITS.keys });
	const ticked = (field: string) => form.get(field) === "yes";
	const typed = {
		name: sent.name ?? "",
		tools: offered.filter((tool) => ticked(`tool-${tool}`)),
		scopes: SCOPES.filter((scope) => ticked(`scope-${SCOPE_WORDS[scope]}`)),
		keys: values.keys ?? "",
	};
	const isUnread = (name: string) => unread.some(({ field }) => field === name);
	const keys = readKeys(typed.keys);
	const problems: ClientProblem[] = [];
	if (isUnread("name") || typed.name.length > LONGEST_NAME || troubleIn(typed.name) !== undefined)
		problems.push({ field: "name", name: "not-readable" });
	else if (typed.name === "") problems.push({ field: "name", name: "name-missing" });
	if (typed.tools.length === 0) problems.push({ field: `tool-${offered[0] ?? ""}`, name: "tools-missing" });
	if (typed.scopes.length === 0) problems.push({ field: "scope-read", name: "scopes-missing" });
	if (isUnread("keys")) problems.push({ field: "keys", name: "not-readable" });
	else if (!keys.ok) problems.push({ field: "keys", name: keys.reason });
	return problems.length > 0 || !keys.ok ? { typed, problems } : { typed, keys: keys.value };
}

/** What was typed beside a move. */
export interface TypedMove {
	readonly what: ClientMove;
	readonly keys: string;
	readonly why: string;
	/** The digest of the keys that were on the page. */
	readonly seen: string;
	/** Fields that could not be read. */
	readonly unread: readonly string[];
}

/** The move that was pressed; undefined where it is none. */
export function readMove(form: FormData): TypedMove | undefined {
	const limits = { what: 20, keys: LIMITS.keys, why: LIMITS.why, seen: 64 };
	const { values, typed, problems } = readFields(form, limits);
	const what = CLIENT_MOVES.find((one) => one === values.what);
	const { keys = "", seen = "" } = values;
	const { why = "" } = typed;
	return what && { what, keys, why, seen, unread: problems.map(({ field }) => field) };
}

/** The press of a move: to ask for other keys, or to stop a client, a lead says why. Ids of fields: there are two reasons on the page. */
export function readPress({
	what,
	keys: text,
	why,
	seen,
	unread,
}: TypedMove): { readonly press: ClientPress } | { readonly problems: readonly ClientProblem[] } {
	if (what === "agreed") return { press: { what, keys: seen } };
	if (what === "dropped") return { press: { what } };
	const problems: ClientProblem[] = [];
	const keys = what === "asked" ? readKeys(text) : undefined;
	if (unread.includes("keys")) problems.push({ field: "keys", name: "not-readable" });
	else if (keys?.ok === false) problems.push({ field: "keys", name: keys.reason });
	if (unread.includes("why")) problems.push({ field: `why-${what}`, name: "not-readable" });
	else if (why === "") problems.push({ field: `why-${what}`, name: "why-missing" });
	if (problems.length > 0) return { problems };
	return { press: keys?.ok ? { what: "asked", keys: keys.value, why } : { what: "disabled", why } };
}
