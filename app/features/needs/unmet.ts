/** What a message of ours cannot give a patient, so that a person has to. */
import type { ContactWay, NeededFormat, Needs } from "#app/core/needs-entry.ts";

/** Formats that nothing of ours has. Large print we have. */
const FORMATS_LACKING = [
	"easy-read",
	"audio",
	"braille",
	"bsl-video",
] as const satisfies readonly NeededFormat[];

/** Ways of contact that only a person has. Who asks for one gets the message in writing all the same. */
const WAYS_LACKING = ["phone", "text", "text-relay"] as const satisfies readonly ContactWay[];

/** Each has its sentence in `needs:unmet`. `address` is an e-mail that was asked for and cannot be sent. */
export type Unmet = (typeof FORMATS_LACKING)[number] | (typeof WAYS_LACKING)[number] | "address" | "language";

/** What is known of whom we write to. `written` is the tag of the language of the message. */
export interface Written {
	readonly needs: Needs;
	readonly hasEmail: boolean;
	readonly written: string;
}

/** Can whoever needs this not use the paper at all? Who asked for another way of contact can still read what we post. */
export function isOfReading(unmet: Unmet): boolean {
	return unmet === "language" || FORMATS_LACKING.some((format) => format === unmet);
}

/** What this message cannot give, in the order in which staff read it. */
export function unmetBy({ needs, hasEmail, written }: Written): Unmet[] {
	const reads = plainLanguage(needs.reads);
	return [
		...FORMATS_LACKING.filter((format) => needs.formats.includes(format)),
		...WAYS_LACKING.filter((way) => way === needs.contact),
		...(needs.contact === "email" && !hasEmail ? (["address"] as const) : []),
		...(reads !== null && reads !== plainLanguage(written) ? (["language"] as const) : []),
	];
}

/** The language of a recorded tag without its region: a letter in "ur" serves who reads "ur-PK". Null when nobody asked. */
export function plainLanguage(recorded: string | null): string | null {
	return recorded === null ? null : (recorded.toLowerCase().split("-")[0] ?? null);
}
