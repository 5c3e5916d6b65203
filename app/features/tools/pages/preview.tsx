/** A draft as the tool's page would be in a language (`?in=`), in a page that stays in the language of whoever looks. For AI leads alone. */
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { dayOf } from "#app/core/calendar.ts";
import { readDraft } from "#app/features/keeping/read-draft.store.server.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { staffOf } from "#app/server/context.server.ts";
import { notFound } from "#app/server/respond.server.ts";
import { InLanguage } from "#app/ui/in-language.tsx";
import { Page } from "#app/ui/page.tsx";
import { isLanguage } from "#locales/index.ts";
import { explain } from "../explain.ts";
import { EasyTool } from "../parts/easy-tool.tsx";
import { ExplainedTool } from "../parts/explained-tool.tsx";
import { plannedIn } from "../planned.ts";
import { currentRegister } from "../register.store.server.ts";
import { watchedOf } from "../watched.ts";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = staffOf(context);
	const { db } = context;
	const asked = new URL(request.url).searchParams.get("in") ?? "";
	const lang = isLanguage(asked) ? asked : context.lang;
	const register = await currentRegister(db);
	const id = params["tool"] ?? "";
	const draft = await readDraft(db.read, actor, id);
	if (draft === undefined) throw notFound();
	const { facts, words, difference } = draft.content;
	const madeAt = context.now();
	const number = draft.begins ? draft.number : draft.number + 1;
	const notice = { number, madeAt, facts, words: new Map(Object.entries(words)) };
	const known = register.byId.get(id);
	const { training, materialNotice, paused } = known ?? {
		...{ training: [], materialNotice: null, paused: false },
	};
	const changed = difference === null ? (known?.changed ?? null) : { at: madeAt, difference };
	const { uses, here } = plannedIn(register, id, draft.content, madeAt);
	return json({
		lang,
		begins: draft.begins,
		tool: explain(
			{ id, uses, changed, retired: false, paused, training, here, materialNotice },
			notice,
			new Set(register.services.keys()),
			lang,
		),
		watched: known && watchedOf(known, new Set(register.providers.keys()), dayOf(madeAt)),
	});
}

export default function PreviewDraft() {
	const { lang, begins, tool, watched } = useLoaderData<typeof loader>();
	const { t } = useWords();
	return (
		<Page
			title={tool.words.name}
			back={{ href: `/staff/tools/${tool.tool}/draft`, text: t("keeping:words.back") }}
			notice={
				<p>
					<strong>{t("keeping:preview.notice")}</strong>{" "}
					{!begins && t("keeping:preview.number", { number: tool.notice.number })}
				</p>
			}
		>
			<InLanguage lang={lang}>
				<ExplainedTool tool={tool} watched={watched} />
				<EasyTitle name={tool.words.name} />
				<EasyTool tool={tool} />
			</InLanguage>
		</Page>
	);
}

function EasyTitle({ name }: { readonly name: string }) {
	const { t } = useWords();
	return <h2>{t("easy:tool.title", { name })}</h2>;
}
