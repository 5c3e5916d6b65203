/** One AI tool as the provider watches it: how it stands, its figures, its checks, and what a lead may do. */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { StaffActor } from "#app/core/actor.ts";
import { dayOf } from "#app/core/calendar.ts";
import { textIn } from "#app/core/form-fields.ts";
import { TOOL_STOPS } from "#app/core/tool-entry.ts";
import { isUnconfirmed } from "#app/core/unconfirmed.ts";
import { isReadAt } from "#app/features/comments/comment.ts";
import { unreadComments } from "#app/features/comments/read-comments.store.server.ts";
import { wordsIn } from "#app/features/tools/known-tool.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { watchedOf } from "#app/features/tools/watched.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { type Context, staffOf } from "#app/server/context.server.ts";
import { notFound } from "#app/server/respond.server.ts";
import { Page } from "#app/ui/page.tsx";
import { chartOf } from "../chart.ts";
import { readCheck } from "../check.forms.ts";
import { addCheck, listChecks } from "../check.store.server.ts";
import { readTallies } from "../counts.store.server.ts";
import { chartable, figuresOf } from "../figures.ts";
import { MONTHS_SHOWN, monthsBefore } from "../months.ts";
import { CheckForm } from "../parts/check-form.tsx";
import { ChecksTable } from "../parts/checks-table.tsx";
import { StopForm } from "../parts/stop-form.tsx";
import { StopsTable } from "../parts/stops-table.tsx";
import { ToolFigures } from "../parts/tool-figures.tsx";
import { ToolLinks } from "../parts/tool-links.tsx";
import { ToolNow } from "../parts/tool-now.tsx";
import { listSignals } from "../signal.store.server.ts";
import { readPressed, readWhy } from "../stop.forms.ts";
import { listStops, readStopped, stopTool } from "../stop.store.server.ts";
import { stopMark, stopsOpenTo } from "../stop.ts";
import { problemOf, type ToolPageProblem } from "../tool-problem.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
	const actor = staffOf(context);
	const { db, lang } = context;
	const register = await currentRegister(db);
	const tool = register.byId.get(params["tool"] ?? "");
	if (tool === undefined || (await readStopped(db.read, actor, tool.id)) === undefined) throw notFound();
	const months = monthsBefore(context.now(), MONTHS_SHOWN);
	const tallies = (await readTallies(db, actor, months)).filter((tally) => tally.tool === tool.id);
	const figures = figuresOf(
		tallies,
		months.map(({ month }) => month),
	);
	const shown = chartable(figures);
	const chart = shown && chartOf(shown);
	const names = (id: string) => register.services.get(id)?.names ?? {};
	const signals = await listSignals(db, actor, months[0]?.month ?? "");
	const stops = await listStops(db, actor, tool.id);
	return json({
		id: tool.id,
		name: wordsIn(tool.words, lang).words.name,
		watched: watchedOf(tool, new Set([actor.providerId]), dayOf(context.now())),
		asked: asked(tool.stopped.resumeAskedBy, actor),
		retireAsked: asked(tool.stopped.retiring?.by ?? null, actor),
		isRead: isReadAt(register, tool.id, actor.providerId),
		isUsed: tool.uses.some(({ providerId }) => providerId === actor.providerId),
		moves: stopsOpenTo(tool.stopped, actor),
		isLead: actor.staffRole === "lead",
		unread: (await unreadComments(db, actor)).get(tool.id) ?? 0,
		seen: stopMark(db.vault.sha256, tool.stopped),
		once: [...TOOL_STOPS, "check"].map(() => db.vault.randomHex(16)),
		signals: signals
			.filter((signal) => signal.tool === tool.id)
			.map(({ period, kind }) => ({ period, kind })),
		figures: {
			...figures,
			services: figures.services.map((row) => ({
				...row,
				name: names(row.name)[lang] ?? names(row.name)["en"] ?? row.name,
			})),
			drawn: shown && chart ? { chart, months: shown } : null,
		},
		checks: await listChecks(db, actor, tool.id),
		stops: stops.map(({ ref, at, body: { what, why, recorder } }) => ({
			key: ref,
			at: at.toISOString(),
			what,
			why,
			who: recorder.who === "staff" ? recorder.name : null,
		})),
	});
}

