/** A page under which the database failed: what may pass is 503, and only what is a fault of ours is 500. */
import { isDatabaseTrouble } from "#db/trouble.ts";
import type { Context } from "../context.server.ts";

/**
 * Answers with a page, given this context. The framework turns whatever a page throws into its own 500 and hands the error to
 * `context.fault`; where that is the disk's, the answer is an empty 503, for which the front has a page.
 */
export async function unlessTrouble<Made extends { readonly status: number }>(
	context: Context,
	answer: (context: Context) => Promise<Made>,
): Promise<Made | Response> {
	let isTrouble = false;
	const made = await answer({
		...context,
		fault(error, doing) {
			isTrouble ||= isDatabaseTrouble(error);
			context.fault(error, doing);
		},
	});
	return made.status === 500 && isTrouble ? new Response(null, { status: 503 }) : made;
}
