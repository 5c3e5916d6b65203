/** Staff ask a patient what they need, and write it down, or type in a form from the pile and go back to it. */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { dayOf } from "#app/core/calendar.ts";
import { isUnconfirmed } from "#app/core/unconfirmed.ts";
import { type ListedPatient, listedPatient } from "#app/features/record/listed-patient.store.server.ts";
import { isFromPile, pileAfter } from "#app/features/staff/paper-pile.ts";
import { type Context, staffOf } from "#app/server/context.server.ts";
import { notFound } from "#app/server/respond.server.ts";
import { readNeedsForm } from "../needs.forms.ts";
import { readNeedsForStaff, recordNeeds } from "../needs.store.server.ts";
import { shownNeeds } from "../needs.ts";
import { StaffNeedsForm } from "../parts/staff-needs-form.tsx";
import type { Problem, ShownForm } from "../shown-form.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
	const found = await readNeedsForStaff(context.db, staffOf(context), params["id"] ?? "", context.now());
	return json(shown(context, found ?? notThere()));
}

export async function action({ params, request, context }: ActionFunctionArgs) {
	const actor = staffOf(context);
	const { db, lang } = context;
	const id = params["id"] ?? "";
	const form = await request.formData();
	if ((await listedPatient(db, db.read, actor, id)) === undefined) throw notFound();
	const read = readNeedsForm(form, "staff");
	const { typed, way, once = db.vault.randomHex(16), seen } = read;
	const again = (problems: readonly Problem[], status: number, known = seen) =>
		json<ShownForm>({ typed, way, once, seen: known, problems }, { status });
	if (form.has("switch")) return again([], 200);
	if (way === undefined || read.problems.length > 0) return again(read.problems, 422);
	try {
		const said = { needs: typed, once, seen, lang };
		const saved = (await recordNeeds(db, actor, id, said, way, context.now())) ?? notThere();
		if (saved.ok)
			return redirect(isFromPile(request.url) ? pileAfter(id, saved.value) : `/staff/patients/${id}`, 303);
		// The form comes back with what was typed, and knows now what stands beside it.
		const now = (await readNeedsForStaff(db, actor, id, context.now())) ?? notThere();
		const known = saved.reason === "changed" ? (now.needs.said?.ref ?? "") : seen;
		return again([{ field: "form-submit", name: saved.reason }], 409, known);
	} catch (error) {
		// The commit may have reached the disk: the same key, pressed again, finds out.
		if (!isUnconfirmed(error)) throw error;
		return again([{ field: "form-submit", name: "not-confirmed" }], 503);
	}
}

function notThere(): never {
	throw notFound();
}

function shown({ db, now }: Context, patient: ListedPatient) {
	return {
		...shownNeeds(patient.needs, dayOf(now())),
		id: patient.subject.id,
		name: `${patient.givenNames} ${patient.familyName}`.trim(),
		ref: patient.needs.said?.ref ?? null,
		once: db.vault.randomHex(16),
	};
}

export default function StaffNeeds() {
	return <StaffNeedsForm found={useLoaderData<typeof loader>()} sent={useActionData<typeof action>()} />;
}
