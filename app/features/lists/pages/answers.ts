/** The answers of a list as a file: a line for each line that was sent, or only the numbers that may be used. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { dayOf } from "#app/core/calendar.ts";
import { staffOf } from "#app/server/context.server.ts";
import { notFound } from "#app/server/respond.server.ts";

/** No component: the answer is the file itself, and goes out as it is read. */
export async function loader({ params, request, context }: LoaderFunctionArgs) {
	const actor = staffOf(context);
	const id = params["id"] ?? "";
	const onlyPermitted = new URL(request.url).searchParams.get("only") === "permitted";
	const answers = context.lists.answers(actor, id, onlyPermitted);
	if (answers === undefined) throw notFound();
	const name = `answers-${dayOf(context.now())}-${id}.${onlyPermitted ? "dat" : "csv"}`;
	return new Response(answers, {
		headers: {
			"Content-Type": onlyPermitted ? "text/plain; charset=utf-8" : "text/csv; charset=utf-8",
			"Content-Disposition": `attachment; filename="${name}"`,
			"Cache-Control": "no-store",
			"X-As-It-Comes": "1",
		},
	});
}
