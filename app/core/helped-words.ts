/** Who helped, in the words of the reader's language. */

import type { Words } from "#app/i18n/use-words.ts";
import { HELPED_BY_STAFF, type Helped } from "./helped.ts";

/** A name, or a word for whom we have no name of. Undefined where nobody helped, or nobody was asked. */
export function helpedWords(t: Words, helped: Helped): string | undefined {
	if (helped === null || helped === false || helped === "") return undefined;
	if (helped === true) return t("helping:somebody");
	return helped === HELPED_BY_STAFF ? t("helping:library") : helped;
}
