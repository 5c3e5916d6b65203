/** AI tools in the patient's care, each with what they chose. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { wordsIn } from "#app/features/tools/known-tool.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { patientOf } from "#app/server/context.server.ts";
import { languageIn } from "#app/server/respond.server.ts";
import { Page } from "#app/ui/page.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { type About, aboutOf, aboutWords } from "../about.ts";
import { listDrafts } from "../draft.store.server.ts";
import { readMine, toolsOfMine } from "../my-tools.store.server.ts";
import { pathsOf, scopeOf } from "../question.ts";

/** Its data name nobody: it is rendered once for all patients who have the same. */
export const handle = { shared: true };

export async function loader({ params, context }: LoaderFunctionArgs) {
	const lang = languageIn(params);
	const actor = patientOf(context, lang);
	const mine = await readMine(context.db, actor, await currentRegister(context.db));
	const drafts = await listDrafts(context.db, actor, context.now());
	return {
		drafts: drafts.map((question) => ({
			about: aboutOf(scopeOf(question), mine.register, lang),
			check: pathsOf(question, lang).check,
		})),
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
				nothing:
					said === undefined && canChoose ? (tool.machineAlone ? "consent" : tool.basis.care) : undefined,
				older: said?.olderNotice ?? false,
			};
		}),
	};
}

export default function MyTools() {
	const { tools, drafts } = useLoaderData<typeof loader>();
	const { t, lang } = useWords();
	return (
		<Page title={t("choices:mine.title")} notice={drafts.length > 0 ? <Drafts drafts={drafts} /> : undefined}>
			<p>{tools.length === 0 ? t("choices:mine.none") : t("choices:mine.intro")}</p>
			<ul className="cards">
				{tools.map(({ id, name, line, wordsLang, trial, canChoose, answer, nothing, older }) => (
					<li key={id} className="card">
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
						{nothing && <p>{t(`choices:tool.nothing.${nothing}`)}</p>}
						{older && <p>{t("choices:mine.older")}</p>}
					</li>
				))}
			</ul>
			<h2>{t("choices:mine.also")}</h2>
			<ul className="cards">
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

/** Answers of the last day that were never saved: to check and save, or to leave. */
function Drafts({ drafts }: { drafts: readonly { about: About; check: string }[] }) {
	const { t } = useWords();
	return (
		<>
			<p>{t("choices:mine.drafts")}</p>
			<ul>
				{drafts.map(({ about, check }) => (
					<li key={check}>
						<a href={check}>{aboutWords(t, about)}</a>
					</li>
				))}
			</ul>
		</>
	);
}
