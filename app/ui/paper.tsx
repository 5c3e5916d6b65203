/** A page that is made to be printed: the same HTML that files of letters have, with their stylesheet, and above it what to do with it. */
import { nameIn } from "#app/i18n/name-in.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { languageOf } from "#locales/index.ts";
import letters from "./letter.css?url";
import forms from "./paper.css?url";
import { usePageRequest } from "./request.tsx";

/** `sheets` is HTML in which everything was escaped; `back` is the page that it is the paper of. */
export function Paper(props: { readonly title: string; readonly back: string; readonly sheets: string }) {
	const { title, back, sheets } = props;
	const { t, lang } = useWords();
	const { site } = usePageRequest();
	return (
		<html lang={lang} dir={languageOf(lang).dir}>
			<head>
				<meta charSet="utf-8" />
				<meta name="viewport" content="width=device-width,initial-scale=1" />
				<title>{`${nameIn(lang, title)} – ${nameIn(lang, site.name)}`}</title>
				<link rel="stylesheet" href={letters} />
				<link rel="stylesheet" href={forms} />
			</head>
			<body>
				<nav className="for-staff" aria-label={t("ui:frame.way-back")}>
					<p>
						<a href={back}>{t("paper:back")}</a>
					</p>
					<p>{t("paper:how")}</p>
				</nav>
				{/* biome-ignore lint/security/noDangerouslySetInnerHtml: made by `html`, which escapes whatever is put into it */}
				<main dangerouslySetInnerHTML={{ __html: sheets }} />
			</body>
		</html>
	);
}
