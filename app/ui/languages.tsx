import { useWords } from "#app/i18n/use-words.ts";

/** This page in one language. */
export interface LanguageLink {
	readonly tag: string;
	/** The language's name in itself. */
	readonly name: string;
	readonly dir: "ltr" | "rtl";
	readonly href: string;
	readonly current: boolean;
}

/** The languages of this page as links, each in its own words, for a reader who cannot read the others. */
export function Languages({ languages }: { languages: readonly LanguageLink[] }) {
	const { t } = useWords();
	return (
		<nav className="links" aria-label={t("ui:frame.languages")}>
			<ul>
				{languages.map(({ tag, name, dir, href, current }) => (
					<li key={tag}>
						<a
							href={href}
							lang={tag}
							hrefLang={href.startsWith("#") ? undefined : tag}
							dir={dir}
							aria-current={current ? "true" : undefined}
						>
							{name}
						</a>
					</li>
				))}
			</ul>
		</nav>
	);
}
