/** An AI lead begins a tool that the register does not have: its name and one line. Patients know nothing of it before two people publish it. */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isUnconfirmed } from "#app/core/unconfirmed.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { staffOf } from "#app/server/context.server.ts";
import { notFound } from "#app/server/respond.server.ts";
import { Page } from "#app/ui/page.tsx";
import { beginTool } from "../begin-tool.store.server.ts";
import { type FieldWrong, readPress } from "../draft.forms.ts";
import { type NewToolRefusal, readNewTool } from "../new-tool.forms.ts";
import { BeginForm } from "../parts/begin-form.tsx";

export async function loader({ context }: LoaderFunctionArgs) {
	if (staffOf(context).staffRole !== "lead") throw notFound();
	return json({ once: context.db.vault.randomHex(16) });
}

type Name = NewToolRefusal | "name-taken" | "key-missing" | "not-confirmed";

export async function action({ request, context }: ActionFunctionArgs) {
	const actor = staffOf(context);
	if (actor.staffRole !== "lead") throw notFound();
	const form = await request.formData();
	const { once } = readPress(form);
	const read = readNewTool(form);
	const problem = (problems: readonly FieldWrong<Name>[], key: string | undefined, status: number) => {
		const card = read.card && JSON.stringify(read.card);
		return json({ typed: read.typed, card, problems, once: key }, { status });
	};
	if (form.has("switch")) return problem([], once, 200);
	if ("problems" in read) return problem(read.problems, once, 422);
	if (once === undefined) return problem([{ field: "begin-submit", name: "key-missing" }], undefined, 422);
	let tool: string;
	try {
		const begun = await beginTool(context.db, actor, read.value, read.card, once, context.now());
		if (begun === undefined) throw notFound();
		if (!begun.ok) {
			if (begun.reason === "key-not-yours")
				return problem([{ field: "begin-submit", name: "key-missing" }], undefined, 409);
			return problem([{ field: "name", name: begun.reason }], once, 409);
		}
		tool = begun.value;
	} catch (error) {
		if (!isUnconfirmed(error)) throw error;
		return problem([{ field: "begin-submit", name: "not-confirmed" }], once, 503);
	}
	return redirect(`/staff/tools/${tool}/draft`, 303);
}

export default function BeginTool() {
	const data = useLoaderData<typeof loader>();
	const sent = useActionData<typeof action>();
	const { t } = useWords();
	const problems = (sent?.problems ?? []).map(({ field, name }) => ({
		field,
		text: t(`keeping:problem.${name}`),
	}));
	return (
		<Page
			title={t("keeping:new.title")}
			problems={problems}
			back={{ href: "/staff/tools", text: t("watch:tool.back") }}
		>
			<p>{t("keeping:new.intro")}</p>
			<p>
				<a href="/staff/tools/new/import">{t("cards:link")}</a>
			</p>
			<BeginForm
				once={sent?.once ?? data.once}
				typed={sent?.typed ?? { name: "", line: "" }}
				card={sent?.card ?? null}
				errors={Object.fromEntries(problems.map(({ field, text }) => [field, text]))}
			/>
		</Page>
	);
}
