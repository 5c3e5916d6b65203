/** A use with ordinary values, so that a test says only what it is about: the eye scan tool on 20 November 2026, with leave. */
import type { EntryBody } from "#app/core/entry.ts";
import type { UseReport } from "#app/features/uses/use-report.ts";

type UseBody = Extract<EntryBody, { kind: "use.reported" }>;

/** The entry of a use. */
export function aUse(over: Partial<UseBody> = {}): UseBody {
	return {
		kind: "use.reported",
		version: 1,
		use: "use-1",
		tool: "eye-scan-urgency",
		toolVersion: "2.1",
		notice: 1,
		service: "riverside-eyes",
		usedAt: "2026-11-20T09:00:00.000Z",
		lookedAt: "A photo of the back of your eye.",
		recommended: "See you within 2 weeks.",
		lang: "en",
		checked: { by: "person", name: "Dr Hannah Okoye", staff: null, agreed: "agreed" },
		decided: { answer: "permit", reason: "used-unless-no" },
		source: null,
		recorder: { who: "staff", id: "staff-1", name: "Rhian Price" },
		...over,
	};
}

/** The same as it is reported, an hour before noon of 21 November. */
export function aReport(over: Partial<UseReport> = {}): UseReport {
	const { lookedAt, recommended, checked } = aUse();
	return {
		tool: "eye-scan-urgency",
		toolVersion: "2.1",
		service: "riverside-eyes",
		usedAt: new Date("2026-11-21T11:00:00Z"),
		lookedAt,
		recommended,
		lang: "en",
		checked,
		source: null,
		...over,
	};
}
