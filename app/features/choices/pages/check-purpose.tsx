/** Check and save the answer about one use other than care. */
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
import { purposeIn } from "./choose-purpose.tsx";

export async function loader({ params, context }: LoaderFunctionArgs) {
	const lang = languageIn(params);
	const actor = patientOf(context, lang);
	const question = { about: "purpose", purpose: purposeIn(params) } as const;
	const { ask } = pathsOf(question, lang);
	const check = await checkDraft(context.db, actor, question, lang, context.now());
	if (check === undefined) throw redirect(ask, 303);
	return json({ check, ask, purpose: question.purpose });
}

export async function action(args: ActionFunctionArgs) {
	return saveAction(args, { about: "purpose", purpose: purposeIn(args.params) });
}

export default function CheckPurpose() {
	const { check, ask, purpose } = useLoaderData<typeof loader>();
	const sent = useActionData<typeof action>();
	const { t, lang } = useWords();
	const date = check.due === null ? "" : formatDay(lang, check.due);
	return (
		<CheckPage
			question={t(`choices:ask.purpose.${purpose}`)}
			ask={ask}
			check={check}
			effect={t(`choices:effect.purpose.${check.answer}`, { date })}
			inCare={false}
			problem={sent?.problem}
		/>
	);
}
