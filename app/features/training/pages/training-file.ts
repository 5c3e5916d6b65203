/** Who of the staff was trained for a tool, as a file for a spreadsheet, for an AI lead. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { dayOf } from "#app/core/calendar.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { csvOf } from "#app/features/watch/csv.ts";
import type { Words } from "#app/i18n/use-words.ts";
import { staffOf } from "#app/server/context.server.ts";
import { notFound } from "#app/server/respond.server.ts";
import { isUsedAt } from "../own-training.ts";
import { trainedWords } from "../parts/trained-words.ts";
import { listTrained } from "../trained-staff.store.server.ts";
import { trainedBy, trainingNeededAt } from "../training.ts";

/** No component: the answer is the file itself. Days are ISO days, which a spreadsheet can sort. */
export async function loader({ params, context }: LoaderFunctionArgs) {
	const actor = staffOf(context);
	const { db, lang, now } = context;
	const tool = (await currentRegister(db)).byId.get(params["tool"] ?? "");
	const training = tool && isUsedAt(tool, actor.providerId) && trainingNeededAt(tool, actor.providerId);
	if (actor.staffRole !== "lead" || !tool || !training) throw notFound();
	const t = context.translators.get(lang)?.t as Words | undefined;
	if (t === undefined) throw new Error(`no words for ${lang}`);
	const today = dayOf(now());
	const members = await listTrained(db, actor, tool.id);
	const text = csvOf([
		[
			t("colleagues:list.name"),
			t("colleagues:list.role"),
			t("training:tool.state"),
			t("training:tool.on"),
			t("training:tool.until"),
		],
		...members.map(({ name, role, said }) => {
			const trained = trainedBy(tool, training, said, today);
			const days = trained.state === "missing" ? ["", ""] : [trained.on, trained.until ?? ""];
			return [name, t(`colleagues:role.${role}`), trainedWords(t, lang, trained), ...days];
		}),
	]);
	return new Response(text, {
		headers: {
			"Content-Type": "text/csv; charset=utf-8",
			"Content-Disposition": `attachment; filename="training-${tool.id}.csv"`,
			"Cache-Control": "no-store",
		},
	});
}
