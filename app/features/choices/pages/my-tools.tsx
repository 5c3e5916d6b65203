/** AI tools in the patient's care, each with what they chose. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { asksNeeds } from "#app/features/needs/needs.store.server.ts";
import { logActingLook } from "#app/features/record/look-up.store.server.ts";
import { wordsIn } from "#app/features/tools/known-tool.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { standsIn } from "#app/features/trust/acting.ts";
import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { personOf } from "#app/server/context.server.ts";
import { languageIn } from "#app/server/respond.server.ts";
import { Page } from "#app/ui/page.tsx";
import { Tag } from "#app/ui/tag.tsx";
import type { LanguageTag } from "#locales/index.ts";
import { type About, aboutOf, aboutWords } from "../about.ts";
import { listDrafts } from "../kept-draft.store.server.ts";
import { lawsOver } from "../laws-over.ts";
import { type Mine, type MyTool, readMine, toolsOfMine } from "../my-tools.store.server.ts";
import { pathsOf, type Question, scopeOf } from "../question.ts";

/** Its data name nobody: it is rendered once for all patients who have the same. */
export const handle = { shared: true };

export async function loader({ params, context }: LoaderFunctionArgs) {
	const lang = languageIn(params);
	const actor = personOf(context, lang);
	await logActingLook(context.db, actor, context.now());
	const mine = await readMine(context.db, actor, await currentRegister(context.db));
	const asks = actor.role === "patient" && (await asksNeeds(context.db, actor, context.now()));
	const drafts = await listDrafts(context.db, actor, context.now());
	const toCheck = (question: Question) => ({
		about: aboutOf(scopeOf(question), mine.register, lang),
		check: pathsOf(question, lang).check,
	});
	return {
		asks,
		drafts: drafts.own.map(toCheck),
		prepared: drafts.prepared.map(toCheck),
		own: actor.role === "patient",
		helps: actor.role === "patient" || actor.person.may !== "read",
		decides: actor.role === "patient" || actor.person.may === "decide",
		near: actor.role === "patient" || standsIn(actor),
		nhsLogin: context.nhsLogin !== undefined,
		tools: toolsOfMine(mine, context.now()).map((one) => {
			const { tool, stage, said, others, stopped } = one;
			const { words, lang: wordsLang } = wordsIn(tool.words, lang);
			return {
				id: tool.id,
				name: words.name,
				line: words.line,
				wordsLang: wordsLang === lang ? null : wordsLang,
				trial: stage === "trial",
				group: groupOf(one),
				answer: said?.answer,
				others: others.map(({ authority, answer, day }) => ({ authority, answer, day })),
				older: said?.olderNotice ?? false,
				stopped,
				lawTo: lawTo(mine, one, lang, context.now()),
			};
		}),
	};
}

/** The last day of a law that decides about this tool in care now, and not the patient. */
function lawTo({ register, services }: Mine, { tool }: MyTool, lang: LanguageTag, at: Date): string | null {
	if (tool.laws.length === 0) return null;
	const laws = lawsOver(register, services, { tool: tool.id, purpose: "care" }, lang, at);
	const days = laws.filter(({ law }) => law.now).map(({ law }) => law.to);
	return days.sort().at(-1) ?? null;
}

/** What is still to be said comes first, by what happens if nothing is; last where nobody can say anything. */
const GROUPS = ["objection", "consent", "chosen", "for-you", "information"] as const;
type Group = (typeof GROUPS)[number];
const HEADINGS = {
	objection: "not-chosen",
	consent: "not-chosen",
	chosen: "chosen",
	"for-you": "for-you",
	information: "cannot",
} as const satisfies Record<Group, string>;

function groupOf({ tool, canChoose, said, others }: MyTool): Group {
	if (!canChoose) return "information";
	if (said !== undefined) return "chosen";
	if (others.length > 0) return "for-you";
	return tool.machineAlone ? "consent" : (tool.basis.care ?? "information");
}

