/** The register as a list for everybody. Public: it holds nothing personal, so it asks for no actor. */
import type { Db } from "#db/open.server.ts";
import type { LanguageTag } from "#locales/index.ts";
import { matches } from "./explain.ts";
import { stageIn, wordsIn } from "./known-tool.ts";
import { currentRegister } from "./register.store.server.ts";
import type { Category } from "./register.ts";

/** Lists come by twenty, so that a page stays small on a slow line. */
const PAGE = 20;

export interface ListedTool {
	readonly id: string;
	readonly name: string;
	readonly line: string;
	/** Set when the words are not in the reader's language. */
	readonly wordsLang: LanguageTag | null;
	readonly category: Category;
	readonly stage: "in-use" | "trial" | "not-here";
}

export interface ToolPage {
	readonly rows: readonly ListedTool[];
	readonly from: number;
	readonly to: number;
	readonly total: number;
	readonly previous: number | undefined;
	readonly next: number | undefined;
}

/** One page of the tools that have all words of `search`; those used here come first. A page that is not there is the first. */
export async function listTools(db: Db, lang: LanguageTag, search: string, page: number): Promise<ToolPage> {
	const register = await currentRegister(db);
	const all = new Set(register.services.keys());
	const found = register.tools
		.map((tool) => ({ tool, shown: wordsIn(tool.words, lang), stage: stageIn(tool, all) }))
		.filter(({ shown }) => search === "" || matches(shown.words, search))
		.sort((a, b) => rank(a.stage) - rank(b.stage) || a.tool.number - b.tool.number);
	const pages = Math.max(1, Math.ceil(found.length / PAGE));
	const here = Number.isInteger(page) && page >= 1 && page <= pages ? page : 1;
	const rows = found.slice((here - 1) * PAGE, here * PAGE).map(({ tool, shown, stage }) => ({
		id: tool.id,
		name: shown.words.name,
		line: shown.words.line,
		wordsLang: shown.lang === lang ? null : shown.lang,
		category: tool.category,
		stage: stage ?? ("not-here" as const),
	}));
	const from = (here - 1) * PAGE + 1;
	return {
		rows,
		from: found.length === 0 ? 0 : from,
		to: from + rows.length - 1,
		total: found.length,
		previous: here > 1 ? here - 1 : undefined,
		next: here < pages ? here + 1 : undefined,
	};
}

function rank(stage: "in-use" | "trial" | undefined): number {
	return stage === "in-use" ? 0 : stage === "trial" ? 1 : 2;
}
