/** What a patient needs as a file that another service can read: in the words of this portal's own vocabulary, and in plain English. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { ownName } from "#app/features/people/own-name.store.server.ts";
import { logActingLook } from "#app/features/record/look-up.store.server.ts";
import { helperOf } from "#app/server/context.server.ts";
import { languageIn, notFound } from "#app/server/respond.server.ts";
import { readOwnNeeds } from "../needs.store.server.ts";
import { reviewDay } from "../needs.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
	const actor = helperOf(context, languageIn(params));
	await logActingLook(context.db, actor, context.now());
	const own = await readOwnNeeds(context.db, actor, context.now());
	if (own === undefined) throw notFound();
	const file = {
		standard: "DAPB1605 Accessible Information",
		...(await ownName(context.db, actor)),
		toldOn: own.said?.on ?? null,
		reviewOn: own.said === null ? null : reviewDay(own.said.on),
		toldBy: own.said?.by ?? null,
		reference: own.said?.ref ?? null,
		needs: own.needs,
	};
	return new Response(`${JSON.stringify(file, null, 2)}\n`, {
		headers: {
			"Content-Type": "application/json; charset=utf-8",
			"Content-Disposition": 'attachment; filename="my-needs.json"',
			"Cache-Control": "no-store",
		},
	});
}
