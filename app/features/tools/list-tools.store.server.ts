/** The register as a list for everybody. Public: it holds nothing personal, so it asks for no actor. */
import { type ListPage, listPage } from "#app/core/list-page.ts";
import type { Db } from "#db/open.server.ts";
import type { LanguageTag } from "#locales/index.ts";
import { matches } from "./explain.ts";
import { stageIn, wordsIn } from "./known-tool.ts";
import { currentRegister } from "./register.store.server.ts";

/** A row is a name and a line, so that twice as many as in other lists weigh no more; a test weighs the page. */
const TOOLS_A_PAGE = 40;

export interface ListedTool {
	readonly id: string;
	readonly name: string;
	readonly line: string;
	/** Set when the words are not in the reader's language. */
	readonly wordsLang: LanguageTag | null;
	readonly stage: "in-use" | "trial" | "not-here";
}

export interface ToolPage {
	readonly rows: readonly ListedTool[];
	readonly list: ListPage;
}

/** One page of the tools that have all words of `search`; those used here come first. A page that is not there is the first. */
export async function listTools(
	db: Db,
	lang: LanguageTag,
	search: string,
	asked: string | null,
): Promise<ToolPage> {
	const register = await currentRegister(db);
	const all = new Set(register.services.keys());
	const found = register.tools
		.map((tool) => ({
			tool,
			shown: wordsIn(tool.words, lang),
			stage: tool.retired ? undefined : stageIn(tool, all),
		}))
		.filter(({ shown }) => search === "" || matches(shown.words, search))
		.sort((a, b) => rank(a.stage) - rank(b.stage) || a.tool.number - b.tool.number);
	const list = listPage(asked, found.length, TOOLS_A_PAGE);
	return {
		list,
		rows: found.slice(list.skip, list.to).map(({ tool, shown, stage }) => ({
			id: tool.id,
			name: shown.words.name,
			line: shown.words.line,
			wordsLang: shown.lang === lang ? null : shown.lang,
			stage: stage ?? ("not-here" as const),
		})),
	};
}

function rank(stage: "in-use" | "trial" | undefined): number {
	return stage === "in-use" ? 0 : stage === "trial" ? 1 : 2;
}
