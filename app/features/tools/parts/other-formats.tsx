import { type AskedFormat, inFormat } from "#app/core/asked-format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { usePageRequest } from "#app/ui/request.tsx";

interface Props {
	readonly format: AskedFormat | undefined;
	/** An older version has no paper form. */
	readonly hasPaper: boolean;
}

/** One line above a tool: the ways to read it other than this one. */
export function OtherFormats({ format, hasPaper }: Props) {
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
			{hasPaper && (
				<>
					{" · "}
					<a href={inFormat(path, "print")}>{t("paper:link")}</a>
				</>
			)}
		</p>
	);
}
