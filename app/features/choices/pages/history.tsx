/** All choices, newest first. Nothing is ever taken off this list. */
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Fragment } from "react";
import { listPage } from "#app/core/list-page.ts";
import { isPrivate } from "#app/core/private-choice.ts";
import { deciderOf } from "#app/core/standing-row.ts";
import { listOwnOverrides } from "#app/features/overrides/own-overrides.store.server.ts";
import { shownOverride } from "#app/features/overrides/shown-override.ts";
import { logActingLook } from "#app/features/record/look-up.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { detailsShown } from "#app/features/uses/details.store.server.ts";
import { formatMoment } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { personOf } from "#app/server/context.server.ts";
import { languageIn } from "#app/server/respond.server.ts";
import { Page } from "#app/ui/page.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { Table } from "#app/ui/table.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { aboutOf, aboutWords } from "../about.ts";
import { countingNow } from "../counting.ts";
import { readHistory } from "../history.store.server.ts";
import { readMine } from "../my-tools.store.server.ts";
import { Emergencies } from "../parts/emergencies.tsx";
import { StaffNotes } from "../parts/staff-notes.tsx";
import { ToldList } from "../parts/told-list.tsx";
import { saidByOther } from "../said-by-other.ts";

/** Notes that belong to no choice stand on the first page only, the newest of them. */
const MOST_OTHERS = 3;
/** The copy that a patient can take away has them all. */
const MOST_TOLD = 10;

export async function loader({ params, request, context }: LoaderFunctionArgs) {
	const lang = languageIn(params);
	const actor = personOf(context, lang);
	await logActingLook(context.db, actor, context.now());
	const { choices: all, others, told } = await readHistory(context.db, actor);
	const register = await currentRegister(context.db);
	const { standing } = await readMine(context.db, actor, register);
	const people = new Set(all.map(({ entry }) => deciderOf(entry.body)));
	const counting = countingNow(standing, people);
	const list = listPage(new URL(request.url).searchParams.get("page"), all.length);
	const shown = all.slice(list.skip, list.to);
	// What is told of the patient's health is theirs alone.
	const isOwn = actor.role === "patient";
	const details = isOwn && (await detailsShown(context.db, actor));
	const overrides = isOwn && list.skip === 0 ? await listOwnOverrides(context.db, actor) : [];
	return json({
		list,
		told: (list.skip === 0 ? told : []).slice(0, MOST_TOLD).map(({ ref, at, who, tool }) => {
			const about = aboutOf({ tool, purpose: "care" }, register, lang);
			return { ref, at, who, tool: about.tool?.name ?? tool };
		}),
		emergencies: overrides.map((one) => shownOverride(one, register, lang, details, context.now())),
		notes: [
			...shown.flatMap(({ entry, notes }) =>
				notes.map((note) => ({
					...note,
					receipt: entry.ref,
					about: aboutOf(entry.body.scope, register, lang),
				})),
			),
			...(list.skip === 0 ? others.slice(0, MOST_OTHERS) : []),
		],
		rows: shown.map(({ entry, undoneAt, inErrorAt }) => ({
			ref: entry.ref,
			at: entry.at,
			about: aboutOf(entry.body.scope, register, lang),
			answer: entry.body.answer,
			by: entry.body.said.decider.who === "patient" ? null : entry.body.said.decider,
			isPrivate: isPrivate(entry),
			counts: counting.includes(entry.seq),
			later: inErrorAt ? ("error" as const) : undoneAt ? ("undone" as const) : undefined,
		})),
	});
}

export default function History() {
	const { rows, list, notes, told, emergencies } = useLoaderData<typeof loader>();
	const { t, lang } = useWords();
	return (
		<Page title={t("choices:history.title")} back={{ href: `/${lang}/my`, text: t("choices:tool.back") }}>
			<p>{list.total === 0 ? t("choices:history.none") : t("choices:history.intro")}</p>
			{list.total > 0 && (
				<Table
					caption={t("choices:history.title")}
					captionHidden
					head={[
						t("choices:history.when"),
						t("choices:history.about"),
						t("choices:history.what"),
						t("choices:history.receipt"),
					]}
					rows={rows.map(({ ref, at, about, answer, by, isPrivate, counts, later }) => ({
						key: ref,
						cells: [
							formatMoment(lang, new Date(at)),
							aboutWords(t, about),
							<Fragment key="answer">
								<strong>{t(`choices:answer.${answer}`)}</strong>
								{counts && (
									<>
										{" "}
										<Tag shape={answer}>{t("choices:history.counts")}</Tag>
									</>
								)}
								{by && <div>{saidByOther(t, { decider: by.name, authority: by.authority })}</div>}
								{isPrivate && <div>{t("acting:private.short")}</div>}
								{later && <div>{t(`choices:history.${later}`)}</div>}
							</Fragment>,
							<a key="receipt" href={`/${lang}/my/receipts/${ref}`}>
								{t("choices:history.see")}
								<span className="vh"> {ref}</span>
							</a>,
						],
					}))}
				/>
			)}
			<Pagination list={list} href={`/${lang}/my/choices`} />
			<Emergencies emergencies={emergencies} />
			<ToldList told={told} />
			{notes.length > 0 && (
				<>
					<h2>{t("choices:note.title")}</h2>
					<StaffNotes notes={notes} />
				</>
			)}
		</Page>
	);
}
