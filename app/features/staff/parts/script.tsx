import { useWords } from "#app/i18n/use-words.ts";
import { Details } from "#app/ui/details.tsx";
import { LanguageName } from "#app/ui/language-name.tsx";
import type { ToolScripts } from "../scripts.ts";

/** A tool with the words to read to the patient, once for each language that is needed. */
export interface ToolScript {
	readonly id: string;
	readonly name: string;
	readonly scripts: ToolScripts;
}

/** The words to read out: what the tool does, and what happens with a no. Another language is there when it is opened. */
export function Script({ tool }: { tool: ToolScript }) {
	const { lang } = useWords();
	return (
		<>
			{tool.scripts.map((script) =>
				script.lang === lang ? (
					<Lines key={script.lang} script={script} isOwn />
				) : (
					<Details key={script.lang} summary={<LanguageName tag={script.lang} />}>
						<Lines script={script} isOwn={false} />
					</Details>
				),
			)}
		</>
	);
}

function Lines({ script, isOwn }: { script: ToolScript["scripts"][number]; isOwn: boolean }) {
	const { t } = useWords();
	return (
		<div lang={isOwn ? undefined : script.lang} dir={isOwn ? undefined : "auto"}>
			<p>{script.line}</p>
			{script.instead.length > 0 && (
				<p>
					{isOwn && <b>{t("staff:record.if-no")}</b>} {script.instead.join(" ")}
				</p>
			)}
		</div>
	);
}
