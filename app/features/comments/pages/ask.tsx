/** An AI lead asks people what they think of a draft before it is published, or says why they are not asked first. */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { StaffActor } from "#app/core/actor.ts";
import { addDays, dayOf } from "#app/core/calendar.ts";
import { isUnconfirmed } from "#app/core/unconfirmed.ts";
import { draftMark } from "#app/features/keeping/draft.ts";
import { involvedInDraft, needsPeople } from "#app/features/keeping/involved.ts";
import { readDraft } from "#app/features/keeping/read-draft.store.server.ts";
import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { type Context, staffOf } from "#app/server/context.server.ts";
import { notFound } from "#app/server/respond.server.ts";
import { Page } from "#app/ui/page.tsx";
import { LANGUAGES } from "#locales/index.ts";
import { readPublicWords } from "../answer.forms.ts";
import { type AskProblem, problemOfAsking } from "../ask-problem.ts";
import { AskForm, StopAsking, WhyNotForm } from "../parts/ask-form.tsx";
import { type DaysTyped, readDays, readPressedRound } from "../round.forms.ts";
import { askPeople, type HowAsked, stopAsking } from "../round.store.server.ts";
import { canAnswer, pendingRound, USUAL_DAYS } from "../round.ts";

const TAGS = LANGUAGES.map(({ tag }) => tag);

export async function loader({ params, context }: LoaderFunctionArgs) {
	const { db, lang, now } = context;
	const actor = staffOf(context);
	const tool = params["tool"] ?? "";
	const draft = await readDraft(db.read, actor, tool);
	if (draft === undefined) throw notFound();
	const today = dayOf(now());
	const { how, round } = involvedInDraft(draft, today);
	const pending = pendingRound(draft.rounds, draft.number + 1);
	const { words } = draft.content;
	return json({
		tool,
		name: (words[lang] ?? words["en"])?.name ?? tool,
		isDraft: draft.edited !== null,
		// What nobody has said yet is nothing to ask people about.
		factsSaid: draft.content.factsSaid,
		needed: needsPeople(draft),
		how,
		days: round?.opens && round.closes ? { from: round.opens, to: round.closes } : null,
		why: how === "not-asked" ? (round?.answer?.["en"] ?? null) : null,
		pending: pending && { id: pending.id, canStop: !canAnswer(pending, today) },
		usual: daysTyped(today, addDays(today, USUAL_DAYS - 1)),
		seen: draftMark(db.vault.sha256, draft),
		once: { open: db.vault.randomHex(16), "why-not": db.vault.randomHex(16) },
	});
}

function daysTyped(opens: string, closes: string): DaysTyped {
	const [from, to] = [opens.split("-"), closes.split("-")];
	return {
		...{
			"opens-day": String(Number(from[2])),
			"opens-month": String(Number(from[1])),
			"opens-year": from[0],
		},
		...{ "closes-day": String(Number(to[2])), "closes-month": String(Number(to[1])), "closes-year": to[0] },
	};
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = staffOf(context);
	const tool = params["tool"] ?? "";
	if ((await readDraft(context.db.read, actor, tool)) === undefined) throw notFound();
	const problem = await ask(context, actor, tool, await request.formData());
	if (problem !== undefined) return json(problem, { status: problem.status });
	context.forgetPages();
	return redirect(`/staff/tools/${tool}/draft/ask`, 303);
}

async function ask(
	{ db, now }: Context,
	actor: StaffActor,
	tool: string,
	form: FormData,
): Promise<AskProblem | undefined> {
	const { move, round, seen, once } = readPressedRound(form);
	if (form.has("switch")) {
		if (move === "stop") throw notFound();
		const typed = move === "why-not" ? readPublicWords(form, TAGS).typed : readDays(form, dayOf(now())).typed;
		return { status: 200, move, once, typed, problems: [] };
	}
	try {
		if (move === "stop")
			return (await stopAsking(db, actor, tool, round, now()))
				? undefined
				: problemOfAsking(409, "changed", { move });
		const read = move === "why-not" ? readPublicWords(form, TAGS) : readDays(form, dayOf(now()));
		const around = { move, once, typed: read.typed };
		if ("problems" in read)
			return {
				...problemOfAsking(422, "changed", around),
				problems: read.problems.map(({ field, name }) => ({
					field: move === "why-not" ? `why-not-${field}` : field,
					name,
				})),
			};
		if (once === undefined) return problemOfAsking(422, "key-missing", around);
		const draft = await readDraft(db.read, actor, tool);
		if (
			draft?.content.factsSaid !== true ||
			draft.edited === null ||
			draftMark(db.vault.sha256, draft) !== seen
		)
			return problemOfAsking(409, "changed", { ...around, once: undefined });
		const how: HowAsked = "days" in read ? read.days : { words: read.words };
		const coming = { tool, number: draft.number + 1, content: draft.content };
		const done = await askPeople(db, actor, coming, how, once, now());
		if (done.ok) return undefined;
		const name = done.reason === "asked-already" ? done.reason : "key-missing";
		return problemOfAsking(409, name, { ...around, once: undefined });
	} catch (error) {
		// The commit may have reached the disk: the same key, pressed again, finds out.
		if (!isUnconfirmed(error)) throw error;
		return problemOfAsking(503, "not-confirmed", { move, once });
	}
}

export default function Ask() {
	const { tool, name, isDraft, factsSaid, needed, how, days, why, pending, usual, seen, once } =
		useLoaderData<typeof loader>();
	const sent = useActionData<typeof action>() as AskProblem | undefined;
	const { t, lang } = useWords();
	const problems = (sent?.problems ?? []).map(({ field, name: problem }) => ({
		field,
		text: t(`comments:problem.${problem}`),
	}));
	const errors = Object.fromEntries(problems.map(({ field, text }) => [field, text]));
	const base = `/staff/tools/${tool}`;
	const action = `${base}/draft/ask`;
	const around = (move: "open" | "why-not") => ({
		...{ action, seen, errors },
		once: (sent?.move === move && sent.once) || once[move],
	});
	const typed = (move: "open" | "why-not") => (sent?.move === move ? sent.typed : undefined);
	const dates = { from: days ? formatDay(lang, days.from) : "", to: days ? formatDay(lang, days.to) : "" };
	const canAsk = isDraft && factsSaid && pending === undefined;
	return (
		<Page
			title={t("comments:ask.page", { name })}
			problems={problems}
			back={{ href: `${base}/draft`, text: t("keeping:words.back") }}
		>
			<p id="state">
				{how === "none" && !needed
					? t("comments:ask.state.not-needed")
					: t(`comments:ask.state.${how}`, dates)}
			</p>
			{why !== null && (
				<blockquote lang="en" dir="ltr">
					{why}
				</blockquote>
			)}
			{!isDraft && <p>{t("comments:ask.no-draft")}</p>}
			{!factsSaid && <p>{t("keeping:problem.facts-missing")}</p>}
			{how === "open" && (
				<p>
					<a href={`/${lang}/tools/${tool}/coming`}>{t("comments:ask.see")}</a>
				</p>
			)}
			{pending && (
				<p>
					<a href={`${base}/comments`}>{t("comments:lead.link")}</a>
				</p>
			)}
			{pending?.canStop && <StopAsking action={action} round={pending.id} />}
			{canAsk && <AskForm {...around("open")} typed={typed("open") ?? usual} />}
			{canAsk && needed && how === "none" && (
				<WhyNotForm {...around("why-not")} typed={typed("why-not") ?? {}} />
			)}
		</Page>
	);
}
