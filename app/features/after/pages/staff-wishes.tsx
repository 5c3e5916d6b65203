/** Staff write down what a patient wants to hold after their death, as the patient told them. */

import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { dayOf } from "#app/core/calendar.ts";
import { isUnconfirmed } from "#app/core/unconfirmed.ts";
import { shownPatient } from "#app/features/people/shown-patient.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { staffOf } from "#app/server/context.server.ts";
import { notFound } from "#app/server/respond.server.ts";
import { PostForm } from "#app/ui/form.tsx";
import { languageLinks, Page } from "#app/ui/page.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { Who } from "#app/ui/who.tsx";
import { WishFields } from "../parts/wish-fields.tsx";
import { wishProblem } from "../parts/wish-words.ts";
import { isWhole, readWishes, TOLD_WAYS, type WishProblem } from "../wishes.forms.ts";
import { readWishesForStaff, recordWishes } from "../wishes.store.server.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
	const actor = staffOf(context);
	const register = await currentRegister(context.db);
	const found = await readWishesForStaff(context.db, actor, register, params["id"] ?? "", context.now());
	if (found === undefined) throw notFound();
	const { subject, givenNames, familyName } = found.patient;
	const { wishes, seen, hasDied } = found.kept;
	const patient = shownPatient(found.patient, dayOf(context.now()));
	return json({ id: subject.id, name: `${givenNames} ${familyName}`.trim(), patient, wishes, seen, hasDied });
}

export async function action({ params, request, context }: ActionFunctionArgs) {
	const actor = staffOf(context);
	const { db, lang } = context;
	const id = params["id"] ?? "";
	const register = await currentRegister(db);
	const form = await request.formData();
	const { chosen, way, seen, problems } = readWishes(form, "staff");
	if ((await readWishesForStaff(db, actor, register, id, context.now())) === undefined) throw notFound();
	const again = (wrong: readonly WishProblem[], status: number) =>
		json({ chosen, way, seen, problems: wrong }, { status });
	if (form.has("switch")) return again([], 200);
	if (!isWhole(chosen) || way === undefined || problems.length > 0) return again(problems, 422);
	try {
		const said = { wishes: chosen, seen, lang };
		const saved = await recordWishes(db, actor, register, id, said, way, context.now());
		if (saved === undefined) throw notFound();
		if (saved.ok) return redirect(`/staff/patients/${id}`, 303);
		return again([{ field: "form-submit", name: saved.reason }], 409);
	} catch (error) {
		// The commit may have reached the disk: the same form, pressed again, says nothing more where it has.
		if (!isUnconfirmed(error)) throw error;
		return again([{ field: "form-submit", name: "not-confirmed" }], 503);
	}
}

export default function StaffWishes() {
	const found = useLoaderData<typeof loader>();
	const sent = useActionData<typeof action>();
	const { t } = useWords();
	const request = usePageRequest();
	const problems = sent?.problems ?? [];
	const isOvertaken = problems.some(({ name }) => name === "changed");
	const wayMissing = problems.some(({ field }) => field === "way");
	return (
		<Page
			title={found.hasDied ? t("after:staff.title-died") : t("after:staff.title")}
			typed
			back={{ href: `/staff/patients/${found.id}`, text: t("uses:staff.back") }}
			problems={problems.map((problem) => ({ field: problem.field, text: wishProblem(t, problem) }))}
		>
			<p>
				<strong>
					<bdi>{found.name}</bdi>
				</strong>
			</p>
			<Who patient={found.patient} />
			<p>{found.hasDied ? t("after:staff.only-no") : t("after:staff.intro")}</p>
			<PostForm
				action={request.path}
				token={request.token}
				languages={languageLinks(request)}
				submit={t("after:save")}
			>
				<input type="hidden" name="seen" value={isOvertaken ? found.seen : (sent?.seen ?? found.seen)} />
				<Radios
					id="way"
					name="way"
					legend={t("needs:staff.way")}
					options={TOLD_WAYS.map((value) => ({ value, text: t(`staff:record.way-is.${value}`) }))}
					chosen={sent?.way}
					error={wayMissing ? t("after:problem.way-missing") : undefined}
					across
				/>
				<WishFields
					chosen={isOvertaken ? found.wishes : (sent?.chosen ?? found.wishes)}
					problems={problems}
					died={found.hasDied ? found.wishes : null}
				/>
			</PostForm>
		</Page>
	);
}
