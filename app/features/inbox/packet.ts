/** What goes into a report to others: prefilled for a person who sends it. It names no patient. */
import type { Nation } from "#app/core/working-day.ts";

/** To the Yellow Card scheme of the MHRA about a device, and to the NHS service that learns from patient safety events. */
export const PACKETS = ["yellow-card", "patient-safety"] as const;
export type PacketTo = (typeof PACKETS)[number];

/** Where a person sends it: a website, or a body or system to ask for by name. */
export type SentTo = { readonly at: string } | { readonly ask: "iric" | "niaic" | "own-system" };

/**
 * Devices: the Yellow Card website for England and Wales, the national centres of Scotland and Northern Ireland (MHRA,
 * reporting adverse incidents). Safety events: the NHS service for England; each other nation has systems of its own.
 */
export function whereToSend(to: PacketTo, nation: Nation): SentTo {
	if (to === "patient-safety")
		return nation === "england"
			? { at: "https://record.learn-from-patient-safety-events.nhs.uk" }
			: { ask: "own-system" };
	if (nation === "scotland") return { ask: "iric" };
	return nation === "northern-ireland" ? { ask: "niaic" } : { at: "https://yellowcard.mhra.gov.uk" };
}

/** What stands for a name or number that was taken out. */
export const TAKEN_OUT = "[…]";

/**
 * The words without the patient's names and number, wherever they stand as words of their own. A person still reads it
 * before it is sent: there may be other names.
 */
export function withoutPatient(
	words: string,
	patient: { readonly givenNames: string; readonly familyName: string; readonly nhsNumber: string },
): string {
	const names = `${patient.givenNames} ${patient.familyName}`
		.split(/[\s-]+/)
		.filter((name) => name.length > 1);
	const number = [...patient.nhsNumber].join("[\\s-]*");
	const alone = (pattern: string) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, "giu");
	const plain = names.map((name) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
	return [...plain, number].reduce((left, pattern) => left.replace(alone(pattern), TAKEN_OUT), words);
}
