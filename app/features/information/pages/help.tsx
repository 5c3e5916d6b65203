/** How to get help by phone, desk and post. Every way here leads to the same record. */
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useWords } from "#app/i18n/use-words.ts";
import { languageIn, publicPage } from "#app/server/respond.server.ts";
import { Ltr } from "#app/ui/ltr.tsx";
import { Page } from "#app/ui/page.tsx";
import { Section } from "../parts/section.tsx";

export async function loader({ params, context }: LoaderFunctionArgs) {
	languageIn(params);
	return json({ site: await context.site() });
}

export const headers = publicPage;

export default function Help() {
	const { site } = useLoaderData<typeof loader>();
	const { t, lang } = useWords();
	return (
		<Page title={t("information:help.title")}>
			<p>{t("information:help.intro")}</p>
			<Section
				title={t("information:help.phone-h")}
				lines={[t("information:help.phone", { phone: site.phone })]}
			/>
			<Section
				title={t("information:help.desk-h")}
				lines={[t("information:help.desk", { name: site.name })]}
			/>
			<Section title={t("information:help.post-h")} lines={[t("information:help.post")]}>
				<address>
					<Ltr>
						{site.address.split("\n").map((line) => (
							<span key={line} className="line">
								{line}
							</span>
						))}
					</Ltr>
				</address>
			</Section>
			<Section
				title={t("information:help.email-h")}
				lines={[t("information:help.email", { email: site.email })]}
			/>
			<p>
				<a href={`/${lang}/helping`}>{t("helping:title")}</a>
			</p>
			<Section title={t("information:help.letter-h")} lines={[t("information:help.letter")]} />
			<Section title={t("information:help.urgent-h")} lines={[t("information:help.urgent")]} />
		</Page>
	);
}
