/** A tool in Easy Read: one idea a line, with a picture before it. It says nothing that the tool's page does not say. */
import type { ReactNode } from "react";
import type { EasyLine } from "#app/core/pictures.ts";
import { formatDay } from "#app/i18n/format.ts";
import type { Words } from "#app/i18n/use-words.ts";
import { useWords } from "#app/i18n/use-words.ts";
import stylesheet from "#app/ui/easy.css?url";
import { EasyLines } from "#app/ui/easy-lines.tsx";
import { PicturesDrawn } from "#app/ui/pictures.tsx";
import { Reachable } from "#app/ui/reachable.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { ToolChanged } from "#app/ui/tool-changed.tsx";
import type { LanguageTag } from "#locales/index.ts";
import { careLineOf, planningLineOf } from "../care-line.ts";
import { easyUnknowns } from "../easy.ts";
import type { Explained } from "../explain.ts";
import type { ShownLaw } from "../shown-law.ts";
import type { Watched } from "../watched.ts";
import { LawNotice } from "./law-notice.tsx";
import { StateNotice } from "./watched.tsx";

/** `children` stand under "Your choice", as on the tool's page. */
export function EasyTool(props: {
	readonly tool: Explained;
	readonly watched?: Watched | undefined;
	readonly laws?: readonly ShownLaw[] | undefined;
	/** What people said of it stands on the whole page alone. */
	readonly people?: unknown;
	readonly children?: ReactNode;
}) {
	const { tool, watched, laws = [], children } = props;
	const { t, lang } = useWords();
	const { site } = usePageRequest();
	const { easy } = tool;
	const here: readonly EasyLine[] = [{ picture: "hospital", line: stageLine(t, lang, tool) }];
	const ai: readonly EasyLine[] = [
		{ picture: "computer", line: t("tools:page.uses-ai") },
		{ picture: "book", line: t("easy:tool.ai.learned") },
		{ picture: "warning", line: t("easy:tool.ai.mistakes") },
	];
	const unknown = unknownLines(t, tool, watched);
	const choice = choiceLines(t, tool);
	const wrong: readonly EasyLine[] = [
		{ picture: "speech", line: t("easy:tool.wrong.tell") },
		{ picture: "search", line: t("easy:tool.wrong.again") },
	];
	const help: readonly EasyLine[] = [
		{ picture: "phone", line: t("easy:tool.help.call", { phone: site.phone }) },
		{ picture: "people", line: t("easy:tool.help.language") },
	];
	const all = [...(easy?.lines ?? []), ...here, ...ai, ...unknown, ...choice, ...wrong, ...help];
	return (
		<div className="easy">
			<link rel="stylesheet" href={stylesheet} />
			<PicturesDrawn names={all.map(({ picture }) => picture)} />
			{watched && <StateNotice {...watched} />}
			{watched && tool.changed && <ToolChanged {...tool.changed} />}
			<LawNotice laws={laws} />
			<h2>{t("easy:tool.about")}</h2>
			{easy === null ? (
				<>
					<p>{t("easy:tool.none")}</p>
					<p>
						<Reachable text={t("easy:tool.none-call", { phone: site.phone })} />
					</p>
				</>
			) : (
				<>
					{easy.lang !== lang && <p className="notice">{t("easy:tool.in-english")}</p>}
					<EasyLines lines={easy.lines} lang={easy.lang === lang ? undefined : easy.lang} />
				</>
			)}
			<EasyLines lines={here} />
			<h2>{t("easy:tool.ai-h")}</h2>
			<EasyLines lines={ai} />
			{unknown.length > 0 && (
				<>
					<h2>{t("tools:not-known.title")}</h2>
					<EasyLines lines={unknown} />
				</>
			)}
			<h2>{t("tools:page.choice")}</h2>
			<EasyLines lines={choice} />
			{children}
			<h2>{t("tools:page.wrong")}</h2>
			<EasyLines lines={wrong} />
			<h2>{t("tools:page.help")}</h2>
			<EasyLines lines={help} />
		</div>
	);
}

/** Whether it is used where the reader is cared for. */
function stageLine(t: Words, lang: LanguageTag, { stage }: Explained): string {
	if ("elsewhere" in stage) return t("tools:stage-line.not-here");
	return "since" in stage
		? t(`tools:stage-line.${stage.here}`, { date: formatDay(lang, stage.since) })
		: t(`tools:stage-line.${stage.here}`);
}

function unknownLines(t: Words, { unknown }: Explained, watched: Watched | undefined): EasyLine[] {
	return [
		...(unknown.includes("human-check")
			? [{ picture: "person" as const, line: t("tools:page.who-unknown") }]
			: []),
		...easyUnknowns(unknown, watched?.check ?? null).map(({ fact, picture }) => ({
			picture,
			line: t(`easy:tool.unknown.${fact}`),
		})),
	];
}

/** The same that the tool's page says of choosing: what happens without an answer first, then what can be said. */
function choiceLines(t: Words, tool: Explained): EasyLine[] {
	const { basis } = tool;
	if (tool.retired) return [{ picture: "cross", line: t("tools:basis.retired") }];
	const inCare = basis.care ?? "none";
	const canChoose = inCare === "objection" || inCare === "consent";
	const planning = planningLineOf(tool);
	const lines: EasyLine[] = [
		{ picture: canChoose ? "computer" : "lock", line: t(`tools:basis.${careLineOf(tool)}`) },
	];
	if (planning) lines.push({ picture: "chart", line: t(`tools:basis-other.planning.${planning}`) });
	if (basis.training === "consent") lines.push({ picture: "lock", line: t("tools:basis-other.training") });
	if (!canChoose) return lines;
	return [
		...lines,
		{ picture: "tick", line: t("easy:tool.choice.yes") },
		{ picture: "cross", line: t("easy:tool.choice.no") },
		{ picture: "question", line: t("easy:tool.choice.unsure") },
		{ picture: "people", line: t("easy:tool.choice.talk") },
		{ picture: "heart", line: t("easy:tool.choice.care") },
		{ picture: "change", line: t("easy:tool.choice.change") },
	];
}
