/** Who helped a patient to use this website, as they said it. Whoever helps decides nothing, and is asked nothing. */

/** What the patient said about help: `null` was not asked, `true` is somebody without a name, a text is who, in the words of who wrote it down. */
export type Helped = boolean | string | null;

/** Somebody at a library or another place whose work it is: their own name is nobody's business. */
export const HELPED_BY_STAFF = "library-staff";

/** The most characters of a helper's name: it stands on each page, and pages are light. */
export const HELPER_NAME = 40;
