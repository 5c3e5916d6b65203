/** Staff put somebody on record who may act for a patient, with what they saw. */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { dayOf } from "#app/core/calendar.ts";
import { isUnconfirmed } from "#app/core/unconfirmed.ts";
import { listedPatient } from "#app/features/record/listed-patient.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { staffOf } from "#app/server/context.server.ts";
import { notFound } from "#app/server/respond.server.ts";
import { NewPersonForm, type SentPerson } from "../parts/new-person-form.tsx";
import { readTrust } from "../trust.forms.ts";
import { giveTrust, trustedForStaff } from "../trust.store.server.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
	const { db } = context;
	const register = await currentRegister(db);
	const found = await trustedForStaff(db, staffOf(context), register, params["id"] ?? "", context.now());
	if (found === undefined) throw notFound();
	const { subject, givenNames, familyName } = found.patient;
	return json({
		id: subject.id,
		name: `${givenNames} ${familyName}`.trim(),
		once: db.vault.randomHex(16),
	});
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = staffOf(context);
	const { db } = context;
	const id = params["id"] ?? "";
	const form = await request.formData();
	if ((await listedPatient(db, db.read, actor, id)) === undefined) throw notFound();
	const read = readTrust(form, dayOf(context.now()));
	const { typed } = read;
	const once = read.once ?? db.vault.randomHex(16);
	const again = (problems: SentPerson["problems"], status: number) =>
		json<SentPerson>({ typed, once, problems }, { status });
	if (form.has("switch")) return again([], 200);
	if ("problems" in read) return again(read.problems, 422);
	if (read.once === undefined) return again([{ field: "form-submit", name: "key-missing" }], 422);
	try {
		const register = await currentRegister(db);
		const given = await giveTrust(db, actor, register, id, read.given, once, context.now());
		if (given === undefined) throw notFound();
		if (given.ok) return redirect(`/staff/patients/${id}/people`, 303);
		const { reason } = given;
		const field =
			reason === "there"
				? "name"
				: reason === "too-old"
					? "authority"
					: reason === "carer-decides"
						? "may"
						: reason === "until-before-from"
							? "untilday"
							: "form-submit";
		return again([{ field, name: reason }], 409);
	} catch (error) {
		// The commit may have reached the disk: the same key, pressed again, finds out.
		if (!isUnconfirmed(error)) throw error;
		return again([{ field: "form-submit", name: "not-confirmed" }], 503);
	}
}

export default function NewPerson() {
	return <NewPersonForm found={useLoaderData<typeof loader>()} sent={useActionData<typeof action>()} />;
}
