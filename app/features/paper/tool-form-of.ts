/** The paper form of one tool of the register, for everybody, for one patient's services, or to be posted with a letter. */
import { dayOf } from "#app/core/calendar.ts";
import { answersOnPage } from "#app/features/comments/round.ts";
import type { Html } from "#app/features/people/letter-html.ts";
import { explain } from "#app/features/tools/explain.ts";
import {
	asksInCare,
	type KnownProvider,
	type KnownRegister,
	type KnownTool,
	wordsIn,
} from "#app/features/tools/known-tool.ts";
import { shownLaws } from "#app/features/tools/shown-law.ts";
import { watchedOf } from "#app/features/tools/watched.ts";
import type { Words } from "#app/i18n/use-words.ts";
import type { Language, LanguageTag } from "#locales/index.ts";
import { paperProvider, type Reply } from "./reply.ts";
import { toolForm } from "./tool-form.ts";

/** Whose form, in which language, made when. `words` are the words of a language, `dayIn` and `numberIn` say days and numbers in this one. */
export interface Printing {
	readonly language: Language & { readonly tag: LanguageTag };
	readonly words: (lang: LanguageTag) => Words;
	readonly dayIn: (when: Date | string) => string;
	readonly numberIn: (value: number) => string;
	readonly origin: string;
	readonly at: Date;
	readonly printSize: number | null;
	readonly to?: Reply["to"];
}

/** What holds in care where the reader says nothing; null where nothing of the kind is true of them. */
export type IfNothing = "objection" | "consent" | "information" | "stopped" | null;

/**
 * The form of this tool. `services` are those of the reader, and `ifNothing` what holds for them; left out, those of the whole installation,
 * and what holds for whoever has said nothing: the public page.
 */
export function toolFormOf(
	register: KnownRegister,
	tool: KnownTool,
	services: ReadonlySet<string> | undefined,
	printing: Printing,
	ifNothing: IfNothing = tool.paused ? "stopped" : basisInCare(tool),
): Html {
	const { language, words, at } = printing;
	const lang = language.tag;
	const here = services ?? new Set(register.services.keys());
	const used = tool.uses.filter(({ serviceId }) => here.has(serviceId));
	const around = new Set([...here].flatMap((id) => register.services.get(id)?.providerId ?? []));
	const users = services === undefined ? new Set(register.providers.keys()) : providersIn(used);
	const provider = providerOf(register, used[0]?.providerId ?? [...around].sort()[0]);
	const t = words(lang);
	const laws = shownLaws(tool.laws, register, users, lang, at);
	const byLaw = laws.some(({ now, purpose }) => now && (purpose === null || purpose === "care"));
	const holds = used.length === 0 || (byLaw && ifNothing !== "stopped") ? null : ifNothing;
	const explained = explain(tool, { ...tool.notice, words: tool.words }, here, lang, around);
	return toolForm({
		...printing,
		t,
		lang,
		dir: language.dir,
		isReviewed: language.reviewedBy !== null,
		number: tool.number,
		canChoose: !tool.retired && asksInCare(tool),
		ifNothing: ifNothingWords(t, holds),
		english: { t: words("en"), name: wordsIn(tool.words, "en").words.name },
		tool: { ...explained, stopped: explained.stopped || ifNothing === "stopped" },
		watched: watchedOf(tool, users, dayOf(at)),
		laws,
		people: answersOnPage(register.rounds, { id: tool.id, newest: tool.notice.number }, lang),
		provider: paperProvider(provider),
	});
}

/** Why an answer about this tool counts in care. */
function basisInCare({
	machineAlone,
	basis,
}: Pick<KnownTool, "machineAlone" | "basis">): Exclude<IfNothing, "stopped" | null> {
	return machineAlone ? "consent" : (basis.care ?? "information");
}

function ifNothingWords(t: Words, holds: IfNothing): string {
	if (holds === null) return "";
	return holds === "stopped" ? t("choices:tool.not-now") : t(`choices:tool.nothing.${holds}`);
}

function providersIn(uses: KnownTool["uses"]): ReadonlySet<string> {
	return new Set(uses.map(({ providerId }) => providerId));
}

/** The provider that gets the form back; where nobody here uses the tool, the first, which speaks for the installation. */
function providerOf(register: KnownRegister, id: string | undefined): KnownProvider {
	const [first] = register.providers.values();
	const found = (id === undefined ? undefined : register.providers.get(id)) ?? first;
	if (found === undefined) throw new Error("a register without a provider");
	return found;
}
