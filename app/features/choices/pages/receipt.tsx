/** The receipt of one choice: what was said, when, who recorded it, under which notice, and how to change it. */
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { helpedWords } from "#app/core/helped-words.ts";
import { writtenKey } from "#app/core/signed-note.ts";
import { toldSystems } from "#app/features/machines/told.store.server.ts";
import { toldDays } from "#app/features/machines/told-days.ts";
import { ownName } from "#app/features/people/own-name.store.server.ts";
import { logActingLook } from "#app/features/record/look-up.store.server.ts";
import { sha256 } from "#app/features/record/tree.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { formatDay, formatMoment } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { personOf } from "#app/server/context.server.ts";
import { languageIn, notFound } from "#app/server/respond.server.ts";
import { Ltr } from "#app/ui/ltr.tsx";
import { Page } from "#app/ui/page.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { ProofLink } from "#app/ui/proof-link.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { ToldSystems } from "#app/ui/told-systems.tsx";
import { aboutWords } from "../about.ts";
import { LawsOver } from "../parts/laws-over.tsx";
import { StaffNotes } from "../parts/staff-notes.tsx";
import { pathsOf, questionOf } from "../question.ts";
import { findReceipt } from "../receipt.store.server.ts";
import { saidByOther } from "../said-by-other.ts";

/** Offered as plain text too. */
export const handle = { text: true };

export async function loader({ params, request, context }: LoaderFunctionArgs) {
	const lang = languageIn(params);
	const actor = personOf(context, lang);
	await logActingLook(context.db, actor, context.now());
	const receipt = await findReceipt(
		context.db,
		actor,
		await currentRegister(context.db),
		params["id"] ?? "",
		lang,
		context.now(),
	);
	if (receipt === undefined) throw notFound();
	const question = questionOf({ tool: receipt.about.tool?.id ?? null, purpose: receipt.about.purpose });
	const who = await ownName(context.db, actor);
	const key = context.proofs.keys.at(-1);
	return json({
		receipt,
		systems: toldDays(await toldSystems(context.db, actor, receipt.about.tool?.id ?? null, receipt.lastSeq)),
		who,
		origin: context.origin,
		change: question && pathsOf(question, lang).ask,
		wasSaved: actor.role === "patient" && new URL(request.url).searchParams.has("kept"),
		canChange: actor.role === "patient" || actor.person.may !== "read",
		publicKey: key === undefined ? null : writtenKey(sha256, key),
	});
}

