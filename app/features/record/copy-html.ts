/** The copy as one page to keep and read, without anything that it would have to fetch. */
import type { EntryBody } from "#app/core/entry.ts";
import { aboutOf, aboutWords } from "#app/features/choices/about.ts";
import type { ShownDispute } from "#app/features/disputes/shown.ts";
import type { ShownWords } from "#app/features/disputes/written-shown.ts";
import { type Html, html, ltr } from "#app/features/people/letter-html.ts";
import { type KnownRegister, wordsIn } from "#app/features/tools/known-tool.ts";
import type { ShownUse } from "#app/features/uses/shown-use.ts";
import type { Words } from "#app/i18n/use-words.ts";
import type { LanguageTag } from "#locales/index.ts";
import { askedWords } from "./asked-words.ts";
import type { CopiedEntry, MyCopy, OwnLook, OwnMessage } from "./copy.ts";
import type { ListedLine } from "./copy-listing.ts";
import { kindWords } from "./kind-words.ts";
import { isLook, youOf } from "./look.ts";

/** The tongue and the names that the page is written in. `moment` says an instant as a page does. */
export interface CopyTongue {
	readonly t: Words;
	readonly lang: LanguageTag;
	readonly dir: "ltr" | "rtl";
	readonly register: Pick<KnownRegister, "byId">;
	moment(at: string): string;
	/** What the list holds, in words. */
	readonly listed: readonly ListedLine[];
}

/** The whole document. */
export function copyHtml(copy: MyCopy, tongue: CopyTongue): string {
	const { t, lang, dir, moment } = tongue;
	const section = (title: string, rows: readonly Html[]) =>
		html`<h2>${title}</h2>
${rows.length === 0 ? html`<p>${t("record:copy.none")}</p>` : html`<ul>${rows}</ul>`}
`;
	return html`<!DOCTYPE html>
<html lang="${lang}" dir="${dir}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${t("record:copy.title")}</title></head><body>
<h1>${t("record:copy.title")}</h1>
<p>${copy.name}</p>
${copy.takenBy !== null && html`<p>${t("acting:for", { name: copy.name })}</p>\n`}<p>${t("record:copy.made", { date: moment(copy.madeAt) })}</p>
${!copy.details && html`<p>${t("record:copy.less")}</p>`}
${
	copy.listed !== null &&
	section(
		t("record:copy.listed"),
		tongue.listed.map(({ label, words }) => html`<li>${label}: <bdi>${words}</bdi></li>\n`),
	)
}${section(
	t("uses:list.title"),
	copy.uses.map((use) => useItem(use, tongue)),
)}${section(
	t("disputes:list.yours"),
	copy.disputes.map((dispute) => disputeItem(dispute, tongue)),
)}${section(
	t("record:copy.letters"),
	copy.messages.map((message) => messageItem(message, tongue)),
)}${section(
	t("record:looked.title"),
	copy.looks.map((look) => lookItem(look, tongue)),
)}${section(
	t("record:copy.all"),
	copy.entries.map((entry) => entryItem(entry, tongue)),
)}</body></html>
`.html;
}

function useItem(use: ShownUse, { t, moment }: CopyTongue): Html {
	const { details, usedAt, service, name, nameLang, whyNot } = use;
	const words = (label: string, said: string | null) =>
		said !== null && html`<p>${label}: ${written(said, details?.lang ?? null)}</p>`;
	return html`<li><p><strong>${written(name, nameLang)}</strong></p>
<p>${t("uses:list.when-where", { when: moment(usedAt), where: service })}</p>
${whyNot !== null && html`<p>${t(`uses:short.${whyNot}`)}</p>`}
${details !== null && words(t("uses:show.saw"), details.lookedAt)}${details !== null && words(t("uses:show.said"), details.recommended)}</li>
`;
}

/** Words with the language they are in; null where it is that of the page. */
function written(words: string, lang: string | null): Html {
	return lang === null ? html`${words}` : html`<span lang="${lang}">${words}</span>`;
}

