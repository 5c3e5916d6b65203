/** The draft of one tool: how far it is, what it changes, what is still missing, and what this AI lead may do with it. */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { dayOf } from "#app/core/calendar.ts";
import { readingGrade } from "#app/core/reading-grade.ts";
import { isUnconfirmed } from "#app/core/unconfirmed.ts";
import { formatMoment, formatNumber } from "#app/i18n/format.ts";
import { languageName } from "#app/i18n/language-name.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { staffOf } from "#app/server/context.server.ts";
import { notFound } from "#app/server/respond.server.ts";
import { Page } from "#app/ui/page.tsx";
import { Table } from "#app/ui/table.tsx";
import { LANGUAGES } from "#locales/index.ts";
import { changedUses, changesOf } from "../difference.ts";
import { readDraftMove, readPress } from "../draft.forms.ts";
import { type Draft, type DraftRefusal, draftMark, movesOpenTo, whatItWaitsFor } from "../draft.ts";
import { involvedInDraft, needsPeople } from "../involved.ts";
import { lackingIn, textsOf } from "../lacking.ts";
import { type AskedPeople, AskPeople } from "../parts/ask-people.tsx";
import { CardLeaves } from "../parts/card-says.tsx";
import { ChangesTable } from "../parts/changes-table.tsx";
import { DraftMoves } from "../parts/draft-moves.tsx";
import { DraftParts } from "../parts/draft-parts.tsx";
import { DraftState } from "../parts/draft-state.tsx";
import { LackingList } from "../parts/lacking-list.tsx";
import { publishDraft } from "../publish.store.server.ts";
import { draftHistory, readDraft } from "../read-draft.store.server.ts";
import { moveDraft } from "../save-draft.store.server.ts";

const TAGS = LANGUAGES.map(({ tag }) => tag);

export async function loader({ params, context }: LoaderFunctionArgs) {
	const actor = staffOf(context);
	const { db } = context;
	const tool = params["tool"] ?? "";
	const draft = await readDraft(db.read, actor, tool);
	if (draft === undefined) throw notFound();
	const { content, published, number, edited, asked, askedBy, services, own } = draft;
	const english = content.words["en"];
	const history = await draftHistory(db, actor, tool);
	const key = () => db.vault.randomHex(16);
	return json({
		tool,
		name: (content.words[context.lang] ?? english)?.name ?? tool,
		number,
		asked,
		askedByYou: askedBy === actor.staffId,
		factsSaid: content.factsSaid,
		begins: draft.begins,
		card: content.card,
		edited: edited && { name: edited.name, at: edited.at.toISOString(), isYou: edited.by === actor.staffId },
		languages: TAGS.map((tag) => ({ tag, isWritten: tag in content.words })),
		material: content.difference && { reask: content.reask },
		grade: english === undefined ? null : readingGrade(textsOf(english)),
		lacking: lackingIn(content, TAGS),
		changes: changesOf(published, content, TAGS, own),
		uses: changedUses(content.uses, services).map(({ id, names, ...stages }) => ({
			service: names[context.lang] ?? names["en"] ?? id,
			...stages,
		})),
		moves: movesOpenTo(draft, actor),
		people: edited && peopleIn(draft, dayOf(context.now())),
		waitsFor: whatItWaitsFor(draft),
		seen: draftMark(db.vault.sha256, draft),
		once: { asked: key(), published: key(), dropped: key() },
		history: history.map(({ ref, at, body: { what, recorder } }) => ({
			ref,
			at: at.toISOString(),
			what,
			who: recorder.who === "staff" ? recorder.name : "",
		})),
	});
}

function peopleIn(draft: Draft, today: string): AskedPeople {
	const { how, round } = involvedInDraft(draft, today);
	const why = how === "not-asked" ? (round?.answer?.["en"] ?? null) : null;
	const days = { opens: round?.opens ?? null, closes: round?.closes ?? null };
	return { how, needed: needsPeople(draft), ...days, why };
}

