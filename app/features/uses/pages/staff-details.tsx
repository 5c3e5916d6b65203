/** Switch health details on or off for a patient who is at the desk. */

import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { dayOf } from "#app/core/calendar.ts";
import { shownPatient } from "#app/features/people/shown-patient.ts";
import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { staffOf } from "#app/server/context.server.ts";
import { notFound, unprocessable } from "#app/server/respond.server.ts";
import { Checkbox } from "#app/ui/checkbox.tsx";
import { PostForm } from "#app/ui/form.tsx";
import { Page } from "#app/ui/page.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { Who } from "#app/ui/who.tsx";
import { readDeskSwitch } from "../details.forms.ts";
import { readSwitch, switchAtDesk } from "../details.store.server.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
	const found = await readSwitch(context.db, staffOf(context), params["id"] ?? "", context.now());
	if (found === undefined) throw notFound();
	const { subject, givenNames, familyName } = found.patient;
	return json({
		id: subject.id,
		name: `${givenNames} ${familyName}`.trim(),
		patient: shownPatient(found.patient, dayOf(context.now())),
		since: found.since,
	});
}

export async function action({ params, request, context }: ActionFunctionArgs) {
	const actor = staffOf(context);
	const id = params["id"] ?? "";
	if ((await readSwitch(context.db, actor, id, context.now())) === undefined) throw notFound();
	const read = readDeskSwitch(await request.formData());
	if ("problem" in read) return unprocessable({ problem: read.problem });
	if ((await switchAtDesk(context.db, actor, id, read.on, context.now())) === undefined) throw notFound();
	return redirect(`/staff/patients/${id}/details`, 303);
}

export default function StaffDetails() {
	const { id, name, patient, since } = useLoaderData<typeof loader>();
	const sent = useActionData<typeof action>();
	const { t, lang } = useWords();
	const request = usePageRequest();
	const error = sent && t(`uses:switch.problem.${sent.problem}`);
	const field = since === null && sent?.problem === "not-checked" ? "checked" : "form-submit";
	return (
		<Page
			title={t("uses:switch.title")}
			problems={error ? [{ field, text: error }] : []}
			back={{ href: `/staff/patients/${id}`, text: t("uses:staff.back") }}
		>
			<p>
				<strong>
					<bdi>{name}</bdi>
				</strong>
			</p>
			<Who patient={patient} />
			<p>
				{since === null
					? t("uses:switch.off")
					: t("uses:switch.on", { date: formatDay(lang, new Date(since)) })}
			</p>
			{since === null && <p>{t("uses:switch.ask")}</p>}
			<PostForm
				action={request.path}
				token={request.token}
				submit={since === null ? t("uses:switch.turn-on") : t("uses:switch.turn-off")}
				name="press"
				value={since === null ? "on" : "off"}
			>
				{since === null && (
					<Checkbox
						id="checked"
						name="checked"
						text={t("uses:switch.checked")}
						error={field === "checked" ? error : undefined}
					/>
				)}
			</PostForm>
		</Page>
	);
}
