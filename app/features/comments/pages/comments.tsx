/** What patients and staff said of a tool: an AI lead reads it, says that it was read, and answers everybody in public. */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { StaffActor } from "#app/core/actor.ts";
import { dayOf } from "#app/core/calendar.ts";
import { isUnconfirmed } from "#app/core/unconfirmed.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { type Context, staffOf } from "#app/server/context.server.ts";
import { notFound } from "#app/server/respond.server.ts";
import { Page } from "#app/ui/page.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { LANGUAGES } from "#locales/index.ts";
import { readPressedAnswer, readPublicWords } from "../answer.forms.ts";
import { answerMark, answerPeople, newestWaiting } from "../answer.store.server.ts";
import { type AnswerProblem, nameOfAnswerProblem } from "../answer-problem.ts";
import { answeredBy, isReadAt, nameOf } from "../comment.ts";
import { AnswerForm, type AnswerRow } from "../parts/answer-form.tsx";
import { ClearTable } from "../parts/clear-table.tsx";
import { CommentLines, type Line } from "../parts/comment-lines.tsx";
import { type CommentLine, markCommentsRead, readComments } from "../read-comments.store.server.ts";
import { answerable } from "../round.ts";

const TAGS = LANGUAGES.map(({ tag }) => tag);

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = staffOf(context);
	const { db, lang, now } = context;
	const register = await currentRegister(db);
	const tool = params["tool"] ?? "";
	if (actor.staffRole !== "lead" || !isReadAt(register, tool, actor.providerId)) throw notFound();
	const asked = new URL(request.url).searchParams.get("page");
	const found = await readComments(db, actor, tool, asked, now());
	if (found === undefined) throw notFound();
	const known = register.byId.get(tool);
	const round = register.rounds.findLast((one) => one.tool === tool && one.change !== null);
	return json({
		tool,
		name: nameOf({ id: tool, tool: known, round }, lang),
		isKnown: known !== undefined,
		...{ list: found.list, clear: found.clear },
		lines: found.lines.map(lineOf),
		answers: await answersOf(context, actor, tool),
	});
}

function lineOf({ id, at, comment }: CommentLine): Line {
	if (comment === null) return { id, at: at.toISOString(), said: null };
	const { ref, clear, worry, wish, lang, by, round, read } = comment;
	const isWrittenDown = comment.writtenDown !== null;
	const readBy = read && { name: read.name, at: read.at.toISOString() };
	const said = { ref, clear, worry, wish, lang, by, isWrittenDown, isRound: round !== null, read: readBy };
	return { id, at: at.toISOString(), said };
}

async function answersOf({ db, now }: Context, actor: StaffActor, tool: string): Promise<AnswerRow[]> {
	const { rounds } = await currentRegister(db);
	const rowOf = (what: AnswerRow["what"]) => ({
		what,
		once: db.vault.randomHex(16),
		opens: null,
		closes: null,
	});
	const waiting = await newestWaiting(db.read, actor, tool);
	const rows: AnswerRow[] = answerable(rounds, tool, actor.providerId, dayOf(now())).map(
		({ id, what, opens, closes, answer, madeAt }) => ({
			...rowOf(what === "asked" ? "asked" : "any-time"),
			...{ id, round: id, upTo: null, opens, closes, words: answer },
			seen: answerMark(db.vault.sha256, answer),
			due: answeredBy(madeAt, { closes }),
		}),
	);
	if (waiting === undefined) return rows;
	const any = {
		id: "any",
		round: null,
		upTo: waiting.id,
		seen: "",
		words: null,
		due: answeredBy(waiting.at, undefined),
	};
	return [{ ...rowOf("any-time"), ...any }, ...rows];
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = staffOf(context);
	const { db, now, forgetPages } = context;
	const tool = params["tool"] ?? "";
	if (actor.staffRole !== "lead" || !isReadAt(await currentRegister(db), tool, actor.providerId))
		throw notFound();
	const form = await request.formData();
	const { move, read, round, upTo, seen, once } = readPressedAnswer(form);
	const page = new URL(request.url).searchParams.get("page") ?? "1";
	const here = `/staff/tools/${tool}/comments${/^\d{1,6}$/.test(page) && page !== "1" ? `?page=${page}` : ""}`;
	const id = move === "answer" && round === "" ? "any" : round;
	const again = (status: number, problem: Omit<AnswerProblem, "id">) => json({ ...problem, id }, { status });
	if (form.has("switch")) {
		// What was answered meanwhile, or waits no more, has no form to give anything back on.
		if (!(await answersOf(context, actor, tool)).some((row) => row.id === id)) throw notFound();
		return again(200, { typed: readPublicWords(form, TAGS).typed, once, problems: [] });
	}
	try {
		if (move !== "answer") {
			if ((await markCommentsRead(db, actor, tool, read, now())) > 0) return redirect(here, 303);
			return again(422, { problems: [{ field: "main", name: "nothing-ticked" }] });
		}
		const { typed, ...words } = readPublicWords(form, TAGS);
		if ("problems" in words) {
			const problems = words.problems.map(({ field, name }) => ({ field: `${id}-${field}`, name }));
			return again(422, { typed, once, problems });
		}
		const field = `${id}-submit`;
		if (once === undefined) return again(422, { typed, problems: [{ field, name: "key-missing" }] });
		const what = round === "" ? { upTo } : { round, seen };
		const done = await answerPeople(db, actor, tool, what, words.words, once, now());
		if (!done.ok) return again(409, { typed, problems: [{ field, name: nameOfAnswerProblem(done.reason) }] });
		forgetPages();
		return redirect(here, 303);
	} catch (error) {
		// The commit may have reached the disk: the same press finds out.
		if (!isUnconfirmed(error)) throw error;
		return again(503, { once, problems: [{ field: "main", name: "not-confirmed" }] });
	}
}

export default function Comments() {
	const { tool, name, isKnown, list, clear, lines, answers } = useLoaderData<typeof loader>();
	const sent = useActionData<typeof action>() as AnswerProblem | undefined;
	const { t } = useWords();
	const problems = (sent?.problems ?? []).map(({ field, name: problem }) => ({
		field: field.startsWith("-") ? "main" : field,
		text: t(`comments:problem.${problem}`),
	}));
	const errors = Object.fromEntries(problems.map(({ field, text }) => [field, text]));
	const here = `/staff/tools/${tool}/comments`;
	return (
		<Page
			title={t("comments:lead.title", { name })}
			problems={problems}
			back={{
				href: isKnown ? `/staff/tools/${tool}` : "/staff/tools",
				text: isKnown ? t("comments:page.back") : t("watch:tool.back"),
			}}
		>
			<p>{t("comments:lead.intro")}</p>
			{list.total === 0 ? <p>{t("comments:lead.none")}</p> : <ClearTable clear={clear} />}
			<CommentLines lines={lines} action={list.page === 1 ? here : `${here}?page=${list.page}`} />
			<Pagination list={list} href={here} />
			<h2>{t("comments:lead.answers")}</h2>
			<p>{answers.length === 0 ? t("comments:lead.nothing") : t("comments:lead.answers-text")}</p>
			{answers.map((row) => (
				<AnswerForm
					key={row.id}
					row={row}
					action={here}
					once={sent?.id === row.id ? sent.once : undefined}
					typed={sent?.id === row.id ? sent.typed : undefined}
					errors={errors}
				/>
			))}
		</Page>
	);
}
