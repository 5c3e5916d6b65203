/** One use of an AI tool in the patient's care: all that we know of it, and the way to say that it is wrong. */
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { logActingLook } from "#app/features/record/look-up.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { standsIn } from "#app/features/trust/acting.ts";
import { formatDay, formatMoment } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { personOf } from "#app/server/context.server.ts";
import { languageIn, notFound } from "#app/server/respond.server.ts";
import { ButtonLink } from "#app/ui/button-link.tsx";
import { Ltr } from "#app/ui/ltr.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { detailsShown } from "../details.store.server.ts";
import { detailsRows } from "../parts/details-rows.tsx";
import type { ShownUse } from "../shown-use.ts";
import { shownUse } from "../shown-use.ts";
import { findUseFor } from "../uses-for.store.server.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
	const lang = languageIn(params);
	const actor = personOf(context, lang);
	await logActingLook(context.db, actor, context.now());
	const register = await currentRegister(context.db);
	const use = await findUseFor(context.db, actor, register, params["use"] ?? "");
	if (use === undefined) throw notFound();
	const isNear = actor.role === "patient" || standsIn(actor);
	const withDetails = isNear && (await detailsShown(context.db, actor));
	return json({
		use: shownUse(use, register, lang, withDetails),
		own: actor.role === "patient",
		decides: actor.role === "patient" || actor.person.may === "decide",
	});
}

export default function OneUse() {
	const { use, own, decides } = useLoaderData<typeof loader>();
	const { t, lang } = useWords();
	const { name, usedAt, service, version, details } = use;
	const title = t("uses:show.title", { name, date: formatDay(lang, new Date(usedAt)) });
	const more = details === null ? [] : detailsRows(t, details);
	return (
		<Page
			title={title}
			back={{ href: `/${lang}/my/uses`, text: t("uses:show.back") }}
			notice={use.whyNot || use.inErrorAt ? <Wrong use={use} /> : undefined}
		>
			<SummaryList
				rows={[
					{ key: t("uses:show.when"), value: formatMoment(lang, new Date(usedAt)) },
					{ key: t("uses:show.where"), value: service },
					{ key: t("uses:show.tool"), value: <Told use={use} /> },
					{
						key: t("uses:show.version"),
						value: version === null ? t("common:unknown") : <Ltr>{version}</Ltr>,
					},
					...more,
				]}
			/>
			{details === null && (
				<>
					<h2>{t("uses:show.more")}</h2>
					<p>{t("uses:show.more-text")}</p>
					{own && (
						<p>
							<a href={`/${lang}/my/details`}>{t("uses:show.more-link")}</a>
						</p>
					)}
				</>
			)}
			{decides && (
				<>
					<h2>{t("uses:show.wrong")}</h2>
					<p>{t("uses:show.wrong-text")}</p>
					<p>
						<ButtonLink href={`/${lang}/my/disputes/new?use=${use.id}`}>
							{t("uses:show.wrong-link")}
						</ButtonLink>
					</p>
				</>
			)}
		</Page>
	);
}

/** That it was not allowed, and what happens now; or that it never happened. */
function Wrong({ use }: { use: ShownUse }) {
	const { t, lang } = useWords();
	if (use.inErrorAt !== null)
		return <p>{t("uses:mistake", { date: formatDay(lang, new Date(use.inErrorAt)) })}</p>;
	if (use.whyNot === null) return null;
	return (
		<>
			<p>
				<strong>{t(`uses:long.${use.whyNot}`)}</strong>
			</p>
			<p>{t("uses:now", { date: formatDay(lang, use.lookedIntoBy) })}</p>
		</>
	);
}

/** The tool, and the notice that was in force. */
function Told({ use: { tool, name, nameLang, notice } }: { use: ShownUse }) {
	const { t, lang } = useWords();
	return (
		<>
			<span lang={nameLang ?? undefined}>{name}</span>
			<br />
			{notice === null ? (
				t("uses:show.no-notice")
			) : (
				<a href={`/${lang}/tools/${tool}?notice=${notice}`}>{t("uses:show.told")}</a>
			)}
		</>
	);
}
