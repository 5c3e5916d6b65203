/** A use as somebody reports it, before the store knows the rest; and what a report is refused for. */
import type { UseReported } from "./use.ts";

/** What is reported. The moment of use is an instant; `service` null: the one that the tool and the patient leave. */
export interface UseReport
	extends Pick<
		UseReported,
		"tool" | "toolVersion" | "lookedAt" | "recommended" | "lang" | "checked" | "source"
	> {
	readonly service: string | null;
	readonly usedAt: Date;
}

/** Why a report is not kept. Each is a translation key, and has its sentence for the operator. */
export const USE_REFUSALS = [
	"tool-unknown",
	"service-unknown",
	"service-unclear",
	"patient-unknown",
	"patient-not-listed",
	"date-in-future",
	"version-differs",
	"came-before-otherwise",
	"key-not-yours",
] as const;
export type UseRefusal = (typeof USE_REFUSALS)[number];
