/** AI used in the patient's care, the newest first. What a tool found stands on the page of each use. */
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listPage } from "#app/core/list-page.ts";
import { logActingLook } from "#app/features/record/look-up.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { formatDay, formatMoment } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { personOf } from "#app/server/context.server.ts";
import { languageIn } from "#app/server/respond.server.ts";
import { Page } from "#app/ui/page.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { shownUse } from "../shown-use.ts";
import { usesFor } from "../uses-for.store.server.ts";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
	const lang = languageIn(params);
	const actor = personOf(context, lang);
	await logActingLook(context.db, actor, context.now());
	const register = await currentRegister(context.db);
	const all = await usesFor(context.db, actor, register);
	const list = listPage(new URL(request.url).searchParams.get("page"), all.length);
	return json({
		list,
		own: actor.role === "patient",
		uses: all.slice(list.skip, list.to).map((use) => shownUse(use, register, lang, false)),
	});
}

export default function Uses() {
	const { uses, list, own } = useLoaderData<typeof loader>();
	const { t, lang } = useWords();
	return (
		<Page title={t("uses:list.title")} back={{ href: `/${lang}/my`, text: t("choices:tool.back") }}>
			{list.total === 0 ? (
				<p>{t("uses:list.none")}</p>
			) : (
				<p>
					{t("uses:list.intro")} {t("uses:list.less")}
				</p>
			)}
			<p>{t("uses:list.none-why")}</p>
			<ul className="cards">
				{uses.map(({ id, name, nameLang, usedAt, service, whyNot, inErrorAt }) => (
					<li key={id} className="card">
						<h2 lang={nameLang ?? undefined}>
							<a href={`/${lang}/my/uses/${id}`}>{name}</a>
						</h2>
						<p>{t("uses:list.when-where", { when: formatMoment(lang, new Date(usedAt)), where: service })}</p>
						{whyNot && (
							<p>
								<strong>{t(`uses:short.${whyNot}`)}</strong>
							</p>
						)}
						{inErrorAt && <p>{t("uses:mistake", { date: formatDay(lang, new Date(inErrorAt)) })}</p>}
					</li>
				))}
			</ul>
			<Pagination list={list} href={`/${lang}/my/uses`} />
			{own && (
				<p>
					<a href={`/${lang}/my/details`}>{t("uses:details.title")}</a>
				</p>
			)}
		</Page>
	);
}