function disputeItem(dispute: ShownDispute, { t, moment }: CopyTongue): Html {
	const { tool, service } = dispute.matter;
	return html`<li><p>${moment(dispute.raisedAt)} ${ltr(dispute.ref)}</p>
<p>${tool === null ? (service ?? undefined) : written(tool.name, tool.nameLang)}</p>
<p><strong>${t(`disputes:state.${dispute.state}`)}</strong></p>
${wordsItem(dispute.said)}${dispute.events.map(
	(event) =>
		html`<p>${moment(event.at)} ${ltr(event.ref)}</p>${wordsItem(event.words)}${wordsItem(event.apology)}`,
)}</li>
`;
}

function wordsItem(said: ShownWords | null): Html {
	if (said === null) return html``;
	return html`<blockquote lang="${said.lang}">${said.words}</blockquote>`;
}

function messageItem({ about, ref, sentAt }: OwnMessage, { t, moment }: CopyTongue): Html {
	const when = sentAt === null ? t("record:copy.not-yet") : moment(sentAt);
	return html`<li>${t(`record:copy.letter.${about}`)}<br>${when}<br>${ltr(ref)}</li>
`;
}

function lookItem(look: OwnLook, { t, moment, lang, register }: CopyTongue): Html {
	const { at, who, name, provider, what, because } = look;
	const known = look.tool === null ? undefined : register.byId.get(look.tool);
	const tool = known === undefined ? look.tool : wordsIn(known.words, lang).words.name;
	const said = askedWords(t, { ...look, tool }) ?? (isLook(what) ? t(`record:looked.what.${what}`) : what);
	const staff = html`<bdi>${name}</bdi>${provider !== null && html`<br>${provider}`}`;
	const person =
		who === "patient" && name === "" ? t(youOf(what)) : who === "system" ? t("record:looked.portal") : staff;
	const why = because !== null && html` ${t(`outside:mine.because-is.${because}`)}`;
	return html`<li>${moment(at)}<br>${person}<br>${said}${why}</li>
`;
}

function entryItem({ at, ref, kind, body }: CopiedEntry, { t, lang, moment, register }: CopyTongue): Html {
	const choice = body?.kind === "choice.made" ? body : undefined;
	return html`<li>${moment(at)} ${ltr(ref)}<br>${kindWords(t, kind, body)}${
		choice &&
		html` ${aboutWords(t, aboutOf(choice.scope, register, lang))}: <strong>${t(`choices:answer.${choice.answer}`)}</strong>`
	}${body?.kind === "task.done" && html` <q>${body.note}</q>`}${body?.kind === "comment.made" && commentWords(body, t)}${body?.kind === "call.asked" && body.about !== null && html` <q lang="${body.lang}">${body.about}</q>`}${body?.kind === "trust.given" && html` <bdi>${body.person.name}</bdi>`}${body?.kind === "status.changed" && statusWords(body, t)}${body?.kind === "look.outside" && html` <q lang="${body.lang}">${body.why}</q>`}</li>
`;
}

/** Who decides since then, and where staff wrote an assessment down: what was seen, by whom. */
function statusWords(body: Extract<EntryBody, { kind: "status.changed" }>, t: Words): Html {
	const found = body.version === 2 && body.because.what === "assessed" ? body.because : undefined;
	return html` <strong>${t(`trust:my.decides.${body.status}`)}</strong>${
		found !== undefined &&
		html`<br>${t(`trust:status.assessment-is.${found.assessment}`)}<br><bdi>${found.by}</bdi> <q>${found.evidence}</q>`
	}`;
}

function commentWords(
	{ clear, worry, wish, lang }: Extract<EntryBody, { kind: "comment.made" }>,
	t: Words,
): Html {
	return html`${clear !== null && html` ${t("comments:field.clear")} <strong>${t(`comments:field.${clear}`)}</strong>`}${[
		worry,
		wish,
	]
		.filter((words) => words !== "")
		.map((words) => html`<blockquote lang="${lang}">${words}</blockquote>`)}`;
}
