/** Check and save the answer about one tool. Opened without an answer, it leads back to the question. */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { patientOf } from "#app/server/context.server.ts";
import { languageIn } from "#app/server/respond.server.ts";
import { checkDraft } from "../check.store.server.ts";
import { CheckPage } from "../parts/check-page.tsx";
import { pathsOf, type Question } from "../question.ts";
import { saveAction } from "./asking.server.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
	const lang = languageIn(params);
	const actor = patientOf(context, lang);
	const question = questionIn(params);
	const check = await checkDraft(context.db, actor, question, lang, context.now());
	if (check === undefined) throw redirect(pathsOf(question, lang).ask, 303);
	return json({ check, ask: pathsOf(question, lang).ask });
}

export async function action(args: ActionFunctionArgs) {
	return saveAction(args, questionIn(args.params));
}

function questionIn(params: LoaderFunctionArgs["params"]): Question {
	return { about: "tool", tool: params["tool"] ?? "" };
}

export default function CheckTool() {
	const { check, ask } = useLoaderData<typeof loader>();
	const sent = useActionData<typeof action>();
	const { t, lang } = useWords();
	const name = check.name ?? "";
	const date = check.due === null ? "" : formatDay(lang, check.due);
	const effect = {
		asked: t(`choices:effect.tool.${check.answer}`, { name, date }),
		wish: t("choices:effect.wish", { date }),
		"still-no": t("choices:effect.still-no"),
		"still-unsure": t("choices:effect.still-unsure"),
	}[check.effect];
	return (
		<CheckPage
			question={t("choices:ask.tool", { name })}
			ask={ask}
			check={check}
			effect={effect}
			inCare
			problem={sent?.problem}
		/>
	);
}
