/** The form with which staff write down a use. Nothing is chosen for them, and nothing unclear is guessed. */
import { type DayRefusal, instantInLondon, parseDay } from "#app/core/calendar.ts";
import { type FieldRefusal, readFields } from "#app/core/form-fields.ts";
import { inPageOrder } from "#app/core/page-order.ts";
import { trimmedAscii } from "#app/core/typed-text.ts";
import { AGREEMENTS } from "#app/core/use-entry.ts";
import { type NameRefusal, readName } from "#app/features/people/names.ts";
import type { UseReported } from "./use.ts";
import type { UseReport } from "./use-report.ts";
import { textRefusal } from "./use-target.forms.ts";

/** Who can have checked: the one who writes, somebody else by name, nobody, or nobody knows. */
export const CHECKERS = ["me", "person", "nobody", "unknown"] as const;

const LIMITS = {
	tool: 200,
	day: 20,
	month: 20,
	year: 20,
	time: 20,
	saw: 1000,
	said: 2000,
	checked: 20,
	name: 200,
	agreed: 20,
	version: 100,
} as const;
export type NewUseField = keyof typeof LIMITS;

export type NewUseRefusal =
	| FieldRefusal
	| NameRefusal
	| DayRefusal
	| "tool-missing"
	| "time-missing"
	| "time-not-real"
	| "text-not-readable"
	| "checked-missing"
	| "name-missing"
	| "name-not-needed"
	| "agreed-missing"
	| "agreed-not-needed";

export interface NewUseProblem {
	readonly field: NewUseField;
	readonly name: NewUseRefusal;
}

/** What was written down. Of who checked, `me` and the account of somebody else are for the page to fill in. */
export interface NewUse
	extends Pick<UseReport, "tool" | "toolVersion" | "usedAt" | "lookedAt" | "recommended"> {
	readonly service: string;
	readonly checked: Extract<UseReported["checked"], { by: "nobody" | "unknown" }> | Checker;
}
interface Checker {
	readonly by: "me" | "person";
	/** "" for `me`. */
	readonly name: string;
	readonly agreed: (typeof AGREEMENTS)[number];
}

/** What was typed, to be shown again. */
export type TypedUse = Readonly<Partial<Record<NewUseField, string>>>;

/** Where a tool was used, as one answer of the form. */
export function placeValue(place: { readonly tool: string; readonly service: string }): string {
	return `${place.service} ${place.tool}`;
}

/** Reads the form. `offered` are the tools of the provider's services; any other pair is refused. `now` bounds the time of use. */
export function readNewUse(
	form: FormData,
	offered: readonly { readonly tool: string; readonly service: string }[],
	now: Date,
	today: string,
): ({ readonly use: NewUse } | { readonly problems: readonly NewUseProblem[] }) & {
	readonly typed: TypedUse;
} {
	const { values, typed: sent, problems: unread } = readFields(form, LIMITS);
	const typed = Object.fromEntries(
		Object.entries(sent).flatMap(([field, value]) => (value === undefined ? [] : [[field, value]])),
	) as TypedUse;
	const problems: NewUseProblem[] = [...unread];
	const refuse = (field: NewUseField, name: NewUseRefusal) => {
		if (!problems.some((problem) => problem.field === field)) problems.push({ field, name });
		return undefined;
	};
	const text = (field: NewUseField) => values[field] ?? "";

	const place = offered.find((one) => placeValue(one) === text("tool")) ?? refuse("tool", "tool-missing");
	const usedAt = readMoment(text, now, today, refuse);
	for (const field of ["version", "saw", "said"] as const)
		if (textRefusal(text(field), LIMITS[field]) !== undefined) refuse(field, "text-not-readable");
	const checked = readChecked(text, refuse);

	if (problems.length > 0 || place === undefined || usedAt === undefined || checked === undefined) {
		return { problems: inPageOrder(problems, Object.keys(LIMITS)), typed };
	}
	return {
		use: {
			...place,
			toolVersion: text("version") || null,
			usedAt,
			lookedAt: text("saw") || null,
			recommended: text("said") || null,
			checked,
		},
		typed,
	};
}

type Text = (field: NewUseField) => string;
type Refuse = (field: NewUseField, name: NewUseRefusal) => undefined;

function readMoment(text: Text, now: Date, today: string, refuse: Refuse): Date | undefined {
	const day = parseDay(text("day"), text("month"), text("year"), today);
	if (!day.ok) refuse("day", day.reason);
	const typed = trimmedAscii(text("time"));
	if (typed === "") return refuse("time", "time-missing");
	const [, hour = "", minute = ""] = /^(\d{1,2})[:.](\d{2})$/.exec(typed) ?? [];
	const time = `${hour.padStart(2, "0")}:${minute}`;
	if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return refuse("time", "time-not-real");
	if (!day.ok) return undefined;
	const moment = instantInLondon(day.value, time);
	if (moment === undefined) return refuse("time", "time-not-real");
	return moment > now ? refuse("time", "date-in-future") : moment;
}

function readChecked(text: Text, refuse: Refuse): NewUse["checked"] | undefined {
	const by = CHECKERS.find((one) => one === text("checked"));
	if (by === undefined) return refuse("checked", "checked-missing");
	const typedName = text("name");
	if (by !== "person" && typedName !== "") refuse("name", "name-not-needed");
	if (by === "nobody" || by === "unknown")
		return text("agreed") === "" ? { by } : refuse("agreed", "agreed-not-needed");
	const name = readName(typedName);
	if (!name.ok) refuse("name", name.reason);
	else if (by === "person" && name.value === "") refuse("name", "name-missing");
	const agreed = AGREEMENTS.find((one) => one === text("agreed"));
	if (agreed === undefined) return refuse("agreed", "agreed-missing");
	return name.ok ? { by, name: name.value, agreed } : undefined;
}
