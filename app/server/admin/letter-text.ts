/** What an invitation says to one patient: in their language where we have it, with the tools of their own services. */
import { basisOf } from "#app/core/tool-rule.ts";
import { plainLanguage } from "#app/features/needs/unmet.ts";
import type { Recipient } from "#app/features/people/letter.store.server.ts";
import { envelopeOf } from "#app/features/people/letter-envelope.ts";
import { type Html, html } from "#app/features/people/letter-html.ts";
import { invitationLetter } from "#app/features/people/letter-invitation.ts";
import { ruleOf, servicesOf } from "#app/features/record/decide.store.server.ts";
import { providerFor } from "#app/features/record/make-choice.store.server.ts";
import { usedUnasked } from "#app/features/record/used-unasked.store.server.ts";
import { type KnownProvider, stageIn } from "#app/features/tools/known-tool.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { formatDay } from "#app/i18n/format.ts";
import type { Translators } from "#app/i18n/languages.server.ts";
import type { Db } from "#db/open.server.ts";
import { isLanguage, LANGUAGES, type LanguageTag } from "#locales/index.ts";

interface Source {
	readonly db: Db;
	readonly translators: Translators;
	readonly origin: string;
	readonly at: Date;
}

/** A letter that lacks only its code. */
export interface DraftInvitation {
	readonly provider: KnownProvider;
	readonly lang: LanguageTag;
	/** The letter, and where it is not in English a copy for staff without the code. */
	withCode(code: string): Html;
}

/** The letter to this patient; undefined where they are on no list, so that no provider writes to them. */
export async function invitationFor(
	{ db, translators, origin, at }: Source,
	to: Recipient,
): Promise<DraftInvitation | undefined> {
	const register = await currentRegister(db);
	const services = await servicesOf(db.read, to.no);
	const provider = providerFor(register, services, null);
	if (provider === undefined) return undefined;
	const isUsed = await usedUnasked(db.read, db.vault, register, { patientNo: to.no, services, at });
	const tools = register.tools
		.filter((tool) => !tool.retired && stageIn(tool, services) !== undefined)
		.map((tool) => ({
			tool,
			basis: basisOf(ruleOf(tool, provider, true), "care"),
			used: isUsed(tool),
		}));
	const reads = plainLanguage(to.needs.reads) ?? "en";
	const lang = isLanguage(reads) ? reads : "en";

	const written = (language: LanguageTag, code: string | undefined): Html => {
		const dayIn = (when: Date | string) => formatDay(language, when);
		const envelope = envelopeOf(translators, LANGUAGES, { lang: language, provider, to, origin, at, dayIn });
		return invitationLetter(envelope, language, to.nhsNumber, tools, code);
	};
	return {
		provider,
		lang,
		withCode: (code) =>
			lang === "en" ? written("en", code) : html`${written(lang, code)}${written("en", undefined)}`,
	};
}
