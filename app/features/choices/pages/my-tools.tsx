/** AI tools in the patient's care, each with what they chose. */
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { wordsIn } from "#app/features/tools/known-tool.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { patientOf } from "#app/server/context.server.ts";
import { languageIn } from "#app/server/respond.server.ts";
import { Page } from "#app/ui/page.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { readMine, toolsOfMine } from "../my-tools.store.server.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
	const lang = languageIn(params);
	const mine = await readMine(context.db, patientOf(context, lang), await currentRegister(context.db));
	return json({
		tools: toolsOfMine(mine, context.now()).map(({ tool, stage, canChoose, said }) => {
			const { words, lang: wordsLang } = wordsIn(tool.words, lang);
			return {
				id: tool.id,
				name: words.name,
				line: words.line,
				wordsLang: wordsLang === lang ? null : wordsLang,
				trial: stage === "trial",
				canChoose,
				answer: said?.answer,
				older: said?.olderNotice ?? false,
			};
		}),
	});
}

export default function MyTools() {
	const { tools } = useLoaderData<typeof loader>();
	const { t, lang } = useWords();
	return (
		<Page title={t("choices:mine.title")}>
			<p>{tools.length === 0 ? t("choices:mine.none") : t("choices:mine.intro")}</p>
			<ul className="list">
				{tools.map(({ id, name, line, wordsLang, trial, canChoose, answer, older }) => (
					<li key={id}>
						<h2 lang={wordsLang ?? undefined}>
							<a href={`/${lang}/my/tools/${id}`}>{name}</a>
						</h2>
						<p lang={wordsLang ?? undefined}>{line}</p>
						{trial && <p>{t("choices:mine.trial")}</p>}
						{canChoose ? (
							<p>
								{t("choices:mine.choice")}:{" "}
								<Tag shape={answer ?? "none"}>
									{answer ? t(`choices:mine.chosen.${answer}`) : t("choices:mine.not-chosen")}
								</Tag>
							</p>
						) : (
							<p>{t("choices:mine.information")}</p>
						)}
						{older && <p>{t("choices:mine.older")}</p>}
					</li>
				))}
			</ul>
			<h2>{t("choices:mine.also")}</h2>
			<ul>
				<li>
					<a href={`/${lang}/my/purposes`}>{t("choices:mine.purposes")}</a>
				</li>
				<li>
					<a href={`/${lang}/my/everything`}>{t("choices:mine.everything")}</a>
				</li>
				<li>
					<a href={`/${lang}/my/choices`}>{t("choices:mine.history")}</a>
				</li>
				<li>
					<a href={`/${lang}/tools`}>{t("choices:mine.all-tools")}</a>
				</li>
			</ul>
		</Page>
	);
}