export default function ReceiptPage() {
	const { receipt, systems, who, origin, change, wasSaved, canChange, publicKey } =
		useLoaderData<typeof loader>();
	const { t, lang } = useWords();
	const acts = usePageRequest().signedIn?.who === "trusted";
	const { about, answer, at, by, notice, ref, undoneAt, inErrorAt, undoUntil, notHere, due } = receipt;
	const title = inErrorAt
		? t("choices:receipt.title-in-error")
		: undoneAt
			? t("choices:receipt.title-undone")
			: t("choices:receipt.title");
	const said = <strong>{t(`choices:answer.${answer}`)}</strong>;
	const counts = !(undoneAt || inErrorAt);
	const helped = helpedWords(t, by.helped);
	const byStaff = by.decider !== null || by.way !== "online";
	const day = (when: string) => formatDay(lang, new Date(when));
	return (
		<Page
			title={title}
			heading={!counts}
			easy="receipt"
			notice={wasSaved ? <WasSaved isPrivate={receipt.isPrivate} /> : undefined}
		>
			{counts && (
				<Panel title={title}>
					<p>
						{aboutWords(t, about)}: {said}
					</p>
				</Panel>
			)}
			{who && (
				<p className="paper">
					{t("choices:receipt.whose", { name: who.name, date: formatDay(lang, who.birthDate) })}
				</p>
			)}
			<h2>{t("choices:receipt.now")}</h2>
			<p>
				{t(`choices:receipt.effect.${receipt.effect}`, {
					name: about.tool?.name ?? "",
					date: due ? formatDay(lang, due) : "",
				})}
			</p>
			{acts && <p>{t("acting:caveat")}</p>}
			{receipt.isPrivate && <p>{t("acting:private.kept")}</p>}
			{!counts && (
				<>
					<p>
						{undoneAt ? t("choices:receipt.took-back") : t("choices:receipt.was-wrong")} {said}
						<br />
						{aboutWords(t, about)}
					</p>
					{undoneAt && <p>{t("choices:receipt.undone-on", { date: day(undoneAt) })}</p>}
					{inErrorAt && <p>{t("choices:receipt.error-on", { date: day(inErrorAt) })}</p>}
				</>
			)}
			<SummaryList
				rows={[
					{ key: t("choices:receipt.when"), value: formatMoment(lang, new Date(at)) },
					...(byStaff
						? [
								{
									key: t("choices:receipt.who"),
									value: by.decider === null ? t("choices:receipt.you") : saidByOther(t, by),
								},
							]
						: []),
					{
						key: t("choices:receipt.recorded"),
						value: t(`choices:receipt.you-way.${by.way}`, {
							name: by.recorder ?? t("choices:receipt.staff-unnamed"),
						}),
					},
					...(helped === undefined ? [] : [{ key: t("helping:row"), value: <bdi>{helped}</bdi> }]),
					...(notice !== null && about.tool !== null
						? [
								{
									key: t("choices:receipt.notice"),
									value: (
										<>
											<span className="paper">{t("tools:small.older", { number: notice })}</span>
											<a className="screen" href={`/${lang}/tools/${about.tool.id}?notice=${notice}`}>
												{t("choices:receipt.notice-link", { number: notice })}
											</a>
										</>
									),
								},
							]
						: []),
					{
						key: t("choices:receipt.reference"),
						value: (
							<>
								<Ltr>{ref}</Ltr>
								<br />
								{t("choices:receipt.reference-why")}
							</>
						),
					},
				]}
			/>
			{receipt.notes.length > 0 && (
				<>
					<h2>{t("choices:note.title")}</h2>
					<StaffNotes notes={receipt.notes} />
				</>
			)}
			{counts && <WhereNot names={notHere} />}
			{counts && <LawsOver laws={receipt.laws} />}
			<ToldSystems systems={systems} />
			<ProofLink reference={ref} undone={receipt.undoneRef} />
			{publicKey !== null && (
				<p className="paper">
					{t("record:verify.without.key")} <Ltr>{publicKey}</Ltr>
				</p>
			)}
			<h2>{t("choices:receipt.change")}</h2>
			<p>{t("choices:receipt.change-how")}</p>
			{undoUntil && <p>{t("choices:receipt.undo-until", { date: day(undoUntil) })}</p>}
			<p className="paper">{t("choices:receipt.read-again", { address: origin })}</p>
			<ul className="cards screen">
				{change && canChange && (
					<li>
						<a href={change}>{t("choices:tool.change")}</a>
					</li>
				)}
				{undoUntil && (
					<li>
						<a href={`/${lang}/my/receipts/${ref}/undo`}>{t("choices:receipt.undo")}</a>
					</li>
				)}
				<li>
					<a href={`/${lang}/my/choices`}>{t("choices:receipt.history")}</a>
				</li>
				<li>
					<a href={`/${lang}/my`}>{t("choices:receipt.back")}</a>
				</li>
			</ul>
			<p className="screen">
				{t("choices:receipt.print")} <a href={`/${lang}/my/receipts/${ref}?format=text`}>{t("easy:plain")}</a>
			</p>
		</Page>
	);
}

/** The answer was saved by an earlier press, with the mark that it has. */
function WasSaved({ isPrivate }: { isPrivate: boolean }) {
	const { t } = useWords();
	return (
		<>
			<p>{t("acting:private.before")}</p>
			{!isPrivate && <p>{t("acting:private.shown")}</p>}
		</>
	);
}

/** Where the answer does not count, by name. */
function WhereNot({ names }: { names: readonly string[] }) {
	const { t } = useWords();
	return (
		<>
			<h2>{t("choices:receipt.where-not")}</h2>
			<p>{names.length === 0 ? t("choices:receipt.where-not-none") : t("choices:receipt.where-not-list")}</p>
			{names.length > 0 && (
				<ul>
					{names.map((name) => (
						<li key={name}>{name}</li>
					))}
				</ul>
			)}
		</>
	);
}
