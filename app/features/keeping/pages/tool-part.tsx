/** What a draft says of the tool itself: its maker and version, and whether it is a changed tool and what is different then. */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { textIn } from "#app/core/form-fields.ts";
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
import { sendPart } from "../send-part.store.server.ts";

const TAGS = LANGUAGES.map(({ tag }) => tag);
const PLACE = { name: "tool" } as const;

export async function loader({ params, context }: LoaderFunctionArgs) {
	const { db } = context;
	const draft = await readDraft(db.read, staffOf(context), params["tool"] ?? "");
	if (draft === undefined || draft.begins) throw notFound();
	const part = partIn(draft, PLACE);
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
	const draft = await readDraft(db.read, actor, tool);
	if (draft === undefined || draft.begins) throw notFound();
	const form = await request.formData();
	const { once, seen } = readPress(form);
	const read = readToolPart(form, TAGS);
	const names = ["maker", "makerVersion", "changed", "reask", ...TAGS.map((tag) => `difference-${tag}`)];
	const typed = Object.fromEntries(names.map((name) => [name, textIn(form, name)]));
	if (form.has("switch")) return json(partProblem(typed, [], { once, seen }));
	if ("problems" in read) return json(partProblem(typed, read.problems, { once, seen }), { status: 422 });
	const part = { ...PLACE, value: read.value };
	const sent = await sendPart(db, actor, tool, part, typed, { once, seen }, context.now());
	if (sent === undefined) throw notFound();
	if (sent !== "saved") return json(sent.again, { status: sent.status });
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
