import { useWords } from "#app/i18n/use-words.ts";

/** This page in one language. */
export interface LanguageLink {
	readonly tag: string;
	/** The language's name in itself. */
	readonly name: string;
	readonly dir: "ltr" | "rtl";
	readonly href: string;
	readonly current: boolean;
	/** A form offers it at once; the others when it is asked for all of them (`PostForm`). */
	readonly offered: boolean;
}

/** In three scripts that none of the others can be read with: whoever cannot read this page sees that there are others. */
const SIGNPOSTS = ["en", "ur", "bn"];

/** Twelve buttons in each form would be paid for by everybody. So a form first offers one that most can read, and all where its address asks for all. */
const ALL = "languages=all";

/** Does this address ask for all of them? */
export const isAskedForAll = (path: string) => (path.split("?")[1] ?? "").split("&").includes(ALL);

/** The address at which the form of this page offers every language, and keeps what was typed. */
export function withAllLanguages(path: string): string {
	return `${path}${path.includes("?") ? "&" : "?"}${ALL}`;
}

/**
 * One link for all languages, since so many would fill a small screen and be paid for on each page. It names this page's language and
 * some others in their own scripts, and leads to the list of all, or to the form's own switch, which keeps what was typed.
 */
export function Languages({
	languages,
	href,
}: {
	readonly languages: readonly LanguageLink[];
	readonly href: string;
}) {
	const { t } = useWords();
	const named = [
		...languages.filter(({ current }) => current),
		...languages.filter(({ tag, current }) => !current && SIGNPOSTS.includes(tag)),
	];
	return (
		<nav className="links" aria-label={t("ui:frame.languages")}>
			<a href={href}>
				{named.map(({ tag, name, dir }, place) => (
					<span key={tag}>
						{place > 0 && " · "}
						<span lang={tag} dir={dir}>
							{name}
						</span>
					</span>
				))}
				{" … "}
				<span className="vh">{t("ui:frame.languages")}</span>
			</a>
		</nav>
	);
}
