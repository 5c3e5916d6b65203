/** The first page: what this is, that nobody has to do anything, and every way in. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useWords } from "#app/i18n/use-words.ts";
import { languageIn, publicPage } from "#app/server/respond.server.ts";
import { ButtonLink } from "#app/ui/button-link.tsx";
import { Page } from "#app/ui/page.tsx";
import { usePageRequest } from "#app/ui/request.tsx";

export function loader({ params, context }: LoaderFunctionArgs) {
	languageIn(params);
	return { demo: context.mode === "demo" };
}

export const headers = publicPage;

export default function Start() {
	const { t, lang } = useWords();
	const { signedIn } = usePageRequest();
	return (
		<Page title={t("information:start.title")} easy="start">
			<p>{t("information:start.lead")}</p>
			<p>
				{signedIn?.who === "patient" ? (
					<ButtonLink href={`/${lang}/my`}>{t("information:start.mine")}</ButtonLink>
				) : (
					<ButtonLink href={`/${lang}/sign-in`}>{t("information:start.button")}</ButtonLink>
				)}
			</p>
			<p>
				<a href={`/${lang}/tools`}>{t("information:start.read")}</a>
			</p>
			<p>{t("information:start.must")}</p>
			<p>{t("information:start.can")}</p>
			<ul>
				<li>{t("information:start.can-read")}</li>
				<li>{t("information:start.can-choose")}</li>
				<li>{t("information:start.can-change")}</li>
			</ul>
			<h2>{t("information:start.other")}</h2>
			<p>{t("information:start.other-text")}</p>
			<p>{t("information:start.time")}</p>
		</Page>
	);
}
