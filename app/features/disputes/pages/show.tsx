/** One dispute: its receipt, and where it is now. Questions are answered here, and it is taken back or not accepted here. */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { PersonActor } from "#app/core/actor.ts";
import type { Moved } from "#app/core/dispute-entry.ts";
import { textIn } from "#app/core/form-fields.ts";
import type { Authority } from "#app/core/said.ts";
import { isUnconfirmed } from "#app/core/unconfirmed.ts";
import { logActingLook } from "#app/features/record/look-up.store.server.ts";
import { saidBy } from "#app/features/record/own-said.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { isActingRefusal } from "#app/features/trust/acting.ts";
import { cannotAct, deciderOf, endedPersonOf } from "#app/server/context.server.ts";
import { languageIn, notFound } from "#app/server/respond.server.ts";
import { type DisputeRefusal, OWN_MOVES, readOwnMove, readPressed } from "../dispute.forms.ts";
import { moveDispute } from "../dispute.store.server.ts";
import { pathsOf } from "../draft.ts";
import { findMove, keepMove, tellAndEnd } from "../move-draft.store.server.ts";
import { DisputePage } from "../parts/dispute-page.tsx";
import { readShown } from "../shown.store.server.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
	const lang = languageIn(params);
	const actor = deciderOf(context, lang);
	await logActingLook(context.db, actor, context.now());
	const register = await currentRegister(context.db);
	const id = params["id"] ?? "";
	const found = await readShown(context.db, actor, register, id, "as-switched", lang, context.now());
	if (found === undefined) throw notFound();
	const kept = await findMove(context.db, actor, id, context.now());
	return json({
		...found,
		once: context.db.vault.randomHex(16),
		kept: kept !== undefined && found.moves.includes(kept.move) ? { ...kept, problem: null } : undefined,
	});
}

/** Why nothing was done; each is a key of `disputes:problem`. */
type Problem = DisputeRefusal | "changed" | "not-now" | "not-confirmed";

export async function action({ request, params, context }: ActionFunctionArgs) {
	const lang = languageIn(params);
	const { db } = context;
	const id = params["id"] ?? "";
	const form = await request.formData();
	const typed = textIn(form, "words");
	const ended = endedPersonOf(context, "decide");
	if (ended !== undefined) await keepMove(db, ended, id, form, context.now());
	const actor = deciderOf(context, lang, [typed]);
	// A key that came back unused is good for the next press, and one that was used finds out what it did.
	const { once, seen, isSwitch } = readPressed(form);
	const read = readOwnMove(form);
	const move = OWN_MOVES.find((one) => one === form.get("move")) ?? "reply";
	const again = (problem: Problem | null, status: number) => json({ problem, move, typed, once }, { status });
	if (
		(await readShown(db, actor, await currentRegister(db), id, "as-switched", lang, context.now())) ===
		undefined
	)
		throw notFound();
	if (isSwitch) return again(null, 200);
	if (!read.ok) return again(read.reason, 422);
	if (once === undefined) return again("changed", 422);
	try {
		const register = await currentRegister(db);
		const pressed = {
			moved: movedBy(read.value.move, read.value.words, lang),
			once,
			seen,
			authority: authorityOf(actor),
		};
		const done = await moveDispute(db, actor, register, id, pressed, context.now(), tellAndEnd);
		if (done === undefined) throw notFound();
		if (!done.ok && isActingRefusal(done.reason)) throw cannotAct(done.reason, [typed]);
		if (!done.ok) return again(done.reason === "changed" ? "changed" : "not-now", 409);
		return redirect(`${pathsOf(lang).list}/${id}`, 303);
	} catch (error) {
		// The commit may have reached the disk: the same key, pressed again, finds out.
		if (!isUnconfirmed(error)) throw error;
		return again("not-confirmed", 503);
	}
}

/** By what authority it is done for the patient; null for the patient. */
function authorityOf(actor: PersonActor): Authority | null {
	const { decider } = saidBy(actor);
	return decider.who === "trusted" ? decider.authority : null;
}

function movedBy(move: (typeof OWN_MOVES)[number], words: string, lang: string): Moved {
	const written = { words, lang, translated: null };
	if (move === "reply") return { move, written };
	return move === "withdraw" ? { move } : { move, written: words === "" ? null : written };
}

export default function ShowDispute() {
	const { shown, moves, once, kept } = useLoaderData<typeof loader>();
	const sent = useActionData<typeof action>();
	const form = sent ?? kept;
	return (
		<DisputePage
			shown={shown}
			moves={moves}
			once={form?.once ?? once}
			sent={form}
			isKept={sent === undefined && kept !== undefined}
		/>
	);
}
