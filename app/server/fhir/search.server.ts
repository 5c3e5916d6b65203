/** A search as every kind of resource here is searched: read, or gone on with, and answered a page at a time. */
import { MOST_AT_ONCE, pageSize, searchsetOf } from "#app/features/fhir/bundle.ts";
import type {
	AskedSearch,
	ConsentSearch,
	Pairs,
	RefusedSearch,
	WhoseSearch,
} from "#app/features/fhir/search.forms.ts";
import { historyParameters, readOnce } from "#app/features/fhir/search-parameters.ts";
import type { Answer } from "../answer.server.ts";
import { fhirText, refusalAnswer } from "./answers.server.ts";
import { openPage, sealPage, shownQuery } from "./pages.server.ts";
import type { FhirAsked, FhirParts } from "./reader.server.ts";

/** One page that is asked for. */
export interface SearchedPage {
	readonly whose: WhoseSearch;
	readonly search: ConsentSearch;
	readonly size: number;
	/** After which place; null is from the beginning. */
	readonly after: number | null;
}

/** What was found on it. */
export interface FoundPage {
	readonly patientId: string | null;
	readonly total: number;
	/** The resources, each as `foundText` writes it. */
	readonly found: readonly string[];
	/** The place after which the next page begins. */
	readonly next: number | null;
}

const SAYS: Readonly<Record<RefusedSearch["why"], string>> = {
	"not-listed":
		"A parameter is not one that this search takes, or has a modifier or a chain. See /fhir/metadata.",
	twice: "This parameter may be sent once.",
	"value-wrong": "The value of this parameter cannot be read.",
	"patient-missing": "Say whose: patient or patient.identifier.",
	"patient-twice": "Say whose once: patient or patient.identifier.",
	"page-alone": "_page is the whole search: send it alone.",
};

/** Reads the search by `read`, finds by `find`, and answers a Bundle. */
export async function searchAnswer(
	{ db, origin }: FhirParts,
	kind: "Consent" | "AuditEvent",
	{ client, pairs }: FhirAsked,
	read: (pairs: Pairs) => AskedSearch | RefusedSearch,
	find: (page: SearchedPage) => Promise<FoundPage>,
): Promise<Answer> {
	const asked = read(pairs);
	if ("why" in asked) return refused(asked);
	let searched = asked;
	let after: number | null = null;
	let searchedBy = pairs;
	if ("page" in asked) {
		const page = openPage(db.vault, client, kind, asked.page);
		const again = page && read([...page.pairs, ["patient", page.patientId]]);
		if (page === undefined || again === undefined || !("whose" in again))
			return refused({ why: "value-wrong", parameter: "_page" });
		searched = again;
		after = page.after;
		searchedBy = page.pairs;
	}
	if ("page" in searched) return refused({ why: "value-wrong", parameter: "_page" });
	const { whose, search, count } = searched;
	const { patientId, total, found, next } = await find({ whose, search, size: pageSize(count), after });
	const links = {
		self: `${origin}/fhir/${kind}${shownQuery(pairs)}`,
		next:
			next === null || patientId === null
				? null
				: `${origin}/fhir/${kind}?_page=${sealPage(db.vault, client, kind, { pairs: [...searchedBy.map(([name, value]): [string, string] => [name, value])], patientId, after: next })}`,
	};
	return fhirText(200, searchsetOf(found, total, links));
}

/** A search that is none. */
export function refused({ why, parameter }: RefusedSearch): Answer {
	return refusalAnswer(400, SAYS[why], parameter ?? undefined);
}

/**
 * The size of a page of a history and before which version, counted from the oldest, it ends (null: with the newest); undefined where they
 * cannot be read. A count from the oldest stays true while newer versions come.
 */
export function historyPage(
	pairs: Pairs,
): { readonly size: number; readonly before: number | null } | undefined {
	const read = readOnce(historyParameters, pairs);
	if (read === undefined) return undefined;
	const { _count: count = MOST_AT_ONCE, _before: before } = read;
	return { size: pageSize(Number(count)), before: before === undefined ? null : Number(before) };
}
