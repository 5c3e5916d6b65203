/** What the page of one AI tool says, for paper: the same facts and words under the same headings in the same order. */
import type { answersOnPage, PublicAnswer } from "#app/features/comments/round.ts";
import { careLineOf, planningLineOf } from "#app/features/tools/care-line.ts";
import type { Explained } from "#app/features/tools/explain.ts";
import type { UnknownFact } from "#app/features/tools/notice.ts";
import type { ShownLaw } from "#app/features/tools/shown-law.ts";
import type { Watched } from "#app/features/tools/watched.ts";
import { SIGNAL_WHY } from "#app/features/watch/signal.ts";
import type { Words } from "#app/i18n/use-words.ts";
import type { PaperLine, PaperSection } from "./section.ts";
import { smallPrint } from "./tool-small-print.ts";

/** All that the tool's page is made from. `dayIn` says a day in the form's language, `numberIn` a number. */
export interface ToolOnPaper {
	readonly t: Words;
	readonly lang: string;
	readonly tool: Explained;
	readonly watched: Watched;
	readonly laws: readonly ShownLaw[];
	readonly people: ReturnType<typeof answersOnPage> | undefined;
	readonly provider: { readonly name: string; readonly phone: string };
	readonly dayIn: (when: Date | string) => string;
	readonly numberIn: (value: number) => string;
}

/** The parts of the page. What goes first where there is no room is what the reader can do without: the small print. */
export function toolSections(paper: ToolOnPaper): readonly PaperSection[] {
	const { t, tool, watched, people } = paper;
	const { words, unknown } = tool;
	const own = (texts: readonly string[]) => texts.map((text) => inTheirs(paper, text, tool.wordsLang));
	const { check } = watched;
	const found: readonly UnknownFact[] = [
		"human-check",
		...(check === null ? [] : (["who-checked"] as const)),
		...(check?.figures ? (["how-often-right"] as const) : []),
	];
	const isListed = (fact: UnknownFact): fact is Exclude<UnknownFact, "human-check"> => !found.includes(fact);
	const notKnown = unknown.filter(isListed).map((fact) => t(`tools:not-known.${fact}`));
	const works = [...own(words.works), ...checkedHere(paper)];
	return [
		...ofToday(paper),
		part(t("tools:page.does"), 0, [
			...(tool.wordsLang === paper.lang ? [] : [{ text: t("translated") }]),
			...own([words.line]),
			{ text: t("tools:page.uses-ai") },
			{ text: stageLine(paper) },
		]),
		part(t("tools:page.who"), 12, [
			...own(words.who),
			...(unknown.includes("human-check") ? [{ text: t("tools:page.who-unknown") }] : []),
		]),
		part(
			t("tools:page.information"),
			8,
			words.uses.length > 0 ? own(words.uses) : [{ text: t("tools:page.information-unknown") }],
		),
		part(t("tools:page.works"), 7, works.length > 0 ? works : [{ text: t("unknown") }]),
		part(t("tools:page.limits"), 9, words.limits.length > 0 ? own(words.limits) : [{ text: t("unknown") }]),
		part(t("tools:not-known.title"), 5, items(notKnown)),
		part(t("tools:page.choice"), 11, choiceLines(paper)),
		part(t("tools:page.wrong"), 6, [{ text: t("tools:page.wrong-text") }]),
		part(t("tools:page.help"), 10, [{ text: t("tools:page.help-text", { phone: paper.provider.phone }) }]),
		part(t("watch:public.found"), 4, check === null ? [] : ofStaff(paper, check.found)),
		part(t("comments:public.title"), 2, said(paper, people?.answer ?? null)),
		part(t("comments:public.not-asked"), 2, [
			...(people?.notAsked ? [{ text: t("comments:public.because") }] : []),
			...said(paper, people?.notAsked ?? null),
		]),
		part(t("tools:page.general"), 3, items(generalLimits(paper))),
		part(t("tools:page.small"), 1, smallPrint(paper)),
	];
}

function part(name: string, rank: number, lines: readonly PaperLine[]): PaperSection {
	return { name, hasHeading: true, rank, lines };
}

function items(texts: readonly string[]): PaperLine[] {
	return texts.map((text) => ({ text, as: "item" }));
}

function inTheirs({ lang }: ToolOnPaper, text: string, written: string): PaperLine {
	return written === lang ? { text } : { text, lang: written };
}

/** What staff wrote is English, and said so. */
function ofStaff({ t, lang }: ToolOnPaper, text: string): PaperLine[] {
	return lang === "en" ? [{ text }] : [{ text: t("watch:public.in-english") }, { text, lang: "en" }];
}

