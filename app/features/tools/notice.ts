/** The words of a notice: what a patient reads about one tool, in one language. */
import { z } from "zod";
import { PICTURES } from "#app/core/pictures.ts";
import type { RegisterTool } from "./register.ts";
import { toldTexts } from "./told-texts.ts";

const sentence = z.string().trim().min(1).max(200);
const sentences = z.array(sentence);

/** A page of Easy Read is soon read. */
export const MOST_EASY_LINES = 12;

/**
 * The patient's words for one tool. An empty list is an answer too: the page says "We do not know yet" for `who`,
 * `uses`, `works` and `limits`, and leaves out `instead` or `why` where it has nothing to say.
 */
export const noticeWordsSchema = z.strictObject({
	/** The plain name, as it stands in lists and in "you said no to …". */
	name: z.string().trim().min(1).max(60),
	/** What it does for you or in your care. The page adds that it uses AI. */
	line: sentence,
	/** Who decides. A person is named only where the source says that the tool helps one. */
	who: sentences,
	/** What information it uses, as the source says or plainly implies. */
	uses: sentences,
	/** How well it works and where it is used, and who says so. */
	works: sentences,
	/** The stated limits, never softened. */
	limits: sentences,
	/** What happens if you say no: who does the work, whether it takes longer, what goes on meanwhile. */
	instead: sentences,
	/** Why there is no choice about it in your own care. */
	why: sentences,
	/** Easy Read of the tool: one idea a line, each with the name of its picture. Left out where nobody has written it. */
	easy: z
		.array(z.strictObject({ picture: z.enum(PICTURES), line: sentence }))
		.max(MOST_EASY_LINES)
		.optional(),
	/** The texts among the facts, in this language; none in English, where the facts have them. */
	told: toldTexts.optional(),
});
export type NoticeWords = z.infer<typeof noticeWordsSchema>;

/** What the register may not know of a tool. Each is said on the tool's page. */
export const UNKNOWN_FACTS = [
	"maker",
	"version",
	"human-check",
	"how-often-right",
	"who-for-less-well",
	"who-checked",
	"where-information-goes",
] as const;
export type UnknownFact = (typeof UNKNOWN_FACTS)[number];

/**
 * What nobody has told us of this tool, in the order of `UNKNOWN_FACTS`. Where a tool uses no patient information, it is
 * no gap that we cannot say where that goes, or for which patients it works less well.
 */
export function unknownFacts(tool: RegisterTool, words: NoticeWords): readonly UnknownFact[] {
	const aboutPatients = tool.usesPatientData === "yes";
	const absent: Record<UnknownFact, boolean> = {
		maker: tool.maker === null,
		version: tool.makerVersion === null,
		"human-check": tool.machineAlone === "unknown" && words.who.length === 0,
		"how-often-right": !tool.known.includes("how-often-right"),
		"who-for-less-well":
			aboutPatients && !tool.known.includes("who-for-less-well") && !tool.evidence?.lessWell,
		"who-checked": !tool.known.includes("who-checked"),
		"where-information-goes":
			aboutPatients && !tool.known.includes("where-information-goes") && tool.dataGoes === undefined,
	};
	return UNKNOWN_FACTS.filter((fact) => absent[fact]);
}
