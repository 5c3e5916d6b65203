/** The letter that confirms a choice, ready to print: in the patient's language, with an English copy on the screen. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import type { PatientActor } from "#app/core/actor.ts";
import { findReceipt } from "#app/features/choices/receipt.store.server.ts";
import { languageName } from "#app/features/staff/language-name.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { formatDay } from "#app/i18n/format.ts";
import { type Context, staffOf } from "#app/server/context.server.ts";
import { notFound } from "#app/server/respond.server.ts";
import stylesheet from "#app/ui/letter.css?url";
import { isLanguage, LANGUAGES, type LanguageTag, languageOf } from "#locales/index.ts";
import { type LetterToPrint, openLetter } from "../letter.store.server.ts";
import { staffCopy } from "../letter.ts";
import { DOCUMENT_END, documentStart } from "../letter-document.ts";
import { envelopeOf, wordsOf } from "../letter-envelope.ts";
import { forStaff } from "../letter-for-staff.ts";
import { plainLanguage } from "../letter-formats.ts";
import { type Html, html } from "../letter-html.ts";
import { savedLetter } from "../letter-saved.ts";

/** No component: the answer is the letter itself, the same HTML that a file of letters has. */
export async function loader({ params, context }: LoaderFunctionArgs) {
	const actor = staffOf(context);
	const id = /^[1-9]\d{0,14}$/.test(params["id"] ?? "") ? Number(params["id"]) : 0;
	const letter = await openLetter(context.db, actor, id, context.now());
	if (letter === undefined) throw notFound();
	const lang = isLanguage(letter.lang) ? letter.lang : "en";
	const body = html`${beside(context, letter, lang)}${await inLanguage(context, letter, lang)}${
		lang !== "en" &&
		html`<div class="for-staff">${staffCopy(wordsOf(context.translators, "en"))}${await inLanguage(context, letter, "en")}</div>`
	}`;
	const start = documentStart(wordsOf(context.translators, lang)("letters:email.subject"), lang, {
		href: stylesheet,
	});
	return new Response(`${start.html}${body.html}${DOCUMENT_END.html}`, {
		headers: { "Content-Type": "text/html; charset=utf-8" },
	});
}

/** The letter is the receipt that the patient would read on the web: the same function, asked as that patient. */
async function inLanguage(
	{ db, translators, origin, now }: Context,
	letter: LetterToPrint,
	lang: LanguageTag,
): Promise<Html> {
	const { to, ref, providerId } = letter;
	const patient: PatientActor = { role: "patient", patientNo: to.no, way: "letter", helped: null };
	const register = await currentRegister(db);
	const receipt = await findReceipt(db, patient, register, ref, lang, now());
	const provider = register.providers.get(providerId);
	if (receipt === undefined || provider === undefined) throw notFound();
	const dayIn = (when: Date | string) => formatDay(lang, when);
	const envelope = envelopeOf(translators, LANGUAGES, { lang, provider, to, origin, at: now(), dayIn });
	return savedLetter({ ...envelope, receipt, dayIn });
}

function beside({ translators, lang }: Context, { to }: LetterToPrint, written: LanguageTag): Html {
	const reads = plainLanguage(to.lang);
	return forStaff({
		t: wordsOf(translators, lang),
		lang,
		dir: languageOf(lang).dir,
		formats: to.formats,
		hasAddress: to.address.length > 0,
		otherLanguage: reads === null || reads === written ? undefined : languageName(reads, lang).here,
	});
}