function asked(by: string | null, actor: StaffActor) {
	return by === null ? null : by === actor.staffId ? ("asked-you" as const) : ("asked" as const);
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = staffOf(context);
	const tool = params["tool"] ?? "";
	const form = await request.formData();
	const { move, once, seen } = readPressed(form);
	if (move === undefined || actor.staffRole === "reception") throw notFound();
	const stopped = await readStopped(context.db.read, actor, tool);
	if (stopped === undefined) throw notFound();
	if (form.has("switch")) {
		// Who agrees to retire it types nothing, and a move that is not open any more has no form to give anything back on.
		const isOpen = move !== "retired" && stopsOpenTo(stopped, actor).some((one) => one === move);
		if (move === "check" ? actor.staffRole !== "lead" : !isOpen) throw notFound();
		const why = { why: textIn(form, "why") };
		const typed = move === "check" ? readCheck(form, dayOf(context.now())).typed : why;
		return json({
			status: 200,
			move,
			once,
			typed,
			problems: [],
		} satisfies ToolPageProblem as ToolPageProblem);
	}
	try {
		const problem =
			move === "check"
				? await check(context, actor, tool, form, once)
				: await stop(context, actor, tool, form, { what: move, once, seen });
		if (problem !== undefined) return json(problem, { status: problem.status });
	} catch (error) {
		// The commit may have reached the disk: the same key, pressed again, finds out.
		if (!isUnconfirmed(error)) throw error;
		return json(problemOf(move, "not-confirmed", 503, form, once), { status: 503 });
	}
	context.forgetPages();
	return redirect(`/staff/tools/${tool}`, 303);
}

async function stop(
	context: Context,
	actor: StaffActor,
	tool: string,
	form: FormData,
	{
		what,
		once,
		seen,
	}: { what: (typeof TOOL_STOPS)[number]; once: string | undefined; seen: string | undefined },
): Promise<ToolPageProblem | undefined> {
	// Who agrees to retire a tool agrees to the reason that it was asked with.
	const read = what === "retired" ? { why: what } : readWhy(form);
	if ("refusal" in read) return problemOf(what, read.refusal, 422, form, once);
	if (once === undefined || seen === undefined) return problemOf(what, "key-missing", 422, form, undefined);
	const pressed = { what, why: read.why, once, seen };
	const register = await currentRegister(context.db);
	const done = await stopTool(context.db, actor, tool, pressed, register, context.now());
	if (done === undefined || (!done.ok && done.reason === "not-your-move")) throw notFound();
	return done.ok ? undefined : problemOf(what, done.reason, 409, form, undefined);
}

async function check(
	context: Context,
	actor: StaffActor,
	tool: string,
	form: FormData,
	once: string | undefined,
): Promise<ToolPageProblem | undefined> {
	const read = readCheck(form, dayOf(context.now()));
	if ("problems" in read)
		return { status: 422, move: "check", once, typed: read.typed, problems: read.problems };
	if (once === undefined) return { ...problemOf("check", "key-missing", 422, form, once), typed: read.typed };
	const done = await addCheck(context.db, actor, tool, read.check, once, context.now());
	if (done === undefined || (!done.ok && done.reason === "not-your-move")) throw notFound();
	return done.ok ? undefined : problemOf("check", done.reason, 409, form, undefined);
}

export default function WatchedTool() {
	const data = useLoaderData<typeof loader>();
	const { id, name, watched, asked, retireAsked, moves, isLead, seen, once, signals } = data;
	const { unread, figures, checks, stops } = data;
	const sent = useActionData<typeof action>();
	const { t } = useWords();
	const problems = (sent?.problems ?? []).map(({ field, name: problem }) => ({
		field,
		text: problem === "one-hand" ? t("colleagues:problem.one-hand") : t(`watch:problem.${problem}`),
	}));
	const errorAt = (field: string) => problems.find((problem) => problem.field === field)?.text;
	const keyOf = (move: string, at: number) => (sent?.move === move && sent.once) || (once[at] ?? "");
	const address = `/staff/tools/${id}`;
	return (
		<Page title={name} problems={problems} back={{ href: "/staff/tools", text: t("watch:tool.back") }}>
			<ToolNow watched={watched} asked={asked} retireAsked={retireAsked} signals={signals} />
			<ToolLinks
				tool={id}
				isUsed={data.isUsed}
				isRead={data.isRead}
				unread={isLead ? unread : null}
				isLead={isLead}
			/>
			{isLead && watched.state !== "retired" && (
				<p>
					<a href={`${address}/draft`}>{t("keeping:link")}</a>
				</p>
			)}
			{moves.map((what) => (
				<StopForm
					key={what}
					what={what}
					keeps={asked !== null}
					action={address}
					once={keyOf(what, TOOL_STOPS.indexOf(what))}
					seen={seen}
					why={sent?.move === what ? sent.typed.why : undefined}
					error={errorAt(what === "retired" ? "retired-submit" : `why-${what}`)}
				/>
			))}
			{!isLead && <p>{t("watch:tool.only-leads")}</p>}
			<ToolFigures {...figures} />
			<h2>{t("watch:tool.checks")}</h2>
			<ChecksTable checks={checks} />
			{isLead && (
				<CheckForm
					action={address}
					once={keyOf("check", TOOL_STOPS.length)}
					typed={sent?.move === "check" ? sent.typed : {}}
					errors={Object.fromEntries(problems.map(({ field, text }) => [field, text]))}
				/>
			)}
			<h2>{t("watch:tool.history")}</h2>
			{stops.length === 0 ? (
				<p>{t("watch:tool.no-history")}</p>
			) : (
				<StopsTable caption={t("watch:tool.history")} stops={stops} />
			)}
		</Page>
	);
}
