/** Something is wrong with an answer: three different things that it can be, each done on a page of its own. */
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { whyNotUndone } from "#app/features/choices/made-choice.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { staffOf } from "#app/server/context.server.ts";
import { notFound } from "#app/server/respond.server.ts";
import { ButtonLink } from "#app/ui/button-link.tsx";
import { Page } from "#app/ui/page.tsx";
import { readDoubted } from "../mistake.store.server.ts";
import { Doubted, doubtedOf } from "../parts/doubted.tsx";

export async function loader({ params, context }: LoaderFunctionArgs) {
	const { db, lang } = context;
	const { id = "", ref = "" } = params;
	const register = await currentRegister(db);
	const now = context.now();
	const found = await readDoubted(db, staffOf(context), register, id, ref, lang, now);
	if (found === undefined) throw notFound();
	const { made, refusal } = found;
	return json({
		shown: doubtedOf(found, register, lang),
		noTakingBack: made.undoneAt === undefined ? (whyNotUndone(made, now) ?? null) : ("done" as const),
		noMistake: made.inErrorAt === undefined ? (refusal ?? null) : ("done" as const),
	});
}

export default function WrongAnswer() {
	const { shown, noTakingBack, noMistake } = useLoaderData<typeof loader>();
	const { t } = useWords();
	const here = `/staff/patients/${shown.id}/receipts/${shown.ref}`;
	return (
		<Page
			title={t("staff:wrong.title")}
			back={{ href: `/staff/patients/${shown.id}`, text: t("staff:record.back") }}
		>
			<Doubted shown={shown} />
			<p>{t("staff:wrong.which")}</p>
			<h2>{t("staff:wrong.new.title")}</h2>
			<p>{t("staff:wrong.new.text")}</p>
			<p>
				<ButtonLink href={`/staff/patients/${shown.id}/record`}>{t("staff:summary.record")}</ButtonLink>
			</p>
			<h2>{t("staff:wrong.undo.title")}</h2>
			{noTakingBack === null ? (
				<>
					<p>{t("staff:undo.only")}</p>
					<p>
						<ButtonLink href={`${here}/undo`}>{t("choices:undo.button")}</ButtonLink>
					</p>
				</>
			) : (
				<p>{noTakingBack === "done" ? t("staff:undo.done") : t(`staff:undo.refused.${noTakingBack}`)}</p>
			)}
			<h2>{t("staff:wrong.mistake.title")}</h2>
			{noMistake === null ? (
				<>
					<p>{t("staff:wrong.mistake.text")}</p>
					<p>
						<ButtonLink href={`${here}/mistake`}>{t("staff:wrong.mistake.button")}</ButtonLink>
					</p>
				</>
			) : (
				<p>
					{noMistake === "done" ? t("staff:undo.refused.in-error") : t(`staff:mistake.refused.${noMistake}`)}
				</p>
			)}
		</Page>
	);
}
