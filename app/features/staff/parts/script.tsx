import { useWords } from "#app/i18n/use-words.ts";

/** A tool with the words to read to the patient, once for each language that is needed. */
export interface ToolScript {
	readonly id: string;
	readonly name: string;
	readonly scripts: readonly {
		readonly lang: string;
		readonly line: string;
		readonly instead: readonly string[];
	}[];
}

/** The words to read out: what the tool does, and what happens with a no. */
export function Script({ tool }: { tool: ToolScript }) {
	const { t, lang } = useWords();
	return (
		<>
			{tool.scripts.map((script) => (
				<blockquote key={script.lang} lang={script.lang === lang ? undefined : script.lang} dir="auto">
					<p>{script.line}</p>
					{script.instead.length > 0 && (
						<p>
							{script.lang === lang && <b>{t("staff:record.if-no")}</b>} {script.instead.join(" ")}
						</p>
					)}
				</blockquote>
			))}
		</>
	);
}
