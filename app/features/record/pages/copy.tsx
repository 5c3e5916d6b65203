/** Take everything away: one press, one file. And the proof of each thing that the patient said. */
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listPage, ROWS_A_PAGE } from "#app/core/list-page.ts";
import { reachOf } from "#app/features/disputes/reach.store.server.ts";
import { formatMoment } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { standInOf } from "#app/server/context.server.ts";
import { languageIn } from "#app/server/respond.server.ts";
import { ButtonLink } from "#app/ui/button-link.tsx";
import { Ltr } from "#app/ui/ltr.tsx";
import { Page } from "#app/ui/page.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { kindWords } from "../kind-words.ts";
import { logActingLook } from "../look-up.store.server.ts";
import { ownWords } from "../proof.store.server.ts";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
	const lang = languageIn(params);
	const actor = standInOf(context, lang);
	await logActingLook(context.db, actor, context.now());
	const words = await ownWords(context.db, actor);
	const list = listPage(new URL(request.url).searchParams.get("page"), words.length);
	return json({
		list,
		words: words.slice(list.skip, list.skip + ROWS_A_PAGE).map(({ ref, at, kind }) => ({
			ref,
			kind,
			at: formatMoment(lang, at),
		})),
		own: actor.role === "patient",
		details: (await reachOf(context.db, actor))?.details === true,
	});
}

export default function Copy() {
	const { details, own, list, words } = useLoaderData<typeof loader>();
	const { t, lang } = useWords();
	return (
		<Page title={t("record:copy.title")} back={{ href: `/${lang}/my`, text: t("choices:tool.back") }}>
			<p>
				{t("record:copy.intro")} {details && own && t("record:copy.list")}
			</p>
			{!details && (
				<p>
					{t("record:copy.less")} {own && <a href={`/${lang}/my/details`}>{t("uses:show.more-link")}</a>}
				</p>
			)}
			<p>{t("record:copy.careful")}</p>
			<p>
				<ButtonLink href={`/${lang}/my/copy/html`}>{t("record:copy.page")}</ButtonLink>
			</p>
			<p>
				<a href={`/${lang}/my/copy/json`}>{t("record:copy.data")}</a>
			</p>
			{words.length > 0 && (
				<>
					<h2 id="proofs">{t("record:copy.proofs.title")}</h2>
					<p>{t("record:copy.proofs.text")}</p>
					<ul>
						{words.map(({ ref, kind, at }) => (
							<li key={ref}>
								<a href={`/${lang}/my/receipts/${ref}/proof`} download={`receipt-${ref}.tlog-proof`}>
									{kindWords(t, kind)} <Ltr>{ref}</Ltr>
								</a>
								<br />
								{at}
							</li>
						))}
					</ul>
					<Pagination list={list} href={`/${lang}/my/copy`} at="proofs" />
					<p>
						<a href={`/${lang}/verify`}>{t("ui:proof.check")}</a>
					</p>
				</>
			)}
		</Page>
	);
}
