/** What somebody did when they looked at a patient's record; each has its sentence in `record:looked.what`. */
export const LOOKS = [
	"found",
	"summary",
	"recorded",
	"tasks",
	"signed-in",
	"nhs-signed-in",
	"nhs-linked",
	"nhs-unlinked",
	"nhs-refused",
	"letter-made",
	"letter-printed",
	"uses",
	"use-reported",
	"use-refused",
	"change-told",
	"details-on",
	"details-off",
	"cases",
	"case",
	"told",
	"override-started",
	"override-ended",
	"packet",
	"comments",
	"list",
	"outside",
	"outside-report",
	"acting-read",
	"acting-called",
] as const;
export type Look = (typeof LOOKS)[number];

/** What a machine did: it asked about now, or about a moment that was over. Its sentence says what it was told. */
export const MACHINE_LOOKS = ["asked", "asked-past"] as const;

/** How the patient reads that this was themself: by which way they came in. */
export function youOf(what: string): "record:looked.you" | "record:looked.you-nhs" {
	return what === "nhs-signed-in" || what === "nhs-linked" ? "record:looked.you-nhs" : "record:looked.you";
}

/** Is this one of them? Rows outlive the code. */
export function isLook(what: string): what is Look {
	return LOOKS.some((look) => look === what);
}
