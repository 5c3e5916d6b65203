/** A use as a page shows it. What is about the patient's health is there only where it may be shown. */
import { type KnownRegister, wordsIn } from "#app/features/tools/known-tool.ts";
import type { LanguageTag } from "#locales/index.ts";
import { lookedIntoBy, type Use, type UseReported, type WhyNot, whyNot } from "./use.ts";

export interface ShownUse {
	readonly id: string;
	/** ISO instant. */
	readonly usedAt: string;
	readonly tool: string;
	readonly name: string;
	/** Set where the tool's name is not in the reader's language. */
	readonly nameLang: LanguageTag | null;
	readonly service: string;
	readonly version: string | null;
	readonly notice: number | null;
	/** Why it was not allowed; null where it was, or where it never happened as written. */
	readonly whyNot: WhyNot | null;
	/** ISO day by which somebody looks into it, where it was not allowed. */
	readonly lookedIntoBy: string;
	/** ISO instant at which staff found that it was a mistake, or null. */
	readonly inErrorAt: string | null;
	readonly details: UseDetails | null;
}

/** What a tool looked at and said, and who checked it. `lang` is the language that the words are in. */
export interface UseDetails extends Pick<UseReported, "lookedAt" | "recommended" | "lang" | "checked"> {}

/** One use for a reader of this language. `withDetails` is false where they have not switched health details on. */
export function shownUse(
	use: Use,
	register: KnownRegister,
	lang: LanguageTag,
	withDetails: boolean,
): ShownUse {
	const { body, reportedAt, inErrorAt } = use;
	const tool = register.byId.get(body.tool);
	const words = tool && wordsIn(tool.words, lang);
	const service = register.services.get(body.service);
	const provider = service && register.providers.get(service.providerId);
	const { lookedAt, recommended, lang: written, checked } = body;
	return {
		id: use.id,
		usedAt: body.usedAt,
		tool: body.tool,
		name: words?.words.name ?? body.tool,
		nameLang: words === undefined || words.lang === lang ? null : words.lang,
		service: service?.names[lang] ?? service?.names["en"] ?? body.service,
		version: body.toolVersion,
		notice: body.notice,
		whyNot: inErrorAt === null ? (whyNot(body.decided) ?? null) : null,
		lookedIntoBy: lookedIntoBy(reportedAt, provider?.nation ?? "england"),
		inErrorAt: inErrorAt?.toISOString() ?? null,
		details: withDetails ? { lookedAt, recommended, lang: written, checked } : null,
	};
}
