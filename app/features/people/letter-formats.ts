/** What a letter cannot yet be: formats that a patient needs and only a person can give them. */
import type { Format } from "./patient.ts";

/** Formats that no letter of ours has yet. Each has its sentence in `letters:for-staff.format`. */
export const UNMET_FORMATS = ["easy-read", "audio", "braille"] as const satisfies readonly Format[];
export type UnmetFormat = (typeof UNMET_FORMATS)[number];

/** Which of the recorded formats a letter on paper cannot meet, so that a person has to. Large print it can. */
export function unmetFormats(formats: readonly string[]): readonly UnmetFormat[] {
	return UNMET_FORMATS.filter((format) => formats.includes(format));
}

/** The language of a recorded tag without its region: a letter in "ur" serves who reads "ur-PK". Null when nobody asked. */
export function plainLanguage(recorded: string | null): string | null {
	return recorded === null ? null : (recorded.toLowerCase().split("-")[0] ?? null);
}
