/** A letter with a new code for somebody who acts for a patient; their old code stops. The code is in this answer and nowhere else. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { makeCode } from "#app/features/account/letter-code.store.server.ts";
import { envelopeOf, wordsOf } from "#app/features/people/letter-envelope.ts";
import { forStaff } from "#app/features/people/letter-for-staff.ts";
import { html } from "#app/features/people/letter-html.ts";
import { letterPageWith } from "#app/features/people/letter-page.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { formatDay } from "#app/i18n/format.ts";
import { staffOf } from "#app/server/context.server.ts";
import { notFound } from "#app/server/respond.server.ts";
import stylesheet from "#app/ui/letter.css?url";
import { isLanguage, LANGUAGES, languageOf } from "#locales/index.ts";
import { openActingLetter } from "../acting-letter.store.server.ts";
import { actingLetter } from "../acting-letter.ts";

const page = letterPageWith(stylesheet);

/** There is no letter to look at again. */
export function loader() {
	throw notFound();
}

/** No component: the answer is the letter itself. */
export async function action({ params, context }: ActionFunctionArgs) {
	const actor = staffOf(context);
	const { db, passwords, translators, lang, origin } = context;
	const id = params["id"] ?? "";
	const at = context.now();
	const letter = await openActingLetter(db, actor, id, params["person"] ?? "", at);
	const provider = (await currentRegister(db)).providers.get(actor.providerId);
	if (letter === undefined || provider === undefined) throw notFound();
	const { person, patient, may } = letter;
	const t = wordsOf(translators, lang);
	const back = html`<p><a href="/staff/patients/${id}">${t("staff:receipt.back")}</a></p>`;
	const title = t("acting:letter.title", { name: patient });
	const code = await makeCode(db, passwords, actor, letter.patientNo, at, person.id);
	if (!code.ok && code.reason === "busy")
		return page(title, lang, html`<p>${t("staff:new-letter.busy")}</p>${back}`, 503);
	if (!code.ok || may === undefined)
		return page(title, lang, html`<p>${t("acting:letter.cannot")}</p>${back}`, 422);
	const written = person.lang !== null && isLanguage(person.lang) ? person.lang : "en";
	const address = (person.address ?? "").split("\n").filter((line) => line !== "");
	const to = { name: person.name, address, needs: { formats: [], printSize: null } };
	const dayIn = (when: Date | string) => formatDay(written, when);
	const envelope = envelopeOf(translators, LANGUAGES, { lang: written, provider, to, origin, at, dayIn });
	const beside = forStaff({
		t,
		lang,
		dir: languageOf(lang).dir,
		unmet: [],
		hasAddress: address.length > 0,
		otherLanguage: undefined,
		newFor: id,
	});
	const body = html`${beside}${actingLetter({ ...envelope, patient, may, limits: person.limits, code: code.value })}`;
	return page(wordsOf(translators, written)("acting:letter.title", { name: patient }), written, body, 200);
}
