/** One cell of the patients' file each: what it means, or the name of what is wrong with it. */
import { z } from "zod";
import { type DayRefusal, parseDay } from "#app/core/calendar.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import { singleSpaced, troubleIn } from "#app/core/text-trouble.ts";
import { trimmedAscii } from "#app/core/typed-text.ts";
import { FORMATS, type Format } from "./patient.ts";

const LONGEST_ADDRESS = 500;
const LONGEST_EMAIL = 254;

/** A birth date as YYYY-MM-DD or DD/MM/YYYY; never month first. Answers an ISO day. */
export function readDateCell(cell: string, today: string): Result<string, DayRefusal | "date-format"> {
	const text = trimmedAscii(cell);
	if (text === "") return refuse("date-missing");
	const [, isoYear, isoMonth, isoDay] = /^(\d+)-(\d{1,2})-(\d{1,2})$/.exec(text) ?? [];
	const [, day, month, year] = /^(\d{1,2})\/(\d{1,2})\/(\d+)$/.exec(text) ?? [];
	if (isoYear === undefined && year === undefined) return refuse("date-format");
	return parseDay(isoDay ?? day ?? "", isoMonth ?? month ?? "", isoYear ?? year ?? "", today);
}

/** The lines of a postal address, kept apart by a semicolon or a line end. None is an answer: no fixed address. */
export function readAddressCell(
	cell: string,
): Result<readonly string[], "address-too-long" | "address-direction" | "address-unreadable"> {
	if (Array.from(cell).length > LONGEST_ADDRESS) return refuse("address-too-long");
	const lines = cell
		.normalize("NFC")
		.split(/;|\r\n|\n/)
		.map(singleSpaced);
	const trouble = lines.map(troubleIn).find((found) => found !== undefined);
	return trouble === undefined ? ok(lines.filter((line) => line !== "")) : refuse(`address-${trouble}`);
}

/** A language tag (BCP 47) in its canonical form, or `null` where nobody asked. A language's name is no tag. */
export function readLanguageCell(cell: string): Result<string | null, "language-not-a-tag"> {
	const tag = cell.trim();
	if (tag === "") return ok(null);
	if (tag.length > 35 || !/^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/i.test(tag)) return refuse("language-not-a-tag");
	try {
		return ok(Intl.getCanonicalLocales(tag)[0] ?? null);
	} catch {
		return refuse("language-not-a-tag");
	}
}

/** Names kept apart by semicolons, each once, in the order of the cell. */
export function listOf(cell: string): readonly string[] {
	return [...new Set(cell.split(";").map((name) => name.trim()))].filter((name) => name !== "");
}

/** The formats a patient needs. */
export function readFormatsCell(cell: string): Result<readonly Format[], "format-unknown"> {
	const read = z.array(z.enum(FORMATS)).safeParse(listOf(cell.toLowerCase()));
	return read.success ? ok(read.data) : refuse("format-unknown");
}

/** An email address that a mail server can be asked about, or `null`. */
export function readEmailCell(cell: string): Result<string | null, "email-not-real"> {
	const email = cell.trim();
	if (email === "") return ok(null);
	return email.length <= LONGEST_EMAIL && z.email().safeParse(email).success
		? ok(email)
		: refuse("email-not-real");
}

/** A phone number of 7 to 15 digits (ITU-T E.164 allows 15), as it was written but in ASCII, or `null`. */
export function readPhoneCell(cell: string): Result<string | null, "phone-not-real"> {
	const phone = singleSpaced(trimmedAscii(cell));
	if (phone === "") return ok(null);
	const digits = phone.replace(/[^0-9]/g, "").length;
	return /^\+?[0-9 ()-]{7,25}$/.test(phone) && digits >= 7 && digits <= 15
		? ok(phone)
		: refuse("phone-not-real");
}
