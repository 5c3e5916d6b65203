/** The accessibility statement: what works, what does not yet, and whom to tell. */
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useWords } from "#app/i18n/use-words.ts";
import { languageIn, publicPage } from "#app/server/respond.server.ts";
import { Page } from "#app/ui/page.tsx";
import { Section } from "../parts/section.tsx";

export async function loader({ params, context }: LoaderFunctionArgs) {
	languageIn(params);
	return json({ site: await context.site() });
}

export const headers = publicPage;

export default function Accessibility() {
	const { phone, email } = useLoaderData<typeof loader>().site;
	const { t } = useWords();
	return (
		<Page title={t("information:accessibility.title")}>
			<p>{t("information:accessibility.intro")}</p>
			<Section
				title={t("information:accessibility.works-h")}
				lines={t("information:accessibility.works", { returnObjects: true })}
			/>
			<Section title={t("information:accessibility.aim-h")} lines={[t("information:accessibility.aim")]} />
			<Section
				title={t("information:accessibility.not-h")}
				lines={t("information:accessibility.not", { returnObjects: true })}
			/>
			<Section
				title={t("information:accessibility.tell-h")}
				lines={[t("information:accessibility.tell", { phone, email })]}
			/>
		</Page>
	);
}
