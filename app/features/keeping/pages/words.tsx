/** The words of a draft in one language: a sentence on each line. */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { textIn } from "#app/core/form-fields.ts";
import { englishTexts, TOLD_TEXTS, textsIn } from "#app/features/tools/told-texts.ts";
import { languageName } from "#app/i18n/language-name.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { staffOf } from "#app/server/context.server.ts";
import { notFound } from "#app/server/respond.server.ts";
import { Page } from "#app/ui/page.tsx";
import { isLanguage } from "#locales/index.ts";
import { textOf, WORD_FIELDS } from "../difference.ts";
import { readPress, readWords } from "../draft.forms.ts";
import { type Draft, draftMark, partIn } from "../draft.ts";
import { hereIn } from "../facts-part.ts";
import { partProblem } from "../part-problem.ts";
import { WordsForm } from "../parts/words-form.tsx";
import { readDraft } from "../read-draft.store.server.ts";
import { sendPart } from "../send-part.store.server.ts";

type Texts = Readonly<Record<string, string>>;

export async function loader({ params, context }: LoaderFunctionArgs) {
	const { db } = context;
	const place = placeOf(params["language"]);
	const draft = await readDraft(db.read, staffOf(context), params["tool"] ?? "");
	if (draft === undefined || draft.begins) throw notFound();
	const { words } = draft.content;
	const facts = saidIn(draft);
	const fields = (lang: string) =>
		Object.fromEntries(WORD_FIELDS.map((field) => [field, textOf(words[lang], field)]));
	const told = place.lang === "en" ? {} : englishTexts(facts);
	return json({
		tool: params["tool"] ?? "",
		name: (words[context.lang] ?? words["en"])?.name ?? "",
		lang: place.lang,
		isWritten: place.lang in words,
		told: TOLD_TEXTS.filter((name) => told[name] !== undefined),
		now: { ...fields(place.lang), ...textsIn(words[place.lang]?.told, facts) } as Texts,
		english: place.lang === "en" ? null : ({ ...fields("en"), ...told } as Texts),
		seen: draftMark(db.vault.sha256, partIn(draft, place)),
		once: db.vault.randomHex(16),
	});
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = staffOf(context);
	const { db } = context;
	const { name, lang } = placeOf(params["language"]);
	const tool = params["tool"] ?? "";
	const draft = await readDraft(db.read, actor, tool);
	if (draft === undefined || draft.begins) throw notFound();
	const form = await request.formData();
	const { once, seen } = readPress(form);
	const read = readWords(form, lang, englishTexts(saidIn(draft)), draft.content.words[lang]?.told);
	const typed = Object.fromEntries(
		[...WORD_FIELDS, ...TOLD_TEXTS].map((field) => [field, textIn(form, field)]),
	);
	if (form.has("switch")) return json(partProblem(typed, [], { once, seen }));
	if ("problems" in read) return json(partProblem(typed, read.problems, { once, seen }), { status: 422 });
	const part = { name, lang, value: read.value };
	const sent = await sendPart(db, actor, tool, part, typed, { once, seen }, context.now());
	if (sent === undefined) throw notFound();
	if (sent !== "saved") return json(sent.again, { status: sent.status });
	return redirect(`/staff/tools/${tool}/draft`, 303);
}

/** The facts as readers at the lead's provider get them. */
function saidIn({ content, own }: Draft) {
	return { ...content.facts, ...hereIn(content, own) };
}

function placeOf(lang = "") {
	if (!isLanguage(lang)) throw notFound();
	return { name: "words" as const, lang };
}

export default function DraftWords() {
	const data = useLoaderData<typeof loader>();
	const sent = useActionData<typeof action>();
	const { t, lang } = useWords();
	const problems = (sent?.problems ?? []).map(({ field, name }) => ({
		field,
		text: t(`keeping:problem.${name}`),
	}));
	return (
		<Page
			title={t("keeping:words.title", { tool: data.name, language: languageName(data.lang, lang).here })}
			problems={problems}
			back={{ href: `/staff/tools/${data.tool}/draft`, text: t("keeping:words.back") }}
		>
			<p>{t("keeping:words.intro")}</p>
			{data.english !== null && (
				<p>{data.isWritten ? t("keeping:words.other") : t("keeping:words.none-yet")}</p>
			)}
			<WordsForm
				lang={data.lang}
				told={data.told}
				now={data.now}
				english={data.english}
				typed={sent?.typed}
				isStale={sent?.problems.some(({ name }) => name === "changed") ?? false}
				once={sent?.once ?? data.once}
				seen={sent?.seen ?? data.seen}
				errors={Object.fromEntries(problems.map(({ field, text }) => [field, text]))}
			/>
		</Page>
	);
}
