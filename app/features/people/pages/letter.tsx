/**
 * Letters ready to print, in the patient's language with an English copy on the screen: the one that confirms a choice,
 * at `all` every one that can go into the post as it is, the news of a use that was not allowed or of what the patient said is
 * wrong, a second letter with its code, and at `new` an invitation with a new code.
 */
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import type { PatientActor, StaffActor } from "#app/core/actor.ts";
import { makeCode } from "#app/features/account/letter-code.store.server.ts";
import { receiptOnPaper } from "#app/features/choices/receipt.store.server.ts";
import { readShown } from "#app/features/disputes/shown.store.server.ts";
import { lettersPosted } from "#app/features/jobs/jobs.store.server.ts";
import { isOfReading, plainLanguage, unmetBy } from "#app/features/needs/unmet.ts";
import { findOwnOutsideLook } from "#app/features/outside/outside-look.store.server.ts";
import { findOwnOverride } from "#app/features/overrides/own-overrides.store.server.ts";
import { shownOverride } from "#app/features/overrides/shown-override.ts";
import { wordsIn } from "#app/features/tools/known-tool.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { shownLaw } from "#app/features/tools/shown-law.ts";
import { shownUse } from "#app/features/uses/shown-use.ts";
import { findUse } from "#app/features/uses/use.store.server.ts";
import { formatDay, formatMoment, formatUntil } from "#app/i18n/format.ts";
import { languageName } from "#app/i18n/language-name.ts";
import { type Context, staffOf } from "#app/server/context.server.ts";
import { notFound } from "#app/server/respond.server.ts";
import stylesheet from "#app/ui/letter.css?url";
import { isLanguage, LANGUAGES, type LanguageTag, languageOf } from "#locales/index.ts";
import { type LetterToPrint, openLetter, openLetters } from "../letter.store.server.ts";
import { staffCopy } from "../letter.ts";
import { disputeLetter } from "../letter-dispute.ts";
import { envelopeOf, wordsOf } from "../letter-envelope.ts";
import { forStaff } from "../letter-for-staff.ts";
import { letterOfActingEnded, letterOfHandOver } from "../letter-hand-over.ts";
import { type Html, html } from "../letter-html.ts";
import { invitationLetter } from "../letter-invitation.ts";
import { letterOfLaw } from "../letter-law.ts";
import { letterOfOutside } from "../letter-outside.ts";
import { letterOfOverride } from "../letter-override.ts";
import { letterPageWith } from "../letter-page.ts";
import { quietLetter } from "../letter-quiet.ts";
import { letterOfRetired } from "../letter-retired.ts";
import { savedLetter } from "../letter-saved.ts";
import { letterTitle } from "../letter-title.ts";
import { letterOfUse, secondLetter } from "../letter-use.ts";
import { beforeLetters, readPosted } from "../letters-posted.ts";
import { type NewLetter, openNewLetter } from "../new-letter.store.server.ts";

const page = letterPageWith(stylesheet);

/** The address of a letter that does not exist yet: whoever has to sign in again before it is made goes on from the start. */
const NEW = "new";

/** The address of all letters to post, and where staff say that those they were shown are posted. */
const ALL = "all";

/** No component: the answer is the letter itself, the same HTML that a file of letters has. */
export async function loader({ params, context }: LoaderFunctionArgs) {
	const actor = staffOf(context);
	if (params["id"] === NEW) throw redirect("/staff", 303);
	if (params["id"] === ALL) return allLetters(context, actor);
	const id = /^[1-9]\d{0,14}$/.test(params["id"] ?? "") ? Number(params["id"]) : 0;
	const letter = await openLetter(context.db, actor, id, context.now());
	if (letter === undefined) throw notFound();
	const lang = isLanguage(letter.lang) ? letter.lang : "en";
	const body = html`${beside(context, letter, lang)}${await inLanguage(context, letter, lang, false)}${
		lang !== "en" &&
		html`<div class="for-staff">${staffCopy(wordsOf(context.translators, "en"))}${await inLanguage(context, letter, "en", true)}</div>`
	}`;
	return page(letterTitle(wordsOf(context.translators, lang), letter.told, letter.isQuiet), lang, body, 200);
}

