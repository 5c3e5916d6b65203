/** The receipt that an address names, for the patient who asks: the page that shows it and the page that takes it back. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { patientOf } from "#app/server/context.server.ts";
import { languageIn, notFound } from "#app/server/respond.server.ts";
import { findReceipt, type Receipt } from "./receipt.store.server.ts";

/** Refuses with "not found" also where the receipt is another patient's, so that no address tells that it exists. */
export async function receiptAt({
	params,
	context,
}: Pick<LoaderFunctionArgs, "params" | "context">): Promise<Receipt> {
	const lang = languageIn(params);
	const receipt = await findReceipt(
		context.db,
		patientOf(context, lang),
		await currentRegister(context.db),
		params["id"] ?? "",
		lang,
		context.now(),
	);
	if (receipt === undefined) throw notFound();
	return receipt;
}
