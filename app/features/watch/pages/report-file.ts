/** The figures of the report as a file for a spreadsheet: the words and the rounding are those of the page. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { wordsIn } from "#app/features/tools/known-tool.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import type { Words } from "#app/i18n/use-words.ts";
import { staffOf } from "#app/server/context.server.ts";
import { notFound } from "#app/server/respond.server.ts";
import { readTallies } from "../counts.store.server.ts";
import type { Shown } from "../counts.ts";
import { csvOf } from "../csv.ts";
import { MONTHS_SHOWN, monthsBefore } from "../months.ts";
import { monthReport } from "../report.ts";

/** No component: the answer is the file itself. */
export async function loader({ request, context }: LoaderFunctionArgs) {
	const actor = staffOf(context);
	const { db, lang } = context;
	const all = monthsBefore(context.now(), MONTHS_SHOWN);
	const months = all.map(({ month }) => month);
	const month = new URL(request.url).searchParams.get("month") ?? months.at(-1) ?? "";
	if (!months.includes(month)) throw notFound();
	const t = context.translators.get(lang)?.t as Words | undefined;
	if (t === undefined) throw new Error(`no words for ${lang}`);
	const register = await currentRegister(db);
	const tools = register.tools
		.filter((tool) => tool.uses.some(({ providerId }) => providerId === actor.providerId))
		.map(({ id, words }) => ({ id, name: wordsIn(words, lang).words.name }));
	const { rows, noTool } = monthReport(await readTallies(db, actor, all), months, month, tools);
	// A spreadsheet adds up numbers: they stay numbers, without the marks of a language.
	const cell = (figure: Shown | null) =>
		figure === null ? t("watch:figure.left-out") : figure === "few" ? t("watch:figure.few") : figure;
	const head = ["month", "tool", "uses", "disputes", "challenges"] as const;
	const text = csvOf([
		head.map((column) => t(`watch:column.${column}`)),
		...rows.map(({ name, uses, disputes, challenges }) => [
			month,
			name,
			cell(uses),
			cell(disputes),
			cell(challenges),
		]),
		[month, t("watch:report.no-tool"), 0, cell(noTool.disputes), cell(noTool.challenges)],
	]);
	return new Response(text, {
		headers: {
			"Content-Type": "text/csv; charset=utf-8",
			"Content-Disposition": `attachment; filename="ai-tools-${month}.csv"`,
			"Cache-Control": "no-store",
		},
	});
}
