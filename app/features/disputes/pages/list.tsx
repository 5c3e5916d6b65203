/** Everything this patient told us is wrong, and what a clinician said of a tool in their care, newest first. */
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Fragment } from "react";
import { logActingLook } from "#app/features/record/look-up.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { deciderOf } from "#app/server/context.server.ts";
import { languageIn } from "#app/server/respond.server.ts";
import { ButtonLink } from "#app/ui/button-link.tsx";
import { Page } from "#app/ui/page.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { Table } from "#app/ui/table.tsx";
import { findDraft } from "../dispute-draft.store.server.ts";
import { pageToGoOn, pathsOf } from "../draft.ts";
import { MatterWords } from "../parts/matter-words.tsx";
import { listShown } from "../shown.store.server.ts";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
	const lang = languageIn(params);
	const actor = deciderOf(context, lang);
	await logActingLook(context.db, actor, context.now());
	const { db, now } = context;
	const register = await currentRegister(db);
	const asked = new URL(request.url).searchParams.get("page");
	const { list, rows } = await listShown(db, actor, register, asked, lang, now());
	const draft = await findDraft(db, actor, now());
	return json({
		list,
		goOn: draft && pageToGoOn(draft, lang),
		rows: rows.map(({ id, ref, by, matter, state, raisedAt, answerDay, isLate }) => {
			const due = state === "answered" || state === "withdrawn" ? null : answerDay;
			return { id, ref, by, matter, state, raisedAt, due, isLate };
		}),
	});
}

export default function MyDisputes() {
	const { list, goOn, rows } = useLoaderData<typeof loader>();
	const { t, lang } = useWords();
	const paths = pathsOf(lang);
	return (
		<Page
			title={t("disputes:list.title")}
			back={{ href: `/${lang}/my`, text: t("choices:tool.back") }}
			notice={
				goOn && (
					<p>
						{t("disputes:list.draft")} <a href={goOn}>{t("disputes:list.go-on")}</a>
					</p>
				)
			}
		>
			<p>{t("disputes:list.intro")}</p>
			<p>
				<ButtonLink href={paths.about}>{t("disputes:list.new")}</ButtonLink>
			</p>
			{list.total === 0 ? (
				<p>{t("disputes:list.none")}</p>
			) : (
				<Table
					caption={t("disputes:list.yours")}
					head={[
						t("disputes:list.when"),
						t("disputes:list.about"),
						t("disputes:list.state"),
						t("disputes:list.see"),
					]}
					rows={rows.map(({ id, ref, by, matter, state, raisedAt, due, isLate }) => ({
						key: id,
						cells: [
							formatDay(lang, new Date(raisedAt)),
							<Fragment key="about">
								{by === "clinician" && (
									<>
										{t("disputes:list.doctor")}
										<br />
									</>
								)}
								<MatterWords matter={matter} />
							</Fragment>,
							<Fragment key="state">
								<strong>{t(`disputes:state.${state}`)}</strong>
								{due !== null && (
									<>
										<br />
										{t("disputes:list.due", { date: formatDay(lang, due) })}
									</>
								)}
								{isLate && (
									<>
										<br />
										<strong>{t("disputes:list.late")}</strong>
									</>
								)}
							</Fragment>,
							<a key="see" href={`${paths.list}/${id}`}>
								{t("disputes:list.see")}
								<span className="vh"> {ref}</span>
							</a>,
						],
					}))}
				/>
			)}
			<Pagination list={list} href={paths.list} />
		</Page>
	);
}
