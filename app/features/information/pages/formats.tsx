/** Every language, and what there is for whoever cannot read a screen. `?page=` is a page of ours: each language then leads to that page. */
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { safeReturn } from "#app/core/safe-return.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { languageIn } from "#app/server/respond.server.ts";
import { hrefIn, Page } from "#app/ui/page.tsx";
import { LANGUAGES } from "#locales/index.ts";
import { Section } from "../parts/section.tsx";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
	const lang = languageIn(params);
	const asked = new URL(request.url).searchParams.get("page") ?? undefined;
	const { phone } = await context.site();
	return json({ phone, page: safeReturn(asked) ?? `/${lang}` });
}

export default function Formats() {
	const { phone, page } = useLoaderData<typeof loader>();
	const { t, lang } = useWords();
	const checked = LANGUAGES.filter(({ reviewedBy }) => reviewedBy !== null).map(({ name }) => name);
	return (
		<Page title={t("information:formats.title")}>
			<p>{t("information:formats.intro")}</p>
			<ul className="cards">
				{LANGUAGES.map(({ tag, name, dir }) => (
					<li key={tag}>
						<a
							href={hrefIn(page, lang, tag)}
							lang={tag}
							hrefLang={tag}
							dir={dir}
							aria-current={tag === lang ? "true" : undefined}
						>
							{name}
						</a>
					</li>
				))}
			</ul>
			<p>{t("information:formats.reviewed", { languages: checked.join(", ") })}</p>
			{(["large", "easy", "bsl", "hear", "paper", "tell"] as const).map((part) => (
				<Section
					key={part}
					title={t(`information:formats.${part}-h`)}
					lines={[t(`information:formats.${part}`, { phone })]}
				>
					{part === "tell" && (
						<p>
							<a href={`/${lang}/my/needs`}>{t("needs:title")}</a>
						</p>
					)}
				</Section>
			))}
		</Page>
	);
}
