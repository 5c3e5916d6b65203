/** The facts of a draft on one form: where it is used, what a choice rests on, who answers for it, how it was tested. */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { dayOf } from "#app/core/calendar.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { staffOf } from "#app/server/context.server.ts";
import { notFound } from "#app/server/respond.server.ts";
import { Page } from "#app/ui/page.tsx";
import { readPress } from "../draft.forms.ts";
import { type Draft, draftMark, partIn } from "../draft.ts";
import { readBeginning, readFacts, stageField } from "../facts.forms.ts";
import { factsIn } from "../facts-part.ts";
import { factTexts, isFact, stagesIn } from "../facts-typed.ts";
import { partProblem } from "../part-problem.ts";
import { FactsForm } from "../parts/facts-form.tsx";
import { readDraft } from "../read-draft.store.server.ts";
import { sendPart } from "../send-part.store.server.ts";

const PLACE = { name: "facts" } as const;

export async function loader({ params, context }: LoaderFunctionArgs) {
	const { db, lang } = context;
	const tool = params["tool"] ?? "";
	const draft = await readDraft(db.read, staffOf(context), tool);
	if (draft === undefined) throw notFound();
	const { words } = draft.content;
	return json({
		tool,
		name: (words[lang] ?? words["en"])?.name ?? "",
		services: draft.services.map(({ id, names }) => ({ id, name: names[lang] ?? names["en"] ?? id })),
		now: typedOf(draft),
		begins: draft.begins,
		seen: draftMark(db.vault.sha256, partIn(draft, PLACE)),
		once: db.vault.randomHex(16),
	});
}

/** The fields as the form has them. Where nobody has said the facts yet, no question is answered. */
function typedOf({ content, services, own: ownHere }: Draft): Readonly<Record<string, string>> {
	const texts = factTexts(factsIn(content, ownHere));
	const own = stagesIn(content.uses, services).map(({ id, stage }) => [stageField(id), stage] as const);
	const since = services.flatMap(({ id }) => content.uses[id]?.since ?? [])[0] ?? "";
	const [year = "", month = "", day = ""] = since.split("-");
	const unsaid = ["category", "usesPatientData", "care", "machineAlone", "sourceStage"] as const;
	return {
		...texts,
		...(content.factsSaid ? {} : Object.fromEntries(unsaid.map((field) => [field, ""]))),
		...(content.factsSaid || content.card !== null ? {} : { source: "", sourcePlace: "" }),
		...Object.fromEntries(own),
		...{ year, month, day },
	};
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = staffOf(context);
	const { db } = context;
	const tool = params["tool"] ?? "";
	const draft = await readDraft(db.read, actor, tool);
	if (draft === undefined) throw notFound();
	const form = await request.formData();
	const { once, seen } = readPress(form);
	const register = await currentRegister(db);
	const planning = register.providers.get(actor.providerId)?.planningBasis ?? "consent";
	const { services, content } = draft;
	const before = { services, uses: content.uses, planning, today: dayOf(context.now()) };
	const read = draft.begins ? readBeginning(form, before) : readFacts(form, before);
	const { typed } = read;
	if (form.has("switch")) return json(partProblem(typed, [], { once, seen }));
	if ("problems" in read) return json(partProblem(typed, read.problems, { once, seen }), { status: 422 });
	// Who begins with a tool of others is asked for what is their own; the rest stands as it is published.
	const part = { ...PLACE, value: { ...factsIn(content, draft.own), ...read.value } };
	const sent = await sendPart(db, actor, tool, part, typed, { once, seen }, context.now());
	if (sent === undefined) throw notFound();
	if (sent !== "saved") return json(sent.again, { status: sent.status });
	return redirect(`/staff/tools/${tool}/draft`, 303);
}

export default function DraftFacts() {
	const data = useLoaderData<typeof loader>();
	const sent = useActionData<typeof action>();
	const { t } = useWords();
	const problems = (sent?.problems ?? []).map(({ field, name }) => {
		const text = t(`keeping:problem.${name}`);
		return { field, text: isFact(field) ? `${text} ${t(`facts:field.${field}`)}` : text };
	});
	return (
		<Page
			title={t("facts:title", { tool: data.name })}
			problems={problems}
			back={{ href: `/staff/tools/${data.tool}/draft`, text: t("keeping:words.back") }}
		>
			<p>{data.begins ? t("keeping:begin.intro") : t("facts:intro")}</p>
			<FactsForm
				begins={data.begins}
				services={data.services}
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
