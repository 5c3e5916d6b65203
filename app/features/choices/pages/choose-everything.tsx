/** One answer for all tools and all uses. */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useWords } from "#app/i18n/use-words.ts";
import { patientOf } from "#app/server/context.server.ts";
import { languageIn } from "#app/server/respond.server.ts";
import { AskPage } from "../parts/ask-page.tsx";
import { askAction, askLoader } from "./asking.server.ts";

const EVERYTHING = { about: "everything" } as const;

export async function loader({ params, context }: LoaderFunctionArgs) {
	const lang = languageIn(params);
	patientOf(context, lang);
	return json(await askLoader(context, lang, EVERYTHING));
}

export async function action(args: ActionFunctionArgs) {
	return askAction(args, EVERYTHING);
}

export default function ChooseEverything() {
	const { chosen } = useLoaderData<typeof loader>();
	const sent = useActionData<typeof action>();
	const { t, lang } = useWords();
	return (
		<AskPage
			question={t("choices:ask.everything")}
			hint={t("choices:ask.everything-hint")}
			inCare
			back={`/${lang}/my`}
			chosen={sent ? sent.chosen : chosen}
			problem={sent?.problem}
		/>
	);
}
