/**
 * Every language, what there is for whoever cannot read a screen, and how pages are shown: remembered in this browser, without
 * script. `?page=` is a page of ours: each language then leads to that page, and so does the way on.
 */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { safeReturn } from "#app/core/safe-return.ts";
import { formatList } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { languageIn, unprocessable } from "#app/server/respond.server.ts";
import { hrefIn, Page } from "#app/ui/page.tsx";
import { LANGUAGES } from "#locales/index.ts";
import { readChosen } from "../formats.forms.ts";
import { DisplayForm } from "../parts/display-form.tsx";
import { Section } from "../parts/section.tsx";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
	const lang = languageIn(params);
	const asked = new URL(request.url).searchParams;
	const { phone } = await context.site();
	const page = safeReturn(asked.get("page") ?? undefined) ?? `/${lang}`;
	// Whether the browser kept it is seen only when it comes back.
	const isKept = asked.has("shown") ? context.remembered.chosen !== undefined : null;
	return json({ phone, page, isKept });
}

export async function action({ params, request, context }: ActionFunctionArgs) {
	const lang = languageIn(params);
	const form = await request.formData();
	const display = readChosen(form);
	if (display === undefined) return unprocessable({ problem: "size-missing" as const });
	const page = safeReturn(String(form.getAll("page")[0] ?? "")) ?? `/${lang}`;
	return redirect(`/${lang}/formats?page=${encodeURIComponent(page)}&shown`, {
		status: 303,
		headers: { "Set-Cookie": context.cookies.chosen(display) },
	});
}

export default function Formats() {
	const { phone, page, isKept } = useLoaderData<typeof loader>();
	const sent = useActionData<typeof action>();
	const { t, lang } = useWords();
	const checked = LANGUAGES.filter(({ reviewedBy }) => reviewedBy !== null).map(({ name }) => name);
	const problem = sent && t(`information:formats.${sent.problem}`);
	return (
		<Page
			title={t("information:formats.title")}
			problems={problem === undefined ? [] : [{ field: "size", text: problem }]}
			notice={
				isKept === null ? undefined : (
					<>
						<p>{isKept ? t("information:formats.saved") : t("information:formats.not-saved")}</p>
						<p>
							<a href={page}>{t("information:formats.back")}</a>
						</p>
					</>
				)
			}
		>
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
			<p>{t("information:formats.reviewed", { languages: formatList(lang, checked) })}</p>
			<DisplayForm page={page} error={problem} />
			{(["large", "easy", "text", "bsl", "hear", "paper", "tell"] as const).map((part) => (
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
