/** AI tools used for one patient at the staff member's provider, each beside what the rule said then. */

import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { dayOf } from "#app/core/calendar.ts";
import { listPage } from "#app/core/list-page.ts";
import { shownPatient } from "#app/features/people/shown-patient.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { formatDay, formatMoment } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { staffOf } from "#app/server/context.server.ts";
import { notFound } from "#app/server/respond.server.ts";
import { ButtonLink } from "#app/ui/button-link.tsx";
import { Page } from "#app/ui/page.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { Who } from "#app/ui/who.tsx";
import { StaffUse } from "../parts/staff-use.tsx";
import { shownUse } from "../shown-use.ts";
import { readUses } from "../use.store.server.ts";
import { isAgainst } from "../use.ts";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
	const actor = staffOf(context);
	const { db, lang } = context;
	const found = await readUses(db, actor, params["id"] ?? "", context.now());
	if (found === undefined) throw notFound();
	const register = await currentRegister(db);
	const { subject, givenNames, familyName } = found.patient;
	const list = listPage(new URL(request.url).searchParams.get("page"), found.uses.length);
	return json({
		id: subject.id,
		name: `${givenNames} ${familyName}`.trim(),
		patient: shownPatient(found.patient, dayOf(context.now())),
		list,
		against: found.uses.filter(isAgainst).map((use) => shownUse(use, register, lang, false)),
		uses: found.uses.slice(list.skip, list.to).map((use) => ({
			...shownUse(use, register, lang, true),
			decided: use.body.decided,
			reportedAt: use.reportedAt,
			reporter: use.body.recorder.who === "staff" ? use.body.recorder.name : null,
		})),
	});
}

export default function StaffUses() {
	const { id, name, patient, list, uses, against } = useLoaderData<typeof loader>();
	const { t, lang } = useWords();
	const here = `/staff/patients/${id}`;
	return (
		<Page
			title={t("uses:staff.title", { name })}
			back={{ href: here, text: t("uses:staff.back") }}
			notice={
				against.length > 0 && (
					<>
						<p>
							<strong>{t("uses:staff.against")}</strong>
						</p>
						<ul>
							{against.slice(0, list.to - list.skip).map((use) => (
								<li key={use.id}>
									{use.name}
									<br />
									{formatMoment(lang, new Date(use.usedAt))}
									<br />
									{use.whyNot && t(`uses:short.${use.whyNot}`)}
								</li>
							))}
						</ul>
						{!patient.hasDied && <p>{t("uses:staff.against-hint")}</p>}
					</>
				)
			}
		>
			{!patient.hasDied && <h2>{t("uses:staff.needs")}</h2>}
			<Who patient={patient} />
			<p>
				<ButtonLink href={`${here}/uses/new`}>{t("uses:staff.new")}</ButtonLink>
			</p>
			{list.total === 0 && <p>{t("uses:staff.none")}</p>}
			{uses.map((use) => (
				<StaffUse
					key={use.id}
					use={use}
					reported={
						use.reporter === null
							? t("uses:staff.reported-file", { date: formatDay(lang, new Date(use.reportedAt)) })
							: t("uses:staff.reported-by", {
									name: use.reporter,
									date: formatDay(lang, new Date(use.reportedAt)),
								})
					}
				/>
			))}
			<Pagination list={list} href={`${here}/uses`} />
		</Page>
	);
}
