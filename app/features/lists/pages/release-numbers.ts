/** The NHS numbers of a list of people to leave out, as a file: a line for each, sorted. Only on the day on which it was made. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { dayOf } from "#app/core/calendar.ts";
import { staffOf } from "#app/server/context.server.ts";
import { notFound } from "#app/server/respond.server.ts";
import { isOver } from "../list-run.ts";
import { findRelease } from "../releases.store.server.ts";

/** No component: the answer is the file itself, and goes out as it is read. Each on it reads of the look since the list was made. */
export async function loader({ params, context }: LoaderFunctionArgs) {
	const release = await findRelease(context.db, staffOf(context), params["ref"] ?? "");
	if (release === undefined || isOver({ endedAt: release.madeAt }, context.now())) throw notFound();
	const numbers = await context.leaveOuts.numbers(release);
	if (numbers === undefined) throw notFound();
	return new Response(numbers, {
		headers: {
			"Content-Type": "text/plain; charset=utf-8",
			"Content-Disposition": `attachment; filename="leave-out-${dayOf(release.madeAt)}-${release.ref}.txt"`,
			"Cache-Control": "no-store",
			"X-As-It-Comes": "1",
		},
	});
}
