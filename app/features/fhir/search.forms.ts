/**
 * What may be searched by, and nothing else: a parameter, a modifier or a chain that is not listed is refused, never passed over, since a
 * search that ignores what it was asked answers another question, and one that follows references tells what nobody may know.
 */
import { addDays, isDay, startOfDay } from "#app/core/calendar.ts";
import { parseNhsNumber } from "#app/core/nhs-number.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import { auditParameters, consentParameters } from "./search-parameters.ts";
import { NHS_NUMBER } from "./systems.ts";

/** A parameter as it was sent, in its order. */
export type Pairs = readonly (readonly [name: string, value: string])[];

/** Whose: by the random id that references have, or by ten digits. */
export type WhoseSearch = { readonly id: string } | { readonly nhsNumber: string };

/** A code, of any system or of one. */
export interface Token {
	readonly system: string | null;
	readonly code: string;
}

/** From `from` until before `until`, in milliseconds since 1970; null is open. */
export interface Within {
	readonly from: number | null;
	readonly until: number | null;
}

/** A search for Consents. An empty list asks for nothing in particular. */
export interface ConsentSearch {
	readonly status: readonly Token[];
	readonly category: readonly Token[];
	readonly purpose: readonly Token[];
	/** Ids of tools. */
	readonly actor: readonly string[];
	readonly updated: readonly Within[];
}

/** What is wrong with a search, and the parameter it is about. */
export type SearchRefusal =
	| "not-listed"
	| "twice"
	| "value-wrong"
	| "patient-missing"
	| "patient-twice"
	| "page-alone";
export interface RefusedSearch {
	readonly why: SearchRefusal;
	/** Never what was sent as its value. A name that is not listed is not repeated. */
	readonly parameter: string | null;
}

/** A whole request for a search, or the next page of one. */
export type AskedSearch =
	| { readonly page: string }
	| { readonly whose: WhoseSearch; readonly search: ConsentSearch; readonly count: number | null };

type Read<Value> = Result<Value, SearchRefusal>;

/** Names that may come more than once: two limits of one time. */
const TWICE: readonly string[] = ["_lastUpdated"];
/** The most alternatives of one parameter, and the most characters of all values: the address of the next page holds them. */
const MOST_VALUES = 20;
const MOST_CHARACTERS = 800;
/** Characters of the address of a next page: it holds the most of all values with their names, sealed, and some to spare. */
const LONGEST_PAGE = 8_000;
const ID = /^[A-Za-z0-9.-]{1,64}$/;

/** Reads a search for Consents. */
export function readConsentSearch(pairs: Pairs): AskedSearch | RefusedSearch {
	return readSearch(pairs, Object.keys(consentParameters.shape));
}

/** Reads a search for the asker's own looks. */
export function readAuditSearch(pairs: Pairs): AskedSearch | RefusedSearch {
	return readSearch(pairs, Object.keys(auditParameters.shape));
}

function readSearch(pairs: Pairs, names: readonly string[]): AskedSearch | RefusedSearch {
	for (const [index, [name]] of pairs.entries()) {
		if (!names.includes(name)) return { why: "not-listed", parameter: null };
		const isSecond = pairs.findIndex(([other]) => other === name) < index;
		if (isSecond && !TWICE.includes(name)) return { why: "twice", parameter: name };
	}
	const one = (name: string) => pairs.find(([known]) => known === name)?.[1];
	const page = one("_page");
	if (page !== undefined) {
		const isAlone = pairs.every(([name]) => name === "_page" || name === "_format");
		if (!isAlone) return { why: "page-alone", parameter: "_page" };
		const isReadable = page !== "" && page.length <= LONGEST_PAGE;
		return isReadable ? { page } : { why: "value-wrong", parameter: "_page" };
	}
	if (pairs.reduce((sum, [, value]) => sum + value.length, 0) > MOST_CHARACTERS)
		return { why: "value-wrong", parameter: null };
	const [id, identifier] = [one("patient"), one("patient.identifier")];
	if (id !== undefined && identifier !== undefined) return { why: "patient-twice", parameter: "patient" };
	const whose = whoseOf(id, identifier);
	const [status, category, purpose] = [
		tokensOf(one("status")),
		tokensOf(one("category")),
		tokensOf(one("purpose")),
	];
	const actor = devicesOf(one("actor"));
	const updated = limitsOf(pairs.filter(([name]) => name === "_lastUpdated").map(([, value]) => value));
	const count = countOf(one("_count"));
	if (!whose.ok)
		return { why: whose.reason, parameter: identifier === undefined ? "patient" : "patient.identifier" };
	if (!status.ok) return { why: status.reason, parameter: "status" };
	if (!category.ok) return { why: category.reason, parameter: "category" };
	if (!purpose.ok) return { why: purpose.reason, parameter: "purpose" };
	if (!actor.ok) return { why: actor.reason, parameter: "actor" };
	if (!updated.ok) return { why: updated.reason, parameter: "_lastUpdated" };
	if (!count.ok) return { why: count.reason, parameter: "_count" };
	const search = {
		status: status.value,
		category: category.value,
		purpose: purpose.value,
		actor: actor.value,
		updated: updated.value,
	};
	return { whose: whose.value, search, count: count.value };
}

