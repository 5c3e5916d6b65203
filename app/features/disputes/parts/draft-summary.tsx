import type { ReactNode } from "react";
import { useWords } from "#app/i18n/use-words.ts";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { pathsOf, toChange, type WholeDraft } from "../draft.ts";
import type { ShownMatter } from "../shown.ts";
import { MatterWords } from "./matter-words.tsx";

/**
 * All answers of a draft, each with a way to change it, unless `isFixed`: staff go back to their whole form. `pause` is null
 * where the tool cannot be left out.
 */
export function DraftSummary(props: {
	readonly answers: WholeDraft;
	readonly matter: ShownMatter;
	readonly pause: boolean | null;
	readonly isFixed?: boolean;
}) {
	const { answers, matter, pause, isFixed } = props;
	const { what, answer } = answers;
	const { t, lang } = useWords();
	const paths = pathsOf(lang);
	const row = (key: string, path: string, value: ReactNode) => ({
		key,
		value,
		change: isFixed ? undefined : { href: toChange(path), what: key },
	});
	return (
		<SummaryList
			rows={[
				row(t("disputes:check.about"), paths.about, <MatterWords matter={matter} />),
				row(
					t("disputes:check.what"),
					paths.what,
					<>
						<ul>
							{what.routes.map((route) => (
								<li key={route}>{t(`disputes:route.${route}`)}</li>
							))}
						</ul>
						{what.words !== "" && <Typed words={what.words} lang={what.lang} />}
					</>,
				),
				row(
					t("disputes:check.answer"),
					paths.answer,
					<>
						{t(`disputes:way.${answer.by}`)}
						{answer.helpers.length > 0 && <Helpers helpers={answer.helpers} />}
					</>,
				),
				...(pause === null
					? []
					: [
							row(
								t("disputes:check.tool"),
								paths.answer,
								pause ? t("disputes:check.paused") : t("disputes:check.not-paused"),
							),
						]),
			]}
		/>
	);
}

/** What somebody typed, with its lines as they are, in whatever direction it runs. */
export function Typed({ words, lang }: { words: string; lang: string }) {
	return (
		<span className="typed" lang={lang} dir="auto">
			{words}
		</span>
	);
}

/** Who stands by the patient, each with their name; "nobody" where there is none. */
export function Helpers({ helpers }: { helpers: WholeDraft["answer"]["helpers"] }) {
	const { t } = useWords();
	if (helpers.length === 0) return <>{t("disputes:check.nobody")}</>;
	return (
		<ul>
			{helpers.map(({ as, name }) => (
				<li key={as}>
					{t(`disputes:helper.${as}`)}: <bdi>{name}</bdi>
				</li>
			))}
		</ul>
	);
}
