/** What a draft says of the tool itself: its maker and version, and whether it is a changed tool and what is different then. */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isUnconfirmed } from "#app/core/unconfirmed.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { staffOf } from "#app/server/context.server.ts";
import { notFound } from "#app/server/respond.server.ts";
import { Page } from "#app/ui/page.tsx";
import { LANGUAGES } from "#locales/index.ts";
import { readPress, readToolPart } from "../draft.forms.ts";
import { draftMark, partIn, type ToolPart } from "../draft.ts";
import { partProblem } from "../part-problem.ts";
import { ToolPartForm } from "../parts/tool-part-form.tsx";
import { readDraft } from "../read-draft.store.server.ts";
import { savePart } from "../save-draft.store.server.ts";

const TAGS = LANGUAGES.map(({ tag }) => tag);
const PLACE = { name: "tool" } as const;

export async function loader({ params, context }: LoaderFunctionArgs) {
	const { db } = context;
	const draft = await readDraft(db.read, staffOf(context), params["tool"] ?? "");
	if (draft === undefined) throw notFound();
	const part = partIn(draft.content, PLACE);
	if (part.name !== "tool") throw notFound();
	const { words } = draft.content;
	return json({
		tool: params["tool"] ?? "",
		name: (words[context.lang] ?? words["en"])?.name ?? "",
		number: draft.number,
		now: typedOf(part.value, draft.edited !== null),
		seen: draftMark(db.vault.sha256, part),
		once: db.vault.randomHex(16),
	});
}

/** The fields as the form has them. Before there is a draft nobody has said whether the tool changed. */
function typedOf({ maker, makerVersion, reask, difference }: ToolPart, isDraft: boolean) {
	const changed = difference === null ? (isDraft ? "no" : "") : "yes";
	const texts = TAGS.map((tag) => [`difference-${tag}`, difference?.[tag] ?? ""] as const);
	const reasks = reask ? "yes" : "";
	return {
		maker: maker ?? "",
		makerVersion: makerVersion ?? "",
		changed,
		reask: reasks,
		...Object.fromEntries(texts),
	};
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = staffOf(context);
	const { db } = context;
	const tool = params["tool"] ?? "";
	if ((await readDraft(db.read, actor, tool)) === undefined) throw notFound();
	const form = await request.formData();
	const { once, seen } = readPress(form);
	const read = readToolPart(form, TAGS);
	const names = ["maker", "makerVersion", "changed", "reask", ...TAGS.map((tag) => `difference-${tag}`)];
	const typed = Object.fromEntries(names.map((name) => [name, String(form.get(name) ?? "").slice(0, 200)]));
	if ("problems" in read) return json(partProblem(typed, read.problems, { once, seen }), { status: 422 });
	if (once === undefined || seen === undefined)
		return json(partProblem(typed, [{ field: "form-submit", name: "key-missing" }], {}), { status: 422 });
	try {
		const part = { ...PLACE, value: read.value };
		const done = await savePart(db, actor, tool, part, { once, seen }, context.now());
		if (done === undefined) throw notFound();
		if (!done.ok) {
			const why = done.reason === "changed" ? "changed" : "key-missing";
			return json(partProblem(typed, [{ field: "form-submit", name: why }], {}), { status: 409 });
		}
	} catch (error) {
		if (!isUnconfirmed(error)) throw error;
		const problem = { field: "form-submit", name: "not-confirmed" } as const;
		return json(partProblem(typed, [problem], { once, seen }), { status: 503 });
	}
	return redirect(`/staff/tools/${tool}/draft`, 303);
}

export default function DraftToolPart() {
	const data = useLoaderData<typeof loader>();
	const sent = useActionData<typeof action>();
	const { t } = useWords();
	const problems = (sent?.problems ?? []).map(({ field, name }) => ({
		field,
		text: t(`keeping:problem.${name}`),
	}));
	return (
		<Page
			title={t("keeping:tool.title", { tool: data.name })}
			problems={problems}
			back={{ href: `/staff/tools/${data.tool}/draft`, text: t("keeping:words.back") }}
		>
			<ToolPartForm
				number={data.number}
				now={data.now}
				typed={sent?.typed}
				isStale={sent?.problems.some(({ name }) => name === "changed") ?? false}
				once={sent?.once ?? data.once}
				seen={sent?.seen ?? data.seen}
				errors={Object.fromEntries(problems.map(({ field, text }) => [field, text]))}
			/>
		</Page>
	);
}
