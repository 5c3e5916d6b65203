/** Write down that an AI tool was used in a patient's care: also where it was not allowed, for it happened. */

import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { StaffActor } from "#app/core/actor.ts";
import { dayOf } from "#app/core/calendar.ts";
import { oneTimeKeyOf } from "#app/core/one-time-key.ts";
import { isUnconfirmed } from "#app/core/unconfirmed.ts";
import { shownPatient } from "#app/features/people/shown-patient.ts";
import { type KnownRegister, wordsIn } from "#app/features/tools/known-tool.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { ownTraining } from "#app/features/training/own-training.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { type Context, staffOf } from "#app/server/context.server.ts";
import { notFound, unprocessable } from "#app/server/respond.server.ts";
import { Page } from "#app/ui/page.tsx";
import { Who } from "#app/ui/who.tsx";
import { accountByName } from "../checker.store.server.ts";
import { type NewUse, type NewUseProblem, placeValue, readNewUse } from "../new-use.forms.ts";
import { NewUseForm } from "../parts/new-use-form.tsx";
import { readUses, reportUse } from "../use.store.server.ts";
import type { UseReported } from "../use.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
	const actor = staffOf(context);
	const { db, lang } = context;
	const found = await readUses(db, actor, params["id"] ?? "", context.now());
	if (found === undefined) throw notFound();
	const { subject, givenNames, familyName } = found.patient;
	const register = await currentRegister(db);
	return json({
		id: subject.id,
		name: `${givenNames} ${familyName}`.trim(),
		patient: shownPatient(found.patient, dayOf(context.now())),
		once: db.vault.randomHex(16),
		untrained: ownTraining(register.tools, actor, lang, dayOf(context.now())).flatMap(({ name, trained }) =>
			trained.state === "missing" ? [name] : [],
		),
		places: placesOf(register, actor).map((place) => {
			const tool = register.byId.get(place.tool);
			const service = register.services.get(place.service);
			return {
				value: placeValue(place),
				tool: tool ? wordsIn(tool.words, lang).words.name : place.tool,
				service: service?.names[lang] ?? service?.names["en"] ?? place.service,
			};
		}),
	});
}

/** What goes wrong with the whole page, and not with one field of it. */
type PageProblem = { readonly field: "form-submit"; readonly name: WholePage };
type WholePage = "key-missing" | "key-not-yours" | "saved-before" | "refused" | "not-confirmed";

export async function action({ params, request, context }: ActionFunctionArgs) {
	const actor = staffOf(context);
	const { db, lang } = context;
	const at = context.now();
	const id = params["id"] ?? "";
	if ((await readUses(db, actor, id, at)) === undefined) throw notFound();
	const register = await currentRegister(db);
	const form = await request.formData();
	const read = readNewUse(form, placesOf(register, actor), at, dayOf(at));
	const key = oneTimeKeyOf(form);
	const once = key ?? db.vault.randomHex(16);
	const again = (problems: readonly (NewUseProblem | PageProblem)[]) => ({
		problems,
		typed: read.typed,
		once,
	});
	if (form.has("switch")) return json(again([]));
	if ("problems" in read) return unprocessable(again(read.problems));
	const whole = (name: WholePage) => again([{ field: "form-submit", name }]);
	if (key === undefined) return unprocessable(whole("key-missing"));
	try {
		const report = { ...read.use, lang, source: null, checked: await checkedBy(context, actor, read.use) };
		const kept = await reportUse(db, actor, register, { patientId: id }, report, at, key);
		if (kept.ok) return redirect(`/staff/patients/${id}/uses`, 303);
		if (kept.reason === "key-not-yours") return unprocessable(whole(kept.reason));
		return unprocessable(whole(kept.reason === "came-before-otherwise" ? "saved-before" : "refused"));
	} catch (error) {
		// The commit may have reached the disk: the same key, pressed again, finds out.
		if (!isUnconfirmed(error)) throw error;
		return json(whole("not-confirmed"), { status: 503 });
	}
}

/** Each tool at each service of the actor's provider that uses it. */
function placesOf(register: KnownRegister, { providerId }: StaffActor) {
	return register.tools.flatMap(({ id, uses }) =>
		uses
			.filter((use) => use.providerId === providerId)
			.map(({ serviceId }) => ({ tool: id, service: serviceId })),
	);
}

async function checkedBy(
	{ db }: Context,
	actor: StaffActor,
	{ checked }: NewUse,
): Promise<UseReported["checked"]> {
	if (checked.by === "nobody" || checked.by === "unknown") return checked;
	const { agreed } = checked;
	if (checked.by === "me") return { by: "person", name: actor.name, staff: actor.staffId, agreed };
	const staff = await accountByName(db, actor, checked.name);
	return { by: "person", name: checked.name, staff, agreed };
}

export default function NewUsePage() {
	const { id, name, patient, places, untrained, once } = useLoaderData<typeof loader>();
	const sent = useActionData<typeof action>();
	const { t } = useWords();
	const problems = (sent?.problems ?? []).map((problem) => ({
		field: problem.field,
		text: t(`uses:new.problem.${problem.name}`),
	}));
	return (
		<Page
			title={t("uses:new.title")}
			problems={problems}
			back={{ href: `/staff/patients/${id}/uses`, text: t("uses:staff.title", { name }) }}
		>
			<Who patient={patient} />
			{untrained.length > 0 && (
				<div className="notice">
					<p>{t("training:uses.missing")}</p>
					<ul>
						{untrained.map((tool) => (
							<li key={tool}>{tool}</li>
						))}
					</ul>
					<p>{t("training:uses.still")}</p>
					<p>
						<a href="/staff/training">{t("training:tool.own")}</a>
					</p>
				</div>
			)}
			<p>{places.length === 0 ? t("uses:new.none") : t("uses:new.intro")}</p>
			{places.length > 0 && (
				<NewUseForm places={places} typed={sent?.typed ?? {}} problems={problems} once={sent?.once ?? once} />
			)}
		</Page>
	);
}
