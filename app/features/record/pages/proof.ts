/** The proof of what a patient said, as a file to keep. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { personOf } from "#app/server/context.server.ts";
import { languageIn, notFound } from "#app/server/respond.server.ts";
import { logActingLook } from "../look-up.store.server.ts";
import { findProof } from "../proof.store.server.ts";

/** No component: the answer is the file itself. */
export async function loader({ params, context }: LoaderFunctionArgs) {
	const actor = personOf(context, languageIn(params));
	await logActingLook(context.db, actor, context.now());
	const ref = params["id"] ?? "";
	const proof = await findProof(context.db, actor, ref, context.proofs.covering);
	if (proof === undefined) throw notFound();
	if (proof === "not-now") throw new Response(null, { status: 503 });
	return new Response(proof, {
		headers: {
			"Content-Type": "text/plain; charset=utf-8",
			"Content-Disposition": `attachment; filename="receipt-${ref}.tlog-proof"`,
			"Cache-Control": "no-store",
		},
	});
}
