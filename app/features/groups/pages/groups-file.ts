/** A quarter's whole report by group as a file for a spreadsheet: what is hidden on the page is hidden here. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { csvOf } from "#app/features/watch/csv.ts";
import type { Words } from "#app/i18n/use-words.ts";
import { staffOf } from "#app/server/context.server.ts";
import { notFound } from "#app/server/respond.server.ts";
import { listQuarters, readReport } from "../groups.store.server.ts";
import { namesIn } from "../names.ts";
import { groupWords } from "../parts/group-words.ts";

/** No component: the answer is the file itself. */
export async function loader({ request, context }: LoaderFunctionArgs) {
	const actor = staffOf(context);
	if (actor.staffRole !== "lead") throw notFound();
	const { db, lang } = context;
	const t = context.translators.get(lang)?.t as Words | undefined;
	if (t === undefined) throw new Error(`no words for ${lang}`);
	const asked = new URL(request.url).searchParams.get("quarter");
	const quarter = asked ?? (await listQuarters(db, actor))[0];
	const report = quarter === undefined ? undefined : await readReport(db, actor, quarter);
	if (report === undefined) throw notFound();
	const names = namesIn(await currentRegister(db), lang);
	const cell = (figure: number | "few" | null) =>
		figure === null ? t("watch:figure.left-out") : figure === "few" ? t("watch:figure.few") : figure;
	const text = csvOf([
		[
			t("groups:quarter"),
			t("watch:column.tool"),
			t("groups:purpose"),
			t("groups:what-column"),
			t("groups:grouped"),
			t("groups:group-column"),
			t("groups:number"),
		],
		...report.lines.flatMap(({ what, tool, purpose, by, total, cells }) => {
			const about = [
				report.quarter,
				tool === null ? "" : (names[tool] ?? tool),
				purpose === null ? "" : t(`lists:home.purpose-of.${purpose}`),
				t(`groups:what.${what}`),
				t(`groups:by.${by}`),
			];
			return [
				...(cells ?? []).map(([group, figure]) => [
					...about,
					groupWords(t, lang, names, by, group),
					cell(figure),
				]),
				[...about, t("watch:total"), cell(total)],
			];
		}),
	]);
	return new Response(text, {
		headers: {
			"Content-Type": "text/csv; charset=utf-8",
			"Content-Disposition": `attachment; filename="answers-by-group-${report.quarter}.csv"`,
			"Cache-Control": "no-store",
		},
	});
}
