/** How to reach a patient: what they said they need, and the form on which they say it or put it off. */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { dayOf } from "#app/core/calendar.ts";
import { isUnconfirmed } from "#app/core/unconfirmed.ts";
import { type Context, endedPatientOf, patientOf } from "#app/server/context.server.ts";
import { displayNeededBy, languageIn, notFound } from "#app/server/respond.server.ts";
import { readNeedsForm } from "../needs.forms.ts";
import { type OwnNeeds, putOffNeeds, readOwnNeeds, sayNeeds } from "../needs.store.server.ts";
import { shownNeeds } from "../needs.ts";
import { findNeedsDraft, keepNeedsDraft } from "../needs-draft.store.server.ts";
import { NeedsCard } from "../parts/needs-card.tsx";
import { OwnNeedsForm } from "../parts/own-needs-form.tsx";
import type { Problem, ShownForm } from "../shown-form.ts";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
	const actor = patientOf(context, languageIn(params));
	const own = (await readOwnNeeds(context.db, actor, context.now())) ?? gone();
	const query = new URL(request.url).searchParams;
	const draft = await findNeedsDraft(context.db, actor, context.now());
	const kept: ShownForm | null = draft === undefined ? null : { ...draft, problems: [] };
	return json({
		...shown(context, own),
		isForm: own.said === null || query.has("change") || kept !== null,
		kept,
		isSaved: query.has("saved"),
	});
}

export async function action({ params, request, context }: ActionFunctionArgs) {
	const lang = languageIn(params);
	const { db } = context;
	const at = context.now();
	const form = await request.formData();
	const read = readNeedsForm(form, "patient");
	const ended = endedPatientOf(context);
	if (ended !== undefined) await keepNeedsDraft(db, ended, read, at);
	const actor = patientOf(context, lang);
	const { typed, once = db.vault.randomHex(16), seen } = read;
	const again = (problems: readonly Problem[], status: number, known = seen) =>
		json<ShownForm>({ typed, once, seen: known, problems }, { status });
	if (form.has("switch")) return again([], 200);
	if (read.isPutOff) {
		await putOffNeeds(db, actor, at);
		return redirect(`/${lang}/my`, 303);
	}
	if (read.problems.length > 0) return again(read.problems, 422);
	try {
		const saved = (await sayNeeds(db, actor, { needs: typed, once, seen, lang }, at)) ?? gone();
		if (saved.ok) {
			const headers = displayNeededBy(typed, context);
			return redirect(`/${lang}/my/needs?saved=1`, { status: 303, headers });
		}
		// The form comes back with what was typed, and knows now what stands beside it.
		const now = (await readOwnNeeds(db, actor, at)) ?? gone();
		const known = saved.reason === "changed" ? (now.said?.ref ?? "") : seen;
		return again([{ field: "form-submit", name: saved.reason }], 409, known);
	} catch (error) {
		// The commit may have reached the disk: the same key, pressed again, finds out.
		if (!isUnconfirmed(error)) throw error;
		return again([{ field: "form-submit", name: "not-confirmed" }], 503);
	}
}

function gone(): never {
	throw notFound();
}

function shown({ db, now }: Context, { isToAsk, hasEmail, hasPhone, ...kept }: OwnNeeds) {
	return {
		...shownNeeds(kept, dayOf(now())),
		ref: kept.said?.ref ?? null,
		isToAsk,
		reach: { hasEmail, hasPhone },
		once: db.vault.randomHex(16),
	};
}

export default function NeedsPage() {
	const own = useLoaderData<typeof loader>();
	const sent = useActionData<typeof action>();
	if (!own.isForm && sent === undefined) return <NeedsCard own={own} isSaved={own.isSaved} />;
	return (
		<OwnNeedsForm
			own={own}
			sent={sent ?? own.kept ?? undefined}
			isKept={sent === undefined && own.kept !== null}
		/>
	);
}