/** Makes a letter with a new code; the old code stops. The code is in this answer and nowhere else. */
export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = staffOf(context);
	const { db, passwords, translators, lang } = context;
	const form = await request.formData();
	if (params["id"] === ALL) {
		await lettersPosted(db, actor, readPosted(form), context.now());
		return redirect("/staff/tasks", 303);
	}
	const [id, ...more] = form.getAll("patient");
	if (params["id"] !== NEW || typeof id !== "string" || more.length > 0) throw notFound();
	const at = context.now();
	const letter = await openNewLetter(db, actor, await currentRegister(db), id, at);
	if (letter === undefined) throw notFound();
	const code = await makeCode(db, passwords, actor, letter.to.no, at);
	const t = wordsOf(translators, lang);
	if (!code.ok) {
		if (code.reason === "no-such-patient") throw notFound();
		const back = html`<p><a href="/staff/patients/${id}">${t("staff:receipt.back")}</a></p>`;
		return page(t("staff:new-letter.title"), lang, html`<p>${t("staff:new-letter.busy")}</p>${back}`, 503);
	}
	const reads = plainLanguage(letter.to.needs.reads) ?? "en";
	const written = isLanguage(reads) ? reads : "en";
	const body = html`${beside(context, letter, written, id)}${newIn(context, letter, written, code.value)}${
		written !== "en" && html`<div class="for-staff">${newIn(context, letter, "en", undefined)}</div>`
	}`;
	return page(wordsOf(translators, written)("letters:invitation.title"), written, body, 200);
}

/** Every letter that only has to be posted; those that need a person first are named, and stay on the list. */
async function allLetters(context: Context, actor: StaffActor): Promise<Response> {
	const { db, lang, translators, formToken } = context;
	const { letters, more } = await openLetters(db, actor, context.now());
	const ready: number[] = [];
	const sheets: Html[] = [];
	for (const letter of letters.filter(canGoAsItIs)) {
		const sheet = await inLanguage(
			context,
			letter,
			isLanguage(letter.lang) ? letter.lang : "en",
			false,
		).catch(unlessNotThere);
		if (sheet === undefined) continue;
		ready.push(letter.id);
		sheets.push(sheet);
	}
	const t = wordsOf(translators, lang);
	const apart = letters.filter(({ id }) => !ready.includes(id));
	const head = beforeLetters({
		t,
		lang,
		dir: languageOf(lang).dir,
		more,
		token: formToken,
		ready,
		apart: apart.map(({ id, to }) => ({ id, name: to.name })),
	});
	return page(t("letters:all.title"), lang, html`${head}${sheets}`, 200);
}

/** One letter whose receipt is not there must not keep the others from the post. */
function unlessNotThere(thrown: unknown): undefined {
	if (!(thrown instanceof Response)) throw thrown;
}

function canGoAsItIs({ to, lang }: LetterToPrint): boolean {
	const unmet = unmetBy({ needs: to.needs, hasEmail: to.email !== null, written: lang });
	return to.address.length > 0 && !unmet.some(isOfReading);
}

function newIn(
	{ translators, origin, now }: Context,
	{ to, provider, tools }: NewLetter,
	lang: LanguageTag,
	code: string | undefined,
): Html {
	const dayIn = (when: Date | string) => formatDay(lang, when);
	const envelope = envelopeOf(translators, LANGUAGES, { lang, provider, to, origin, at: now(), dayIn });
	return invitationLetter(envelope, lang, to.nhsNumber, tools, code);
}

/**
 * The letter is what the patient would read on the web, a receipt or a use: the same function, asked as that patient. A code
 * stands only in the letter itself: not in the copy for staff, and no more once it is posted. What the patient keeps to themself
 * is in none.
 */
