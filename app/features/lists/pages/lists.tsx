/** Begin to check a list, and see one's lists of today. */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { StaffActor } from "#app/core/actor.ts";
import { isUnconfirmed } from "#app/core/unconfirmed.ts";
import { wordsIn } from "#app/features/tools/known-tool.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { formatNumber, formatTime } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { type Context, staffOf } from "#app/server/context.server.ts";
import { Page } from "#app/ui/page.tsx";
import { Table } from "#app/ui/table.tsx";
import { type ListProblem, readListForm, type TypedList } from "../list.forms.ts";
import { ListForm } from "../parts/list-form.tsx";
import { useStateOf } from "../parts/list-state.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
	const actor = staffOf(context);
	const tools = await toolsOf(context, actor);
	const asked = new URL(request.url).searchParams.get("tool");
	const own = tools.filter(({ services }) => services.includes(actor.serviceId ?? ""));
	const known = tools.find(({ id }) => id === asked) ?? [tools, own].find(({ length }) => length === 1)?.[0];
	const names = new Map(tools.map(({ id, name }) => [id, name]));
	return json({
		tools: [...own, ...tools.filter((tool) => !own.includes(tool))],
		tool: known?.id ?? "",
		purpose: known === undefined && own.length === 0 ? "" : "care",
		once: context.db.vault.randomHex(16),
		lists: context.lists.of(actor).map(({ run, answered = null }) => ({
			...{ id: run.id, at: run.startedAt, name: names.get(run.tool) ?? run.tool, answered },
			...{ rows: run.rows, state: run.state },
		})),
	});
}

export async function action({ request, context }: ActionFunctionArgs) {
	const actor = staffOf(context);
	const { db, lists, sent } = context;
	const form = await request.formData();
	const tools = new Set((await toolsOf(context, actor)).map(({ id }) => id));
	const read = readListForm(form, sent?.parts ?? new Map(), tools);
	const answer = (problems: readonly ListProblem[], status = problems.length > 0 ? 422 : 200) =>
		json(
			{ typed: read.typed, problems, pasted: sent?.pasted ?? "", once: db.vault.randomHex(16) },
			{ status },
		);
	if (form.has("switch")) return answer([]);
	if ("problems" in read || sent === undefined) return answer("problems" in read ? read.problems : []);
	try {
		const begun = await lists.begin(actor, sent, read.asked);
		if (!begun.ok) return answer([{ field: "form-submit", name: begun.reason }]);
		const isThere = lists.find(actor, begun.value) !== undefined;
		return redirect(isThere ? `/staff/lists/${begun.value}` : "/staff/lists", 303);
	} catch (error) {
		// The commit may have reached the disk.
		if (!isUnconfirmed(error)) throw error;
		return answer([{ field: "form-submit", name: "not-confirmed" }], 503);
	}
}

/** The tools that the actor's provider uses, those that are stopped too: the answer is a no then. */
async function toolsOf({ db, lang }: Context, { providerId }: StaffActor) {
	const { tools } = await currentRegister(db);
	return tools
		.filter(({ uses }) => uses.some((use) => use.providerId === providerId))
		.map(({ id, words, uses }) => ({
			id,
			name: wordsIn(words, lang).words.name,
			services: uses.map(({ serviceId }) => serviceId),
		}));
}

const NOTHING: Omit<TypedList, "tool" | "purpose"> = { column: "", columns: [] };

export default function Lists() {
	const { tools, tool, purpose, lists, once } = useLoaderData<typeof loader>();
	const sent = useActionData<typeof action>();
	const { t, lang } = useWords();
	const stateOf = useStateOf();
	const problems = (sent?.problems ?? []).map(({ field, name }) => ({
		field,
		text: t(`lists:problem.${name}`),
	}));
	return (
		<Page
			title={t("lists:home.title")}
			problems={problems}
			typed
			back={{ href: "/staff", text: t("staff:home.title") }}
		>
			<p>{t("lists:home.intro")}</p>
			<p>{t("lists:home.who")}</p>
			<ListForm
				tools={tools}
				typed={sent?.typed ?? { ...NOTHING, tool, purpose }}
				pasted={sent?.pasted ?? ""}
				once={sent?.once ?? once}
				problems={problems}
			/>
			<h2>{t("lists:home.yours")}</h2>
			{lists.length === 0 ? (
				<p>{t("lists:home.none")}</p>
			) : (
				<Table
					caption={t("lists:home.yours")}
					captionHidden
					head={[t("lists:home.when"), t("lists:home.tool"), t("lists:home.rows"), t("lists:home.state")]}
					rows={lists.map(({ id, at, name, rows, answered, state }) => ({
						key: id,
						cells: [
							<a key="at" href={`/staff/lists/${id}`}>
								{formatTime(lang, new Date(at))}
							</a>,
							<bdi key="name">{name}</bdi>,
							formatNumber(lang, rows),
							stateOf({ state, rows }, answered),
						],
					}))}
				/>
			)}
		</Page>
	);
}