export default function MyTools() {
	const { tools, drafts, prepared, asks, own, helps, decides, near, nhsLogin } =
		useLoaderData<typeof loader>();
	const { t, lang } = useWords();
	const others = [
		...(own ? [] : [{ path: "uses", text: t("uses:list.title") }]),
		...(near ? [{ path: "looked", text: t("choices:mine.looked") }] : []),
		...(decides ? [{ path: "disputes", text: t("disputes:list.title") }] : []),
		...(helps ? [{ path: "needs", text: t("needs:link") }] : []),
		...(helps && own ? [{ path: "people", text: t("trust:my.title") }] : []),
		...(helps && own && nhsLogin ? [{ path: "nhs-login", text: t("account:nhs.mine") }] : []),
		...(helps && own ? [{ path: "after", text: t("after:title") }] : []),
	];
	return (
		<Page
			title={t("choices:mine.title")}
			easy="my"
			notice={
				drafts.length + prepared.length > 0 ? (
					<>
						{drafts.length > 0 && <Drafts words={t("choices:mine.drafts")} drafts={drafts} />}
						{prepared.length > 0 && <Drafts words={t("acting:mine")} drafts={prepared} />}
					</>
				) : undefined
			}
		>
			<p>{tools.length === 0 ? t("choices:mine.none") : t("choices:mine.intro")}</p>
			{asks && <AskNeeds />}
			{GROUPS.map((group) => ({ group, rows: tools.filter((tool) => tool.group === group) }))
				.filter(({ rows }) => rows.length > 0)
				.map(({ group, rows }, place, groups) => {
					const heading = HEADINGS[group];
					const before = groups[place - 1];
					return (
						<section key={group}>
							{(before === undefined || HEADINGS[before.group] !== heading) && (
								<h2>{t(`choices:mine.group.${heading}`)}</h2>
							)}
							{group !== "chosen" && group !== "for-you" && <p>{t(`choices:mine.nothing.${group}`)}</p>}
							<ToolRows rows={rows} />
						</section>
					);
				})}
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
				{others.map(({ path, text }) => (
					<li key={path}>
						<a href={`/${lang}/my/${path}`}>{text}</a>
					</li>
				))}
				<li>
					<a href={`/${lang}/helping`}>{t("helping:say-h")}</a>
				</li>
				<li>
					<a href={`/${lang}/tools`}>{t("choices:mine.all-tools")}</a>
				</li>
			</ul>
		</Page>
	);
}

type Row = ReturnType<typeof useLoaderData<typeof loader>>["tools"][number];

/** One group: each tool with what it does, and with the answer where there is one. */
function ToolRows({ rows }: { rows: readonly Row[] }) {
	const { t, lang } = useWords();
	return (
		<ul className="rows">
			{rows.map(({ id, name, line, wordsLang, trial, answer, others, stopped, older, lawTo }) => (
				<li key={id}>
					<a href={`/${lang}/my/tools/${id}`} lang={wordsLang ?? undefined}>
						{name}
					</a>
					<p lang={wordsLang ?? undefined}>{line}</p>
					{trial && <p className="hint">{t("choices:mine.trial")}</p>}
					{answer && (
						<p>
							{t("choices:mine.choice")}: <Tag shape={answer}>{t(`choices:mine.chosen.${answer}`)}</Tag>
						</p>
					)}
					{others.map((other) => (
						<p key={`${other.authority} ${other.answer} ${other.day}`}>
							{t("choices:tool.by-other", {
								authority: t(`staff:authority.${other.authority}`),
								answer: t(`choices:answer.${other.answer}`),
								date: formatDay(lang, other.day),
							})}
						</p>
					))}
					{stopped && <p>{t("choices:tool.not-now")}</p>}
					{lawTo && <p>{t("laws:mine.short", { to: formatDay(lang, lawTo) })}</p>}
					{older && <p>{t("choices:mine.older")}</p>}
				</li>
			))}
		</ul>
	);
}

/** Early and once: a patient who cannot read this page well may need it in another way. */
function AskNeeds() {
	const { t, lang } = useWords();
	return (
		<div className="card">
			<h2>{t("needs:ask.title")}</h2>
			<p>{t("needs:ask.text")}</p>
			<p>
				<a href={`/${lang}/my/needs`}>{t("needs:ask.link")}</a>
			</p>
		</div>
	);
}

/** Answers of the last day that were never saved: to check and save, or to leave. */
function Drafts({ words, drafts }: { words: string; drafts: readonly { about: About; check: string }[] }) {
	const { t } = useWords();
	return (
		<>
			<p>{words}</p>
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
