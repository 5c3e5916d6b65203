/** An AI lead has a list made of the people to leave out of data that goes out. */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { StaffActor } from "#app/core/actor.ts";
import { dayOf } from "#app/core/calendar.ts";
import { RELEASE_PURPOSES } from "#app/core/release-entry.ts";
import { wordsIn } from "#app/features/tools/known-tool.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { type Context, staffOf } from "#app/server/context.server.ts";
import { notFound } from "#app/server/respond.server.ts";
import { Page } from "#app/ui/page.tsx";
import { ReleaseForm } from "../parts/release-form.tsx";
import { type ReleaseProblem, readRelease, type TypedRelease } from "../release.forms.ts";

/** Those that the provider uses, stopped ones too: then nobody's data may be used. */
async function toolsOf({ db, lang }: Context, { providerId }: StaffActor) {
	const { tools } = await currentRegister(db);
	return tools
		.filter(({ uses }) => uses.some((use) => use.providerId === providerId))
		.map(({ id, words }) => ({ id, name: wordsIn(words, lang).words.name }));
}

export async function loader({ request, context }: LoaderFunctionArgs) {
	const actor = staffOf(context);
	if (actor.staffRole !== "lead") throw notFound();
	const asked = new URL(request.url).searchParams;
	const tools = await toolsOf(context, actor);
	return json({
		tools,
		tool: tools.find(({ id }) => id === asked.get("tool"))?.id ?? "",
		purpose: RELEASE_PURPOSES.find((known) => known === asked.get("purpose")) ?? "",
		once: context.db.vault.randomHex(16),
	});
}

export async function action({ request, context }: ActionFunctionArgs) {
	const actor = staffOf(context);
	if (actor.staffRole !== "lead") throw notFound();
	const { db, leaveOuts, sent } = context;
	const form = await request.formData();
	const tools = new Set((await toolsOf(context, actor)).map(({ id }) => id));
	const read = readRelease(form, sent?.parts ?? new Map(), tools, dayOf(context.now()));
	const answer = (problems: readonly ReleaseProblem[], status = problems.length > 0 ? 422 : 200) =>
		json({ typed: read.typed as TypedRelease, problems, once: db.vault.randomHex(16) }, { status });
	if (form.has("switch")) return answer([]);
	if ("problems" in read) return answer(read.problems);
	const begun = await leaveOuts.begin(actor, read.asked, sent);
	if (!begun.ok) return answer([{ field: "form-submit", name: begun.reason }]);
	return redirect(begun.value === null ? "/staff/releases" : `/staff/releases/${begun.value}`, 303);
}

export default function NewRelease() {
	const { tools, tool, purpose, once } = useLoaderData<typeof loader>();
	const sent = useActionData<typeof action>();
	const { t } = useWords();
	const problems = (sent?.problems ?? []).map(({ field, name }) => ({
		field,
		text: t(`lists:release.problem.${name}`),
	}));
	return (
		<Page
			title={t("lists:release.new")}
			problems={problems}
			typed
			back={{ href: "/staff/releases", text: t("lists:release.title") }}
		>
			<p>{t("lists:release.rule")}</p>
			<p>{t("lists:home.who")}</p>
			<ReleaseForm
				tools={tools}
				typed={sent?.typed ?? { tool, purpose }}
				once={sent?.once ?? once}
				problems={problems}
			/>
		</Page>
	);
}
