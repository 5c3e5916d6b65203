/** One answer as staff read it, in whole sentences. */

import { helpedWords } from "#app/core/helped-words.ts";
import type { Words } from "#app/i18n/use-words.ts";
import type { HowSaid } from "./summary.ts";

/** The same with the instant as JSON has it. */
export type SentHow = Omit<HowSaid, "at"> & { readonly at: string };

/** Who said what when, and how it came to us, in the words of `t`. `dayOf` says a day (an instant, or an ISO day) in the same language. */
export function howWords(t: Words, dayOf: (when: Date | string) => string, said: SentHow): string {
	const { decider, way, saidOn, general, interpreter } = said;
	const helped = helpedWords(t, said.helped);
	const answer = t(`choices:answer.${said.answer}`);
	const typedIn = dayOf(new Date(said.at));
	const date = saidOn === null ? typedIn : dayOf(saidOn);
	const name = said.recorder ?? t("staff:summary.our-staff");
	const sentences = [
		decider === null
			? t("staff:summary.said.patient", { answer, date })
			: t("staff:summary.said.trusted", {
					name: decider.name,
					authority: t(`staff:authority.${decider.authority}`),
					answer,
					date,
				}),
		way === "paper"
			? saidOn === null
				? t("staff:summary.way.paper-undated", { name })
				: t("staff:summary.way.paper", { name, date: typedIn })
			: t(`staff:summary.way.${way}`, { name }),
		general ? t("staff:summary.said.general") : "",
		said.isPrivate ? t("acting:private.staff") : "",
		helped === undefined ? "" : t("helping:helped", { name: helped }),
		interpreter === null ? "" : t("staff:summary.said.interpreter", { name: interpreter }),
	];
	return sentences.filter((sentence) => sentence !== "").join(" ");
}
