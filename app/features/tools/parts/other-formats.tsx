import { type AskedFormat, inFormat } from "#app/core/asked-format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { usePageRequest } from "#app/ui/request.tsx";

interface Props {
	readonly format: AskedFormat | undefined;
	/** Where its paper form is; undefined where there is none, as of an older version. */
	readonly paper: string | undefined;
}

/** One line above a tool: the ways to read it other than this one. */
export function OtherFormats({ format, paper }: Props) {
	const { t } = useWords();
	const { path } = usePageRequest();
	return (
		<p className="screen">
			{t("easy:other")}{" "}
			{format === "easy" ? (
				<a href={inFormat(path, undefined)}>{t("easy:tool.full")}</a>
			) : (
				<a href={inFormat(path, "easy")}>{t("easy:label")}</a>
			)}
			{" · "}
			<a href={inFormat(path, "text")}>{t("easy:plain")}</a>
			{paper !== undefined && (
				<>
					{" · "}
					<a href={paper}>{t("paper:link")}</a>
				</>
			)}
		</p>
	);
}