type Problem = DraftRefusal | "key-missing" | "changed" | "one-hand" | "not-confirmed";

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = staffOf(context);
	const { db } = context;
	const tool = params["tool"] ?? "";
	const shown = await readDraft(db.read, actor, tool);
	if (shown === undefined) throw notFound();
	const form = await request.formData();
	const what = readDraftMove(form);
	const { once, seen } = readPress(form);
	const problem = (name: Problem, status: number) => json({ problem: name }, { status });
	if (what === undefined || once === undefined || seen === undefined) return problem("key-missing", 422);
	try {
		const press = { once, seen };
		const done =
			what === "published"
				? await publishDraft(db, actor, tool, press, context.now())
				: await moveDraft(db, actor, tool, what, press, context.now());
		if (done === undefined) throw notFound();
		if (!done.ok) return problem(done.reason === "key-not-yours" ? "key-missing" : done.reason, 409);
	} catch (error) {
		// The commit may have reached the disk: the page says what counts now.
		if (!isUnconfirmed(error)) throw error;
		return problem("not-confirmed", 503);
	}
	if (what === "published") context.forgetPages();
	// Of a new tool that is thrown away nothing is left to show.
	const isGone = what === "dropped" && shown.published === null;
	return redirect(isGone ? "/staff/tools" : `/staff/tools/${tool}/draft`, 303);
}

export default function ShowDraft() {
	const data = useLoaderData<typeof loader>();
	const sent = useActionData<typeof action>();
	const { t, lang } = useWords();
	const { tool, name, grade, lacking, changes, history } = data;
	const first = data.moves[0];
	const problems = sent
		? [
				{
					field: first === undefined ? "state" : `${first}-submit`,
					text:
						sent.problem === "one-hand"
							? t("colleagues:problem.one-hand")
							: t(`keeping:problem.${sent.problem}`),
				},
			]
		: [];
	return (
		<Page
			title={t("keeping:draft.title", { tool: name })}
			problems={problems}
			back={
				data.number > 0 && !data.begins
					? { href: `/staff/tools/${tool}`, text: t("keeping:draft.back") }
					: { href: "/staff/tools", text: t("watch:tool.back") }
			}
		>
			<div id="state">
				<DraftState
					number={data.number}
					edited={data.edited}
					asked={data.asked}
					askedByYou={data.askedByYou}
				/>
			</div>
			{data.begins && <p>{t("keeping:begin.intro")}</p>}
			<DraftParts
				tool={tool}
				languages={data.languages}
				isMaterial={data.material !== null}
				isNew={data.number === 0}
				begins={data.begins}
				factsSaid={data.factsSaid}
			/>

			<h2>{t("keeping:draft.changes")}</h2>
			{changes.length + data.uses.length === 0 ? (
				<p>{t("keeping:draft.changes-none")}</p>
			) : (
				<ChangesTable changes={changes} uses={data.uses} />
			)}

			<h2>{t("keeping:draft.preview")}</h2>
			<ul>
				{data.languages.map(({ tag }) => (
					<li key={tag}>
						<a href={`/staff/tools/${tool}/draft/preview?in=${tag}`}>
							{t("keeping:draft.preview-in", { language: languageName(tag, lang).here })}
						</a>
					</li>
				))}
			</ul>

			{!data.begins && <h2>{t("keeping:draft.hard")}</h2>}
			{!data.begins && grade && <p>{t("keeping:draft.grade", { grade: formatNumber(lang, grade.grade) })}</p>}
			{!data.begins && grade && grade.hardest.length > 0 && (
				<>
					<p>{t("keeping:draft.hardest")}</p>
					<ul>
						{grade.hardest.map((sentence) => (
							<li key={sentence} lang="en" dir="ltr">
								{sentence}
							</li>
						))}
					</ul>
				</>
			)}

			{!data.begins && (
				<>
					<h2>{t("keeping:draft.lacks")}</h2>
					<LackingList {...lacking} />
				</>
			)}
			{data.card && <CardLeaves card={data.card} />}

			{data.people && <AskPeople tool={tool} people={data.people} />}

			{data.waitsFor && <p className="notice">{t(`keeping:problem.${data.waitsFor}`)}</p>}
			<DraftMoves
				isNew={data.number === 0}
				begins={data.begins}
				moves={data.moves}
				once={data.once}
				seen={data.seen}
				material={data.material}
			/>

			<h2>{t("keeping:draft.history")}</h2>
			{history.length === 0 ? (
				<p>{t("keeping:draft.no-history")}</p>
			) : (
				<Table
					caption={t("keeping:draft.history")}
					captionHidden
					head={[t("keeping:column.when"), t("keeping:column.field"), t("keeping:column.who")]}
					rows={history.map(({ ref, at, what, who }) => ({
						key: ref,
						cells: [formatMoment(lang, new Date(at)), t(`keeping:done.${what}`), <bdi key="who">{who}</bdi>],
					}))}
				/>
			)}
		</Page>
	);
}
