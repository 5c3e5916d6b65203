/** The receipt of what staff wrote down: the reference and the days to read out, and the copy that goes to the patient. */
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { staffOf } from "#app/server/context.server.ts";
import { notFound } from "#app/server/respond.server.ts";
import { Ltr } from "#app/ui/ltr.tsx";
import { Page } from "#app/ui/page.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { copyOf, readAskableFor } from "../by-staff.store.server.ts";
import { Urgent } from "../parts/urgent.tsx";
import { Rights, WhatFollows } from "../parts/what-follows.tsx";
import { WhatWasTold } from "../parts/what-was-told.tsx";
import { readShown } from "../shown.store.server.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
	const actor = staffOf(context);
	const { db, lang, now } = context;
	const register = await currentRegister(db);
	const id = params["id"] ?? "";
	const found = await readAskableFor(db, actor, register, id, now());
	if (found === undefined) throw notFound();
	const asker = { ...actor, patientId: id };
	const told = await readShown(db, asker, register, params["dispute"] ?? "", "all", lang, now());
	if (told === undefined) throw notFound();
	const { givenNames, familyName } = found.patient;
	return json({
		id,
		name: `${givenNames} ${familyName}`.trim(),
		shown: told.shown,
		copy: await copyOf(db, actor, told.shown.ref),
	});
}

export default function DisputeReceipt() {
	const { id, name, shown, copy } = useLoaderData<typeof loader>();
	const { t, lang } = useWords();
	const title = t("disputes:staff.saved");
	return (
		<Page
			title={title}
			heading={false}
			notice={shown.isUrgent ? <Urgent phone={shown.provider.phone} isSent /> : undefined}
		>
			<Panel title={title}>
				<p>
					<bdi>{name}</bdi>
				</p>
				<p>
					{t("disputes:show.reference")}: <Ltr>{shown.ref}</Ltr>
				</p>
				<p>
					<strong>{t("disputes:show.by", { date: formatDay(lang, shown.answerDay) })}</strong>
				</p>
			</Panel>
			<p>{t("disputes:staff.print")}</p>
			{copy !== undefined && (
				<>
					<p>{copy.way === "letter" ? t("disputes:staff.copy") : t("disputes:staff.copy-email")}</p>
					{copy.way === "letter" && (
						<p>
							<a href={`/staff/letters/${copy.letter}`}>{t("staff:tasks.print")}</a>
						</p>
					)}
				</>
			)}
			<WhatWasTold shown={shown} />
			<WhatFollows clocks={shown.clocks} />
			{shown.isMachineAlone && <Rights />}
			<p>
				<a href={`/staff/patients/${id}`}>{t("staff:receipt.back")}</a>
			</p>
		</Page>
	);
}
