/** What training a tool needs here. An AI lead says so, and reads who of the staff has confirmed theirs. */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { dayOf } from "#app/core/calendar.ts";
import { isUnconfirmed } from "#app/core/unconfirmed.ts";
import { wordsIn } from "#app/features/tools/known-tool.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { type Context, staffOf } from "#app/server/context.server.ts";
import { notFound } from "#app/server/respond.server.ts";
import { Page } from "#app/ui/page.tsx";
import { isUsedAt } from "../own-training.ts";
import { AskingForm } from "../parts/asking-form.tsx";
import { RequirementWords } from "../parts/requirement.tsx";
import { TrainedTable } from "../parts/trained-table.tsx";
import { listTrained, whoAsked } from "../trained-staff.store.server.ts";
import {
	type AskedField,
	type AskedRefusal,
	readPressedTraining,
	readRequirement,
} from "../training.forms.ts";
import { askTraining, type TrainingRefusal } from "../training.store.server.ts";
import { seenOf, trainedBy, trainingAt } from "../training.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
	const actor = staffOf(context);
	const { db, lang, now } = context;
	const tool = await toolHere(context, params["tool"], actor.providerId);
	const training = trainingAt(tool, actor.providerId);
	const needed = training?.needed ? training : undefined;
	const members = needed ? await listTrained(db, actor, tool.id) : [];
	return json({
		id: tool.id,
		name: wordsIn(tool.words, lang).words.name,
		isLead: actor.staffRole === "lead",
		once: db.vault.randomHex(16),
		seen: seenOf({ number: training?.number ?? 0, material: tool.materialNotice ?? 0 }),
		asked: training
			? { needed: training.needed, words: training.words, link: training.link, months: training.months }
			: null,
		who: (await whoAsked(db, actor, tool.id)) ?? null,
		members: members.flatMap(({ said, ...member }) =>
			needed ? [{ ...member, trained: trainedBy(tool, needed, said, dayOf(now())) }] : [],
		),
	});
}

/** The tool with this id where the provider uses it. */
async function toolHere({ db }: Context, id: string | undefined, providerId: string) {
	const tool = (await currentRegister(db)).byId.get(id ?? "");
	if (tool === undefined || !isUsedAt(tool, providerId)) throw notFound();
	return tool;
}

interface AskProblem {
	readonly field: AskedField | "form-submit";
	readonly name: AskedRefusal | TrainingRefusal | "not-confirmed";
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = staffOf(context);
	const { db, now } = context;
	const { id } = await toolHere(context, params["tool"], actor.providerId);
	if (actor.staffRole !== "lead") throw notFound();
	const form = await request.formData();
	const { once, seen } = readPressedTraining(form);
	const read = readRequirement(form);
	const again = (status: number, ...problems: readonly AskProblem[]) =>
		json({ problems, typed: read.typed, once }, { status });
	const whole = (status: number, name: AskProblem["name"]) => again(status, { field: "form-submit", name });
	if (form.has("switch")) return again(200);
	if ("problems" in read) return again(422, ...read.problems);
	if (once === undefined) return whole(422, "key-not-yours");
	try {
		const kept = await askTraining(db, actor, id, read.requirement, { once, seen }, now());
		if (kept === undefined) throw notFound();
		if (!kept.ok) return whole(409, kept.reason);
	} catch (error) {
		// The commit may have reached the disk: the same key, pressed again, finds out.
		if (!isUnconfirmed(error)) throw error;
		return whole(503, "not-confirmed");
	}
	context.forgetPages();
	return redirect(`/staff/tools/${id}/training`, 303);
}

export default function ToolTraining() {
	const { id, name, isLead, once, seen, asked, who, members } = useLoaderData<typeof loader>();
	const sent = useActionData<typeof action>();
	const { t, lang } = useWords();
	const problems = (sent?.problems ?? []).map(({ field, name: problem }) => ({
		field,
		text: t(`training:problem.${problem}`),
	}));
	const months = asked?.needed ? String(asked.months ?? "never") : undefined;
	const before = asked
		? { needed: asked.needed ? "yes" : "no", words: asked.words, link: asked.link ?? "", months }
		: {};
	return (
		<Page
			title={t("training:tool.title", { name })}
			problems={problems}
			back={{ href: `/staff/tools/${id}`, text: t("laws:page.back") }}
		>
			<p>
				<b>{t(`training:tool.${asked === null ? "unknown" : asked.needed ? "needed" : "not-needed"}`)}</b>
			</p>
			{asked?.needed && <RequirementWords {...asked} />}
			{who && (
				<p className="hint">
					{t("training:tool.said", { name: who.by, date: formatDay(lang, new Date(who.at)) })}
				</p>
			)}
			{asked?.needed && (
				<p>
					<a href="/staff/training">{t("training:tool.own")}</a>
				</p>
			)}
			{isLead && asked?.needed && <TrainedTable tool={id} members={members} />}
			{isLead ? (
				<AskingForm
					once={sent?.once ?? once}
					seen={seen}
					typed={sent?.typed ?? before}
					errors={Object.fromEntries(problems.map(({ field, text }) => [field, text]))}
				/>
			) : (
				<p>{t("watch:tool.only-leads")}</p>
			)}
		</Page>
	);
}