/** An address of another server is no patient of ours, whatever its end looks like. */
function whoseOf(reference: string | undefined, identifier: string | undefined): Read<WhoseSearch> {
	if (identifier !== undefined) {
		const [system, value, more] = identifier.split("|");
		if (system !== NHS_NUMBER || value === undefined || more !== undefined) return refuse("value-wrong");
		const number = parseNhsNumber(value);
		return number.ok ? ok({ nhsNumber: number.value }) : refuse("value-wrong");
	}
	if (reference === undefined) return refuse("patient-missing");
	const id = reference.replace(/^Patient\//, "");
	return ID.test(id) ? ok({ id }) : refuse("value-wrong");
}

function listOf<Value>(
	text: string | undefined,
	read: (part: string) => Value | undefined,
): Read<readonly Value[]> {
	if (text === undefined) return ok([]);
	const parts = text.split(",");
	const values = parts.flatMap((part) => read(part) ?? []);
	return parts.length <= MOST_VALUES && values.length === parts.length ? ok(values) : refuse("value-wrong");
}

function tokensOf(text: string | undefined): Read<readonly Token[]> {
	return listOf(text, (part) => {
		const found = /^(?:([^|\s]+)\|)?([A-Za-z0-9.-]{1,64})$/.exec(part);
		return found?.[2] === undefined ? undefined : { system: found[1] ?? null, code: found[2] };
	});
}

function devicesOf(text: string | undefined): Read<readonly string[]> {
	return listOf(text, (part) => {
		const id = part.replace(/^Device\//, "");
		return ID.test(id) ? id : undefined;
	});
}

function countOf(text: string | undefined): Read<number | null> {
	if (text === undefined) return ok(null);
	return /^[0-9]{1,9}$/.test(text) ? ok(Number(text)) : refuse("value-wrong");
}

function limitsOf(texts: readonly string[]): Read<readonly Within[]> {
	const limits = texts.flatMap((text) => limitOf(text) ?? []);
	return limits.length === texts.length && texts.length <= 2 ? ok(limits) : refuse("value-wrong");
}

/** A day (in London), or an instant with its time zone; after it eq, gt, ge, lt or le. */
function limitOf(text: string): Within | undefined {
	const [, prefix = "eq", moment = ""] = /^(eq|gt|ge|lt|le)?(\d.*)$/.exec(text) ?? [];
	const span = spanOf(moment);
	if (span === undefined) return undefined;
	const [first, after] = span;
	switch (prefix) {
		case "gt":
			return { from: after, until: null };
		case "ge":
			return { from: first, until: null };
		case "lt":
			return { from: null, until: first };
		case "le":
			return { from: null, until: after };
		default:
			return { from: first, until: after };
	}
}

function spanOf(moment: string): readonly [first: number, after: number] | undefined {
	if (isDay(moment) && moment < "9999")
		return [startOfDay(moment).getTime(), startOfDay(addDays(moment, 1)).getTime()];
	const found = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?(?:Z|[+-]\d\d:\d\d)$/.exec(moment);
	const at = Date.parse(moment);
	if (found === null || Number.isNaN(at)) return undefined;
	return [at, at + (found[1] === undefined ? 1000 : 1)];
}