/** Stopped, looked into, changed, or decided by a law: it stands above all else. Only the reasons can be left out. */
function ofToday(paper: ToolOnPaper): PaperSection[] {
	const { t, watched, tool, laws, dayIn } = paper;
	const above = (text: string): PaperSection => ({
		name: text,
		hasHeading: false,
		rank: 0,
		lines: [{ text, as: "strong" }],
	});
	const why = (lines: readonly PaperLine[]): PaperSection => ({
		name: t("paper:part.why"),
		hasHeading: false,
		rank: 14,
		lines,
	});
	const states = (["retired", "paused", "review"] as const).flatMap((state) => {
		const one = watched[state];
		if (one === null) return [];
		const reason = one.why === SIGNAL_WHY ? [{ text: t("watch:public.signal") }] : ofStaff(paper, one.why);
		return [above(t(`watch:public.${state}`, { date: dayIn(new Date(one.since)) })), why(reason)];
	});
	const changed =
		tool.changed === null
			? []
			: [
					above(t("keeping:public.changed", { date: dayIn(new Date(tool.changed.at)) })),
					why([
						...(tool.changed.lang === paper.lang ? [] : [{ text: t("keeping:public.in-english") }]),
						inTheirs(paper, tool.changed.text, tool.changed.lang),
					]),
				];
	const byLaw = laws.flatMap(({ now, provider, from, to, purpose, words, wordsLang }) => {
		const days = { provider, from: dayIn(from), to: dayIn(to) };
		const sentence = now ? t("laws:notice.now", days) : t("laws:notice.ahead", days);
		return [
			above(`${sentence} ${t(`laws:notice.about.${purpose ?? "all"}`)} ${t("laws:notice.answer")}`),
			{
				name: t("paper:part.law"),
				hasHeading: false,
				rank: 13,
				lines: wordsLang === null ? [{ text: words }] : ofStaff(paper, words),
			},
		];
	});
	return [...states, ...changed, ...byLaw];
}

function stageLine({ t, tool: { stage }, dayIn }: ToolOnPaper): string {
	if ("elsewhere" in stage)
		return `${t("tools:stage-line.not-here")} ${t(`tools:stage-line.elsewhere.${stage.elsewhere}`)}`;
	return "since" in stage
		? t(`tools:stage-line.${stage.here}`, { date: dayIn(stage.since) })
		: t(`tools:stage-line.${stage.here}`);
}

function checkedHere({ t, watched: { check }, dayIn, numberIn }: ToolOnPaper): PaperLine[] {
	if (check === null) return [];
	const { on, nextOn, figures, overdue } = check;
	const date = dayIn(nextOn);
	return [
		{ text: t("watch:public.checked", { date: dayIn(on) }) },
		...(figures
			? [{ text: t("watch:public.right", { right: numberIn(figures.right), of: numberIn(figures.of) }) }]
			: []),
		overdue
			? { text: t("watch:public.overdue", { date }), as: "strong" }
			: { text: t("watch:public.due", { date }) },
	];
}

const ASKED_FIRST = ["research", "training", "synthetic"] as const;

function choiceLines(paper: ToolOnPaper): PaperLine[] {
	const { t, tool } = paper;
	const { basis, words, wordsLang } = tool;
	if (tool.retired) return [{ text: t("tools:basis.retired") }];
	const inCare = basis.care ?? "none";
	const asks = inCare === "objection" || inCare === "consent";
	const planning = planningLineOf(tool);
	return [
		{ text: t(`tools:basis.${careLineOf(tool)}`) },
		...words.why.map((text) => inTheirs(paper, text, wordsLang)),
		...(planning ? [{ text: t(`tools:basis-other.planning.${planning}`) }] : []),
		...ASKED_FIRST.filter((purpose) => basis[purpose] === "consent").map((purpose) => ({
			text: t(`tools:basis-other.${purpose}`),
		})),
		...(basis.research === "information" ? [{ text: t("tools:basis-other.research-information") }] : []),
		...(words.instead.length > 0 ? [{ text: t("tools:choice.instead") }] : []),
		...words.instead.map((text): PaperLine => ({ ...inTheirs(paper, text, wordsLang), as: "item" })),
		...(asks ? [{ text: t("tools:choice.change") }] : []),
	];
}

function said(paper: ToolOnPaper, answer: PublicAnswer | null): PaperLine[] {
	if (answer === null) return [];
	const { t, lang, dayIn } = paper;
	return [
		...(answer.lang === lang ? [] : [{ text: t("watch:public.in-english") }]),
		inTheirs(paper, answer.text, answer.lang),
		{ text: t("comments:public.date", { date: dayIn(new Date(answer.at)) }) },
	];
}

function generalLimits({ t, tool }: ToolOnPaper): string[] {
	const ofKind =
		tool.category === "decision-support" ? t("tools:general.decision-support", { returnObjects: true }) : [];
	return [...ofKind, ...t("tools:general.all", { returnObjects: true })];
}
