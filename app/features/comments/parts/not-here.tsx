import { useWords } from "#app/i18n/use-words.ts";

/** This is no place for an urgent worry, nor to say that a tool was wrong: where those are. */
export function NotHere({ who, href }: { who: "patient" | "staff"; href: string }) {
	const { t } = useWords();
	return (
		<div className="notice">
			<p>
				<strong>{t(`comments:not-here.${who}.urgent`)}</strong>
			</p>
			<p>
				{t(`comments:not-here.${who}.wrong`)} <a href={href}>{t(`comments:not-here.${who}.link`)}</a>
			</p>
		</div>
	);
}
