/** Take everything away: one press, one file. */
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { reachOf } from "#app/features/disputes/reach.store.server.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { standInOf } from "#app/server/context.server.ts";
import { languageIn } from "#app/server/respond.server.ts";
import { ButtonLink } from "#app/ui/button-link.tsx";
import { Page } from "#app/ui/page.tsx";
import { logActingLook } from "../look-up.store.server.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
	const actor = standInOf(context, languageIn(params));
	await logActingLook(context.db, actor, context.now());
	return json({
		own: actor.role === "patient",
		details: (await reachOf(context.db, actor))?.details === true,
	});
}

export default function Copy() {
	const { details, own } = useLoaderData<typeof loader>();
	const { t, lang } = useWords();
	return (
		<Page title={t("record:copy.title")} back={{ href: `/${lang}/my`, text: t("choices:tool.back") }}>
			<p>{t("record:copy.intro")}</p>
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
		</Page>
	);
}
