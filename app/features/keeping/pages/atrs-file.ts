/** A tool that this provider uses, as its transparency record: JSON, or a table for a spreadsheet (`?as=csv`). */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { dayOf } from "#app/core/calendar.ts";
import { type KnownTool, wordsIn } from "#app/features/tools/known-tool.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { watchedOf } from "#app/features/tools/watched.ts";
import { csvOf } from "#app/features/watch/csv.ts";
import { formatDay, formatNumber } from "#app/i18n/format.ts";
import type { Words } from "#app/i18n/use-words.ts";
import { staffOf } from "#app/server/context.server.ts";
import { notFound } from "#app/server/respond.server.ts";
import { rowsOf } from "../atrs.ts";
import { atrsOfTool } from "../atrs-of-tool.ts";

/** No component: the answer is the file itself. It is in English, as the standard is, whoever asks for it. */
export async function loader({ params, request, context }: LoaderFunctionArgs) {
	const { providerId } = staffOf(context);
	const { db, origin } = context;
	const t = context.translators.get("en")?.t as Words | undefined;
	if (t === undefined) throw new Error("no English words");
	const register = await currentRegister(db);
	const tool = register.byId.get(params["tool"] ?? "");
	const provider = register.providers.get(providerId);
	const uses = tool?.uses.filter((use) => use.providerId === providerId) ?? [];
	if (tool === undefined || provider === undefined || uses.length === 0) throw notFound();
	const record = atrsOfTool({
		facts: tool.notice.facts,
		words: wordsIn(tool.words, "en").words,
		organisation: provider,
		stage: tool.retired ? "retired" : uses.some(({ stage }) => stage === "in-use") ? "in-use" : "trial",
		url: `${origin}/en/tools/${tool.id}`,
		date: dayOf(tool.notice.madeAt),
		checked: checkedIn(t, tool, providerId, dayOf(context.now())),
		choice: [t(`tools:basis.${tool.basis.care ?? "none"}`), t("tools:page.wrong-text")],
	});
	const isTable = new URL(request.url).searchParams.get("as") === "csv";
	return new Response(isTable ? csvOf(rowsOf(record)) : `${JSON.stringify(record, null, "\t")}\n`, {
		headers: {
			"Content-Type": isTable ? "text/csv; charset=utf-8" : "application/json; charset=utf-8",
			"Content-Disposition": `attachment; filename="atrs-${tool.id}.${isTable ? "csv" : "json"}"`,
			"Cache-Control": "no-store",
		},
	});
}

/** What the tool's page says of this provider's own checks, and that it is stopped. */
function checkedIn(t: Words, tool: KnownTool, providerId: string, today: string): string[] {
	const { check, paused, retired } = watchedOf(tool, new Set([providerId]), today);
	const day = (when: string) => formatDay("en", when);
	const stopped = [
		...(paused === null ? [] : [t("watch:public.paused", { date: day(paused.since) })]),
		...(retired === null ? [] : [t("watch:public.retired", { date: day(retired.since) })]),
	];
	if (check === null) return stopped;
	const { figures } = check;
	return [
		...stopped,
		t("watch:public.checked", { date: day(check.on) }),
		...(figures === null
			? []
			: [
					t("watch:public.right", {
						right: formatNumber("en", figures.right),
						of: formatNumber("en", figures.of),
					}),
				]),
		t(check.overdue ? "watch:public.overdue" : "watch:public.due", { date: day(check.nextOn) }),
	];
}
