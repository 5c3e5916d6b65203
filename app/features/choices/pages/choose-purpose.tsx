/** One use of information other than the patient's own care. */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useWords } from "#app/i18n/use-words.ts";
import { patientOf } from "#app/server/context.server.ts";
import { languageIn, notFound } from "#app/server/respond.server.ts";
import { AskPage } from "../parts/ask-page.tsx";
import { isOtherPurpose, type OtherPurpose } from "../question.ts";
import { askAction, askLoader } from "./asking.server.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
	const lang = languageIn(params);
	patientOf(context, lang);
	const purpose = purposeIn(params);
	return json({ purpose, ...(await askLoader(context, lang, { about: "purpose", purpose })) });
}

export async function action(args: ActionFunctionArgs) {
	return askAction(args, { about: "purpose", purpose: purposeIn(args.params) });
}

/** The purpose of the address; care is asked tool by tool and has no page here. */
export function purposeIn(params: LoaderFunctionArgs["params"]): OtherPurpose {
	const purpose = params["purpose"] ?? "";
	if (!isOtherPurpose(purpose)) throw notFound();
	return purpose;
}

export default function ChoosePurpose() {
	const { purpose, chosen } = useLoaderData<typeof loader>();
	const sent = useActionData<typeof action>();
	const { t, lang } = useWords();
	return (
		<AskPage
			question={t(`choices:ask.purpose.${purpose}`)}
			hint={t("choices:ask.purpose-hint")}
			inCare={false}
			back={`/${lang}/my/purposes`}
			chosen={sent ? sent.chosen : chosen}
			problem={sent?.problem}
		/>
	);
}
