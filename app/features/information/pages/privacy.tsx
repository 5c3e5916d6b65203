/** The privacy page: what is kept, what is not done, how long, and what a person can ask for. */
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

const LISTS = ["what", "not", "cookies", "long"] as const;

export default function Privacy() {
	const { name, phone, email } = useLoaderData<typeof loader>().site;
	const { t } = useWords();
	return (
		<Page title={t("information:privacy.title")}>
			<Section title={t("information:privacy.who-h")} lines={[t("information:privacy.who", { name })]} />
			{LISTS.map((list) => (
				<Section
					key={list}
					title={t(`information:privacy.${list}-h`)}
					lines={t(`information:privacy.${list}`, { returnObjects: true })}
				/>
			))}
			{/* Who may ask for the record of somebody who has died: Access to Health Records Act 1990, section 3(1)(f). */}
			<Section
				title={t("after:title")}
				lines={t("information:privacy.after", { returnObjects: true, phone })}
			/>
			<Section title={t("information:privacy.law-h")} lines={[t("information:privacy.law")]} />
			<Section
				title={t("information:privacy.rights-h")}
				lines={[t("information:privacy.rights", { phone, email })]}
			/>
		</Page>
	);
}
