/** What staff send of somebody who may act for a patient, and of the end of it. Nothing is chosen for anybody. */
import { addMonths, type DayRefusal, parseDay } from "#app/core/calendar.ts";
import { type FieldRefusal, readFields } from "#app/core/form-fields.ts";
import { languageTag } from "#app/core/needs-entry.ts";
import { oneTimeKeyOf } from "#app/core/one-time-key.ts";
import { inPageOrder } from "#app/core/page-order.ts";
import { WAYS } from "#app/core/said.ts";
import { troubleIn } from "#app/core/text-trouble.ts";
import { TRUST_AUTHORITIES, TRUST_MAY } from "#app/core/trust-entry.ts";
import { type NameRefusal, readName } from "#app/features/people/names.ts";
import type { NewTrust, StaffEnd } from "./new-trust.ts";

/** More than may be kept, so that what is too long is shown again with the sentence that says so. */
const LIMITS = {
	name: 1000,
	authority: 20,
	may: 20,
	evidence: 4000,
	limits: 4000,
	fromday: 20,
	frommonth: 20,
	fromyear: 20,
	untilday: 20,
	untilmonth: 20,
	untilyear: 20,
	address: 1000,
	email: 400,
	phone: 100,
	lang: 20,
} as const;
export type TrustField = keyof typeof LIMITS;

const LONGEST = { evidence: 1000, limits: 1000, address: 300, email: 254, phone: 40 } as const;

/** A last day further off than this is a slip. */
const MOST_YEARS = 100;

export type TrustFormRefusal =
	| FieldRefusal
	| NameRefusal
	| DayRefusal
	| "name-missing"
	| "authority-missing"
	| "may-missing"
	| "carer-decides"
	| "evidence-missing"
	| "text-not-readable"
	| "email-wrong"
	| "until-before-from"
	| "until-past";

export interface TrustFormProblem {
	readonly field: TrustField;
	readonly name: TrustFormRefusal;
}

/** What was typed, to be shown again. */
export type TypedTrust = Readonly<Partial<Record<TrustField, string>>>;

export type TrustRead = { readonly typed: TypedTrust; readonly once: string | undefined } & (
	| { readonly given: NewTrust }
	| { readonly problems: readonly TrustFormProblem[] }
);

/** Reads the form of a new trusted person; `today` is an ISO day. */
export function readTrust(form: FormData, today: string): TrustRead {
	const { values, typed: sent, problems: unread } = readFields(form, LIMITS);
	const typed = Object.fromEntries(
		Object.entries(sent).filter(([, value]) => value !== undefined),
	) as TypedTrust;
	const problems: TrustFormProblem[] = unread.map(({ field, name }) => ({ field, name }));
	const refuse = (field: TrustField, name: TrustFormRefusal) => {
		if (!problems.some((problem) => problem.field === field)) problems.push({ field, name });
		return undefined;
	};
	const text = (field: keyof typeof LONGEST): string | null => {
		const value = values[field] ?? "";
		if (value.length > LONGEST[field]) refuse(field, "too-long");
		if (value.split("\n").some((line) => troubleIn(line) !== undefined)) refuse(field, "text-not-readable");
		return value === "" ? null : value;
	};
	const name = readName(values.name ?? "");
	if (!name.ok) refuse("name", name.reason);
	else if (name.value === "") refuse("name", "name-missing");
	const authority =
		TRUST_AUTHORITIES.find((one) => one === values.authority) ?? refuse("authority", "authority-missing");
	const may = TRUST_MAY.find((one) => one === values.may) ?? refuse("may", "may-missing");
	if (authority === "carer" && may === "decide") refuse("may", "carer-decides");
	const evidence = text("evidence") ?? refuse("evidence", "evidence-missing");
	const limits = text("limits");
	const from = dayIn(values, "from", today, today, refuse) ?? today;
	const until = dayIn(values, "until", addMonths(today, MOST_YEARS * 12), null, refuse) ?? null;
	if (until !== null && until < from) refuse("untilday", "until-before-from");
	else if (until !== null && until < today) refuse("untilday", "until-past");
	const [address, email, phone] = [text("address"), text("email"), text("phone")];
	// No more than what could be no address at all: the outbox finds out the rest.
	if (email !== null && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) refuse("email", "email-wrong");
	const lang = languageTag.safeParse(values.lang).data ?? null;
	const once = oneTimeKeyOf(form);
	const isWhole = authority !== undefined && may !== undefined && evidence !== undefined && name.ok;
	if (problems.length > 0 || !isWhole)
		return { typed, once, problems: inPageOrder(problems, Object.keys(LIMITS)) };
	const given = {
		name: name.value,
		authority,
		may,
		evidence,
		limits,
		from,
		until,
		address,
		email,
		phone,
		lang,
	};
	return { typed, once, given };
}

/** The day in three boxes; `empty` where nothing is in any of them. */
function dayIn<Empty>(
	values: Readonly<Record<TrustField, string | undefined>>,
	which: "from" | "until",
	latest: string,
	empty: Empty,
	refuse: (field: TrustField, name: TrustFormRefusal) => undefined,
): string | Empty | undefined {
	const parts = (["day", "month", "year"] as const).map((part) => values[`${which}${part}`] ?? "");
	if (parts.every((part) => part === "")) return empty;
	const [day = "", month = "", year = ""] = parts;
	const read = parseDay(day, month, year, latest);
	return read.ok ? read.value : refuse(`${which}day`, read.reason);
}

/** How it came to an end, in the order on screen: the patient said so by one of these ways, or staff found that it is over. */
export const END_HOWS = ["found", ...WAYS.filter((way) => way !== "online")] as const;

export type EndRefusalName = FieldRefusal | "how-missing" | "why-missing" | "text-not-readable";

export type EndRead = { readonly person: string; readonly how: string; readonly why: string } & (
	| { readonly ending: StaffEnd }
	| { readonly problems: readonly { readonly field: "how" | "why"; readonly name: EndRefusalName }[] }
);

/** Reads which person acts no longer, who wants it, and why. */
export function readEnd(form: FormData): EndRead {
	const { values, typed: sent, problems: unread } = readFields(form, { person: 40, how: 20, why: 4000 });
	const { person = "", how: typedHow = "" } = values;
	const { why = "" } = sent;
	const problems: { field: "how" | "why"; name: EndRefusalName }[] = unread.flatMap(({ field, name }) =>
		field === "person" ? [] : [{ field, name }],
	);
	const how = END_HOWS.find((one) => one === typedHow);
	if (how === undefined) problems.push({ field: "how", name: "how-missing" });
	if (why === "") problems.push({ field: "why", name: "why-missing" });
	else if (why.length > 1000) problems.push({ field: "why", name: "too-long" });
	else if (why.split("\n").some((line) => troubleIn(line) !== undefined))
		problems.push({ field: "why", name: "text-not-readable" });
	const typed = { person, how: typedHow, why };
	if (problems.length > 0 || how === undefined) return { ...typed, problems };
	const ending =
		how === "found"
			? ({ because: "staff", note: why, way: null } as const)
			: ({ because: "patient", note: why, way: how } as const);
	return { ...typed, ending };
}
