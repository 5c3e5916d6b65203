/**
 * What a patient needs so that care reaches them: what they said here, else what the provider's list knows. It is asked once,
 * early, and again after a year (Accessible Information Standard, DAPB1605: identify, record, flag, share, meet, review).
 */
import { z } from "zod";
import { addMonths, dayOf } from "#app/core/calendar.ts";
import { languageTag, NEEDED_FORMATS, type Needs, needsSchema } from "#app/core/needs-entry.ts";
import { WAYS } from "#app/core/said.ts";
import type { Format } from "#app/features/people/patient.ts";

/** After so many months what was said is asked again. */
const ASK_AGAIN_AFTER = 12;

const keptSchema = z.strictObject({
	needs: needsSchema,
	/** The entry's receipt reference, the day (ISO) and the way in which it was said. */
	said: z.strictObject({
		ref: z.string().min(1),
		on: z.iso.date(),
		way: z.enum(WAYS),
		/** The name of who said it in the patient's place. */
		by: z.string().min(1).optional(),
	}),
});

/** `said` is null while the patient has said nothing and this is what the list of patients knows. */
export interface KeptNeeds {
	readonly needs: Needs;
	readonly said: z.infer<typeof keptSchema>["said"] | null;
}

/** What the provider's list knows of a patient. */
export interface ListedNeeds {
	/** BCP 47 tag of the language they read. */
	readonly lang: string | null;
	readonly formats: readonly string[];
}

/** The patient's needs from their opened column; null is a patient who has said nothing. It throws where the column holds no needs. */
export function keptNeeds(column: string | null, listed: ListedNeeds): KeptNeeds {
	return column === null ? { needs: needsOfList(listed), said: null } : keptSchema.parse(JSON.parse(column));
}

/** What can be known of somebody who said nothing here. */
export function needsOfList({ lang, formats }: ListedNeeds): Needs {
	const needed = NEEDED_FORMATS.filter((format) => formats.includes(format));
	return {
		reads: languageTag.safeParse(lang).data ?? null,
		speaks: null,
		contact: formats.includes("email") ? "email" : "letter",
		formats: needed,
		printSize: needed.includes("large-print") ? 20 : null,
		interpreters: [],
		supports: [],
		other: null,
	};
}

/** The text of the column: what `keptNeeds` reads. */
export function textOfNeeds(kept: z.infer<typeof keptSchema>): string {
	return JSON.stringify(kept);
}

/** The same needs in the words of the list, which messages and counts read without opening anything. */
export function asListed({ reads, formats, contact }: Needs): {
	readonly lang: string | null;
	readonly formats: Format[];
} {
	return { lang: reads, formats: contact === "email" ? [...formats, "email"] : [...formats] };
}

export type Asked = "never" | "current" | "due";

/** Did nobody say it, was it said within the year, or is it time to ask again? `today` is an ISO day. */
export function askedState({ said }: Pick<KeptNeeds, "said">, today: string): Asked {
	if (said === null) return "never";
	return reviewDay(said.on) <= today ? "due" : "current";
}

/** The ISO day from which it is asked again what was said on this one. */
export function reviewDay(saidOn: string): string {
	return addMonths(saidOn, ASK_AGAIN_AFTER);
}

/** Does a patient's own page ask them now? Whoever put it off is asked again after the same time. */
export function isToAsk(askedAt: Date | null, today: string): boolean {
	return askedAt === null || addMonths(dayOf(askedAt), ASK_AGAIN_AFTER) <= today;
}

/** What pages show of somebody's needs. */
export interface ShownNeeds {
	readonly needs: Needs;
	/** ISO day on which it was said; null where nobody said it. */
	readonly on: string | null;
	/** Who said it in the patient's place; null where the patient did, or nobody. */
	readonly by: string | null;
	readonly asked: Asked;
	/** ISO day from which it is asked again; null where nobody said it. */
	readonly reviewOn: string | null;
}

/** The same as a page shows it on this day (ISO). */
export function shownNeeds(kept: KeptNeeds, today: string): ShownNeeds {
	const { on = null, by = null } = kept.said ?? {};
	const reviewOn = on === null ? null : reviewDay(on);
	return { needs: kept.needs, on, by, asked: askedState(kept, today), reviewOn };
}
