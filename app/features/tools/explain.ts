/** What one tool's page says, gathered from its notice. Words come later; this is which of them are true of this tool. */
import type { Purpose } from "#app/core/scope.ts";
import { type SaidOfStaff, saidOfStaff } from "#app/features/training/training.ts";
import type { LanguageTag } from "#locales/index.ts";
import { type EasyRead, easyIn } from "./easy.ts";
import { type KnownTool, wordsIn } from "./known-tool.ts";
import { type NoticeWords, type UnknownFact, unknownFacts } from "./notice.ts";
import type { RegisterTool } from "./register.ts";
import { type ToldFacts, toldIn, untold } from "./told-facts.ts";
import { type ToldText, textsIn } from "./told-texts.ts";
import { type Answering, answeringAt, HERE_FACTS, sharedFacts } from "./tool-here.ts";

/** A notice with its words: the newest of a tool, or an old one somebody chose under. */
export interface ShownNotice {
	readonly number: number;
	readonly madeAt: Date;
	/** Of an old one: what providers say of it is shown as it was then. */
	readonly asAt?: Date | undefined;
	readonly facts: RegisterTool;
	readonly words: ReadonlyMap<string, NoticeWords>;
}

export interface Explained {
	readonly tool: string;
	readonly words: NoticeWords;
	/** The language the words are really in. */
	readonly wordsLang: LanguageTag;
	readonly easy: EasyRead | null;
	readonly stage:
		| { readonly here: "in-use" | "trial"; readonly since: string }
		/** Used by a service of the reader's providers that the reader does not use. */
		| { readonly here: "in-use-beside" | "trial-beside" }
		| { readonly here: "no"; readonly elsewhere: RegisterTool["sourceStage"] };
	/** Nobody uses it any more: there is nothing to choose. */
	readonly retired: boolean;
	/** It is not used for the reader for now, whatever they say or not. */
	readonly stopped: boolean;
	/** The names of those who use it for the reader, or beside them: each is responsible for its own use. */
	readonly users: readonly string[];
	readonly category: RegisterTool["category"];
	readonly basis: Readonly<Partial<Record<Purpose, "objection" | "consent" | "information">>>;
	readonly unknown: readonly UnknownFact[];
	/** Do those who use it for the reader need training? Null where nobody does. */
	readonly training: SaidOfStaff | null;
	/** What its AI leads tell beyond that, and what nobody tells. */
	readonly told: ToldFacts;
	/**
	 * What the reader's providers say of it as those who use it, each with its texts in the reader's language where somebody wrote them, and what
	 * only another of them says.
	 */
	readonly answering: readonly (Answering & {
		readonly own: Partial<Record<ToldText, string>>;
		readonly untold: readonly (typeof HERE_FACTS)[number][];
	})[];
	/** Its texts in the reader's language, where somebody wrote them; the others are English. */
	readonly toldHere: Partial<Record<ToldText, string>>;
	/** What none of them tells. */
	readonly untold: ReturnType<typeof untold>;
	readonly maker: string | null;
	readonly makerVersion: string | null;
	readonly source: string;
	/** The tool itself changed: when, and what is different, in `lang`. */
	readonly changed: { readonly at: string; readonly text: string; readonly lang: string } | null;
	readonly notice: { readonly number: number; readonly madeAt: string };
}

/** Gathers a tool's page. `services` are those the reader uses, or all of the installation for the public page; `providers` are
 * those of these services, whose other services are "ours" to the reader too. */
export function explain(
	tool: Pick<
		KnownTool,
		"id" | "uses" | "changed" | "training" | "here" | "materialNotice" | "retired" | "paused"
	>,
	notice: ShownNotice,
	services: ReadonlySet<string>,
	lang: LanguageTag,
	providers: ReadonlySet<string> = new Set(),
): Explained {
	const { words, lang: wordsLang } = wordsIn(notice.words, lang);
	const firstOf = (uses: KnownTool["uses"]) => uses.find(({ stage }) => stage === "in-use") ?? uses[0];
	const own = tool.uses.filter((one) => services.has(one.serviceId));
	const use = firstOf(own);
	const beside = firstOf(tool.uses.filter((one) => providers.has(one.providerId)));
	const facts = sharedFacts(notice.facts);
	const texts = (said: ToldFacts) => (wordsLang === lang ? textsIn(words.told, said) : {});
	const theirs = own.length > 0 ? own : tool.uses.filter((one) => providers.has(one.providerId));
	const answering = answeringAt(
		tool.here,
		theirs.map(({ providerId }) => providerId),
		notice.asAt,
	);
	const unsaid = HERE_FACTS.filter((fact) => answering.every(({ says }) => says[fact] === undefined));
	return {
		tool: tool.id,
		words,
		wordsLang,
		easy: easyIn(notice.words, lang),
		retired: tool.retired,
		// An old notice is read as it was then.
		stopped: tool.paused && notice.asAt === undefined,
		stage: tool.retired
			? { here: "no", elsewhere: facts.sourceStage }
			: use
				? { here: use.stage, since: use.since }
				: beside
					? { here: `${beside.stage}-beside` }
					: { here: "no", elsewhere: facts.sourceStage },
		users: [...new Set(theirs.map(({ providerName }) => providerName))],
		category: facts.category,
		basis: facts.basis,
		unknown: unknownFacts(facts, words),
		training: use ? saidOfStaff(tool, new Set(own.map(({ providerId }) => providerId))) : null,
		told: toldIn(facts),
		answering: answering.map((one) => ({
			...one,
			own: texts(one.says),
			untold: HERE_FACTS.filter((fact) => one.says[fact] === undefined && !unsaid.includes(fact)),
		})),
		toldHere: texts(facts),
		untold: untold(facts).filter((fact) => !isHere(fact) || unsaid.includes(fact)),
		maker: facts.maker,
		makerVersion: facts.makerVersion,
		source: `${facts.source}: ${facts.sourcePlace}`,
		changed: changedIn(tool, lang),
		notice: { number: notice.number, madeAt: notice.madeAt.toISOString() },
	};
}

function isHere(fact: string): fact is (typeof HERE_FACTS)[number] {
	return HERE_FACTS.some((one) => one === fact);
}

/** What is different since the tool itself changed, in the reader's language or else in English; null where nothing is told. */
export function changedIn({ changed }: Pick<KnownTool, "changed">, lang: LanguageTag): Explained["changed"] {
	if (changed === null) return null;
	const own = changed.difference[lang];
	const text = own ?? changed.difference["en"];
	return text === undefined
		? null
		: { at: changed.at.toISOString(), text, lang: own === undefined ? "en" : lang };
}

/**
 * Do all words of a search stand in what the tool is called, does or uses? Accents, case, hyphens and an -s at the end do
 * not matter: "eyes" finds the eye, "xray" the X-ray.
 */
export function matches(words: NoticeWords, search: string): boolean {
	const text = plain([words.name, words.line, ...words.uses, ...words.works, ...words.limits].join(" "));
	const close = text.replace(/[-\s]/g, "");
	return plain(search)
		.split(/\s+/)
		.every(
			(word) =>
				text.includes(word) || text.includes(singular(word)) || close.includes(word.replace(/-/g, "")),
		);
}

function singular(word: string): string {
	return word.length > 3 ? word.replace(/s$/, "") : word;
}

function plain(text: string): string {
	return text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase("en");
}
