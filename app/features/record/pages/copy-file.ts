/** Everything of the patient's own, as one file for the patient or who stands in their place: a page to read, or data for a computer. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import type { PersonActor } from "#app/core/actor.ts";
import { listDisputes } from "#app/features/disputes/dispute.store.server.ts";
import { reachOf } from "#app/features/disputes/reach.store.server.ts";
import { readShown } from "#app/features/disputes/shown.store.server.ts";
import { ownListing } from "#app/features/people/own-listing.store.server.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { shownUse } from "#app/features/uses/shown-use.ts";
import { usesFor } from "#app/features/uses/uses-for.store.server.ts";
import { formatDay, formatList, formatMoment, formatNumber } from "#app/i18n/format.ts";
import { languageName } from "#app/i18n/language-name.ts";
import type { Words } from "#app/i18n/use-words.ts";
import { standInOf } from "#app/server/context.server.ts";
import { languageIn, notFound } from "#app/server/respond.server.ts";
import type { Db } from "#db/open.server.ts";
import { type LanguageTag, languageOf } from "#locales/index.ts";
import { copiedEntries, copiedForOthers, type MyCopy } from "../copy.ts";
import { copyHtml } from "../copy-html.ts";
import { type ListedLine, linesOfListing } from "../copy-listing.ts";
import { countLookUps, listLookUps, logActingLook } from "../look-up.store.server.ts";
import { ownRecord } from "../own-messages.store.server.ts";

/** No component: the answer is the file itself. */
export async function loader({ params, context }: LoaderFunctionArgs) {
	const lang = languageIn(params);
	const actor = standInOf(context, lang);
	await logActingLook(context.db, actor, context.now());
	const kind = params["kind"];
	if (kind !== "html" && kind !== "json") throw notFound();
	const register = await currentRegister(context.db);
	const copy = await readCopy(context.db, actor, register, lang, context.now());
	const t = context.translators.get(lang)?.t as Words | undefined;
	if (t === undefined) throw new Error(`no words for ${lang}`);
	const { dir } = languageOf(lang);
	const moment = (at: string) => formatMoment(lang, new Date(at));
	const text =
		kind === "json"
			? `${JSON.stringify(copy, null, "\t")}\n`
			: copyHtml(copy, { t, lang, dir, register, moment, listed: listedLines(copy, t, lang) });
	return new Response(text, {
		headers: {
			"Content-Type": kind === "json" ? "application/json; charset=utf-8" : "text/html; charset=utf-8",
			"Content-Disposition": `attachment; filename="ai-choices-${copy.madeAt.slice(0, 10)}.${kind}"`,
			"Cache-Control": "no-store",
		},
	});
}

function listedLines({ listed }: MyCopy, t: Words, lang: LanguageTag): ListedLine[] {
	if (listed === null) return [];
	const day = (iso: string) => formatDay(lang, iso);
	return linesOfListing(t, listed, {
		day,
		number: (number) => formatNumber(lang, number),
		list: (words) => formatList(lang, words),
		language: (tag) => languageName(tag, lang).here,
	});
}

async function readCopy(
	db: Db,
	actor: PersonActor,
	register: KnownRegister,
	lang: LanguageTag,
	at: Date,
): Promise<MyCopy> {
	const details = (await reachOf(db, actor))?.details === true;
	const known = await listDisputes(db, actor);
	const shown = await Promise.all(
		known.map(({ id }) => readShown(db, actor, register, id, "as-switched", lang, at)),
	);
	const { entries, messages } = await ownRecord(db, actor);
	const own = actor.role === "patient";
	const ids = known.map(({ id }) => id);
	// What the list holds of the patient, such as how to reach them, goes to nobody else.
	const listing = own ? await ownListing(db, actor) : undefined;
	const looks = await listLookUps(db, actor, 0, await countLookUps(db, actor));
	return {
		version: 1,
		madeAt: at.toISOString(),
		name: own ? (listing?.name ?? "") : actor.patient.name,
		takenBy: own ? null : actor.person.name,
		listed: details ? (listing ?? null) : null,
		details,
		entries: own ? copiedEntries(entries, ids, details) : copiedForOthers(entries, ids),
		uses: (await usesFor(db, actor, register)).map((use) => shownUse(use, register, lang, details)),
		disputes: shown.flatMap((one) => (one === undefined ? [] : [one.shown])),
		messages,
		looks: looks.map((look) => ({
			at: look.at.toISOString(),
			who: look.who,
			name: look.name,
			provider: look.provider,
			what: look.what,
			tool: look.tool,
			purpose: look.purpose,
			answer: look.answer,
			because: look.because,
		})),
	};
}
