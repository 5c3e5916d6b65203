/** Who looked at the patient's choices, and when. */
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listPage, ROWS_A_PAGE } from "#app/core/list-page.ts";
import { ownReasons } from "#app/features/outside/outside-look.store.server.ts";
import { wordsIn } from "#app/features/tools/known-tool.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { detailsShown } from "#app/features/uses/details.store.server.ts";
import { formatMoment } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { standInOf } from "#app/server/context.server.ts";
import { languageIn } from "#app/server/respond.server.ts";
import { Page } from "#app/ui/page.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { Table } from "#app/ui/table.tsx";
import { askedWords } from "../asked-words.ts";
import { isLook, youOf } from "../look.ts";
import { countLookUps, listLookUps, logActingLook } from "../look-up.store.server.ts";
import { FromOutside } from "../parts/from-outside.tsx";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
	const lang = languageIn(params);
	const actor = standInOf(context, lang);
	await logActingLook(context.db, actor, context.now());
	const total = await countLookUps(context.db, actor);
	const list = listPage(new URL(request.url).searchParams.get("page"), total);
	const rows = await listLookUps(context.db, actor, list.skip, ROWS_A_PAGE);
	const { byId } = await currentRegister(context.db);
	const nameOf = (id: string) => {
		const tool = byId.get(id);
		return tool === undefined ? id : wordsIn(tool.words, lang).words.name;
	};
	const details = await detailsShown(context.db, actor);
	// What staff wrote can tell of the patient's health, or of what they keep to themself: a letter can be in other hands.
	const reasons =
		details && actor.role === "patient" && rows.some(({ outside }) => outside !== null)
			? await ownReasons(context.db, actor)
			: undefined;
	return json({
		list,
		details,
		own: actor.role === "patient",
		rows: rows.map(({ outside, ...row }) => ({
			...row,
			tool: row.tool && nameOf(row.tool),
			words: (outside !== null && reasons?.get(outside)) || null,
		})),
	});
}

export default function Looked() {
	const { rows, list, details, own } = useLoaderData<typeof loader>();
	const { t, lang } = useWords();
	const who = (row: (typeof rows)[number]) => {
		if (row.who === "patient") return row.name === "" ? t(youOf(row.what)) : row.name;
		if (row.who === "system") return t("record:looked.portal");
		if (row.provider === null) return <bdi>{row.name}</bdi>;
		return (
			<>
				<bdi>{row.name}</bdi>
				<br />
				{row.provider}
			</>
		);
	};
	const whatOf = ({ what, people, tool, because, words, ...look }: (typeof rows)[number]) => {
		if (because !== null) return <FromOutside because={because} words={words} />;
		if (what === "list" && people !== null && tool !== null)
			return t("record:looked.list", { count: people, tool });
		const asked = askedWords(t, { what, tool, ...look });
		if (asked !== undefined) return asked;
		return isLook(what) ? t(`record:looked.what.${what}`) : what;
	};
	return (
		<Page
			title={t("record:looked.title")}
			easy="looked"
			back={{ href: `/${lang}/my`, text: t("choices:tool.back") }}
		>
			<p>{list.total === 0 ? t("record:looked.none") : t("record:looked.intro")}</p>
			{list.total > 0 && (
				<Table
					caption={t("record:looked.title")}
					captionHidden
					head={[t("record:looked.when"), t("record:looked.who"), t("record:looked.why")]}
					rows={rows.map((row) => ({
						key: String(row.id),
						cells: [formatMoment(lang, new Date(row.at)), who(row), whatOf(row)],
					}))}
				/>
			)}
			{own && !details && rows.some(({ because }) => because !== null) && (
				<p>
					{t("outside:mine.hidden")} <a href={`/${lang}/my/details`}>{t("uses:show.more-link")}</a>
				</p>
			)}
			<Pagination list={list} href={`/${lang}/my/looked`} />
			<p>{t("record:looked.ask")}</p>
			<p>
				<a href={`/${lang}/my/copy`}>{t("record:copy.title")}</a>
			</p>
		</Page>
	);
}
