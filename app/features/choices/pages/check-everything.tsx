/** Check and save one answer for everything, with all that it would end. */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { patientOf } from "#app/server/context.server.ts";
import { languageIn } from "#app/server/respond.server.ts";
import { checkDraft } from "../check.store.server.ts";
import { CheckPage } from "../parts/check-page.tsx";
import { pathsOf } from "../question.ts";
import { saveAction } from "./asking.server.ts";

const EVERYTHING = { about: "everything" } as const;

export async function loader({ params, context }: LoaderFunctionArgs) {
	const lang = languageIn(params);
	const { ask } = pathsOf(EVERYTHING, lang);
	const check = await checkDraft(context.db, patientOf(context, lang), EVERYTHING, lang, context.now());
	if (check === undefined) throw redirect(ask, 303);
	return json({ check, ask });
}

export async function action(args: ActionFunctionArgs) {
	return saveAction(args, EVERYTHING);
}

export default function CheckEverything() {
	const { check, ask } = useLoaderData<typeof loader>();
	const sent = useActionData<typeof action>();
	const { t, lang } = useWords();
	const date = check.due === null ? "" : formatDay(lang, check.due);
	return (
		<CheckPage
			question={t("choices:ask.everything")}
			ask={ask}
			check={check}
			effect={t(`choices:effect.everything.${check.answer}`, { date })}
			inCare
			problem={sent?.problem}
		/>
	);
}