async function inLanguage(
	{ db, translators, origin, now }: Context,
	letter: LetterToPrint,
	lang: LanguageTag,
	isCopy: boolean,
): Promise<Html> {
	const { to, ref, providerId, told, isPosted, isQuiet } = letter;
	const patient: PatientActor = { role: "patient", patientNo: to.no, way: "letter", helped: null };
	const register = await currentRegister(db);
	const provider = register.providers.get(providerId);
	if (provider === undefined) throw notFound();
	const dayIn = (when: Date | string) => formatDay(lang, when);
	const envelope = envelopeOf(translators, LANGUAGES, { lang, provider, to, origin, at: now(), dayIn });
	if (isQuiet) return quietLetter(envelope);
	if ("about" in told && told.about === "details-code")
		return secondLetter(envelope, isCopy || isPosted ? undefined : told.code, dayIn(told.until), isPosted);
	if ("about" in told && told.about === "use") {
		const use = await findUse(db, patient, told.use);
		if (use === undefined) throw notFound();
		const { name: tool, service } = shownUse(use, register, lang, false);
		const { nation } = provider;
		const moment = formatMoment(lang, use.usedAt);
		return letterOfUse({ ...envelope, use, tool, service, nation, moment, dayIn });
	}
	if ("about" in told && told.about === "override") {
		const found = await findOwnOverride(db, patient, told.override);
		if (found === undefined) throw notFound();
		const shown = shownOverride(found, register, lang, true, now());
		const span = (from: string, to: string) => ({
			from: formatMoment(lang, new Date(from)),
			to: formatUntil(lang, new Date(from), new Date(to)),
		});
		const language = (tag: string) => languageName(tag, lang).here;
		return letterOfOverride({ ...envelope, shown, span, language });
	}
	if ("about" in told && told.about === "outside") {
		const look = await findOwnOutsideLook(db, patient, told.look);
		if (look === undefined) throw notFound();
		const place = register.providers.get(look.provider)?.name ?? look.provider;
		const language = (tag: string) => languageName(tag, lang).here;
		return letterOfOutside({ ...envelope, look, place, moment: formatMoment(lang, look.at), language });
	}
	if ("about" in told && told.about === "law") {
		const known = register.byId.get(told.tool);
		const law = known?.laws.find(({ id }) => id === told.law);
		if (known === undefined || law === undefined) throw notFound();
		const { words, lang: wordsLang } = wordsIn(known.words, lang);
		const tool = { name: words.name, nameLang: wordsLang === lang ? null : wordsLang };
		const isOver = law.ends <= now();
		return letterOfLaw({ ...envelope, tool, law: shownLaw(law, register, lang, now()), isOver, dayIn });
	}
	if ("about" in told && told.about === "retirement") {
		const known = register.byId.get(told.tool);
		const retired = known?.stopped.retired;
		if (known === undefined || !retired) throw notFound();
		const { words, lang: wordsLang } = wordsIn(known.words, lang);
		const tool = { name: words.name, nameLang: wordsLang === lang ? null : wordsLang };
		return letterOfRetired({ ...envelope, tool, since: dayIn(retired.since), why: retired.why });
	}
	if ("about" in told && told.about === "hand-over") return letterOfHandOver({ ...envelope, told });
	if ("about" in told && told.about === "acting-ended")
		return letterOfActingEnded({ ...envelope, patient: letter.patient, because: told.because });
	if ("about" in told && told.about === "dispute") {
		// To the address of record: health details are for whoever lives there.
		const found = await readShown(db, patient, register, told.dispute, "all", lang, now());
		if (found === undefined) throw notFound();
		return disputeLetter({ ...envelope, shown: found.shown, ref, dayIn });
	}
	const receipt = await receiptOnPaper(db, patient, register, ref, lang, now());
	if (receipt === undefined) throw notFound();
	return savedLetter({ ...envelope, receipt, dayIn });
}

function beside(
	{ translators, lang }: Context,
	{ to }: Pick<LetterToPrint, "to">,
	written: LanguageTag,
	newFor?: string,
): Html {
	const reads = plainLanguage(to.needs.reads);
	return forStaff({
		t: wordsOf(translators, lang),
		lang,
		dir: languageOf(lang).dir,
		unmet: unmetBy({ needs: to.needs, hasEmail: to.email !== null, written }),
		hasAddress: to.address.length > 0,
		otherLanguage: reads === null || reads === written ? undefined : languageName(reads, lang).here,
		...(newFor !== undefined && { newFor }),
	});
}
