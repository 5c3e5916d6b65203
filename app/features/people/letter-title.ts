/** The title of a page with one letter: browsers print it above the letter, so it says no more than the letter does. */
import type { Told } from "#app/features/record/message.ts";
import type { Words } from "#app/i18n/use-words.ts";

/** The title in the letter's language. */
export function letterTitle(t: Words, told: Told, isQuiet: boolean): string {
	if (isQuiet) return t("uses:email.subject");
	if (!("about" in told)) return t("letters:email.subject");
	if (told.about === "details-code") return t("uses:letter.code-title");
	if (told.about === "override") return t("overrides:letter.title");
	if (told.about === "outside") return t("outside:letter.title");
	if (told.about === "law") return t("laws:letter.title");
	if (told.about === "retirement") return t("watch:letter.title");
	if (told.about === "hand-over") return t("acting:handed.title");
	// It goes to somebody else: the patient's name is for the letter alone.
	if (told.about === "acting-ended") return t("uses:email.subject");
	return told.about === "dispute" ? t("disputes:letter.subject") : t("uses:letter.title");
}
