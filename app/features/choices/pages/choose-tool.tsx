/** "Can we use this tool in your care?" */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { wordsIn } from "#app/features/tools/known-tool.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { type Context, patientOf } from "#app/server/context.server.ts";
import { languageIn, notFound } from "#app/server/respond.server.ts";
import { myTool, readMine } from "../my-tools.store.server.ts";
import { AskPage } from "../parts/ask-page.tsx";
import { askAction, askLoader } from "./asking.server.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
	const lang = languageIn(params);
	const actor = patientOf(context, lang);
	const tool = await toolIn(params, context);
	const { canChoose } = myTool(await readMine(context.db, actor), tool, context.now());
	if (!canChoose) throw notFound();
	const question = { about: "tool", tool: tool.id } as const;
	return json({ name: wordsIn(tool.words, lang).words.name, tool: tool.id, ...(await askLoader(context, lang, question)) });
}

export async function action(args: ActionFunctionArgs) {
	const tool = await toolIn(args.params, args.context);
	return askAction(args, { about: "tool", tool: tool.id });
}

async function toolIn(params: LoaderFunctionArgs["params"], context: Context) {
	const tool = (await currentRegister(context.db)).byId.get(params["tool"] ?? "");
	if (tool === undefined) throw notFound();
	return tool;
}

export default function ChooseTool() {
	const { name, tool, chosen } = useLoaderData<typeof loader>();
	const sent = useActionData<typeof action>();
	const { t, lang } = useWords();
	return (
		<AskPage
			question={t("choices:ask.tool", { name })}
			hint={t("choices:ask.tool-hint")}
			inCare
			back={`/${lang}/my/tools/${tool}`}
			chosen={sent ? sent.chosen : chosen}
			problem={sent?.problem}
		/>
	);
}
