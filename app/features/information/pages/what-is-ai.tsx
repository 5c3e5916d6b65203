/** "What is AI?" in one page. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useWords } from "#app/i18n/use-words.ts";
import { languageIn, publicPage } from "#app/server/respond.server.ts";
import { Page } from "#app/ui/page.tsx";
import { Section } from "../parts/section.tsx";

export function loader({ params }: LoaderFunctionArgs) {
	languageIn(params);
	return null;
}

export const headers = publicPage;

export default function WhatIsAi() {
	const { t, lang } = useWords();
	return (
		<Page title={t("information:ai.title")}>
			<Section title={t("information:ai.what-h")} lines={t("information:ai.what", { returnObjects: true })} />
			<Section title={t("information:ai.not-h")} lines={t("information:ai.not", { returnObjects: true })} />
			<Section title={t("information:ai.care-h")} lines={t("information:ai.care", { returnObjects: true })} />
			<Section
				title={t("information:ai.choice-h")}
				lines={t("information:ai.choice", { returnObjects: true })}
			/>
			<p>
				<a href={`/${lang}/tools`}>{t("information:ai.tools")}</a>
			</p>
		</Page>
	);
}
