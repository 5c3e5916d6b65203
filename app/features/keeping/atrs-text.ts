/**
 * A published record as somebody copied it from its page: headings of the template, numbered or not, each with its text below. The
 * body of a page (HTML) is made such text first.
 */
import { ATRS_STANDARD, type AtrsRecord } from "./atrs.ts";
import { ATRS_SECTION_NAMES, ATRS_SECTIONS, type AtrsSection, OLDER } from "./atrs-template.ts";

type Place = readonly [section: AtrsSection, field: string];

/** A heading is a short line. */
const LONGEST_HEADING = 90;

const SECTION_OF = new Map(ATRS_SECTION_NAMES.map((name) => [plain(name), name]));
const PLACES_OF = new Map<string, Place[]>();
for (const section of ATRS_SECTION_NAMES)
	for (const field of ATRS_SECTIONS[section])
		PLACES_OF.set(plain(field), [...(PLACES_OF.get(plain(field)) ?? []), [section, field]]);

/** The record that this text is; undefined where it has none of the template's headings with a text below. */
export function atrsOfText(text: string): AtrsRecord | undefined {
	const found = new Map<AtrsSection, Map<string, string[]>>();
	let section: AtrsSection = "Tier 1 Information";
	let lines: string[] | undefined;
	const begin = ([inside, field]: Place): string[] => {
		section = inside;
		const fields = found.get(inside) ?? new Map<string, string[]>();
		found.set(inside, fields);
		// A record of several models has the same headings again: their texts stand together.
		const own = fields.get(field) ?? [];
		fields.set(field, own);
		return own;
	};
	for (const line of text.replace(/\r\n?/g, "\n").split("\n")) {
		if (line.trim() === "") continue;
		const heading = headingIn(line);
		const next = SECTION_OF.get(heading);
		if (next !== undefined) {
			section = next;
			lines = undefined;
			continue;
		}
		const place = placeOf(heading, section);
		if (place === undefined) lines?.push(line.trim());
		else lines = begin(place);
	}
	const sections = Object.fromEntries(
		[...found].map(([name, fields]) => [
			name,
			Object.fromEntries([...fields].map(([field, own]) => [field, own.join("\n") || null])),
		]),
	);
	const isFilled = Object.values(sections).some((fields) =>
		Object.values(fields).some((one) => one !== null),
	);
	if (!isFilled) return undefined;
	return { standard: ATRS_STANDARD, version: null, phase: null, date: null, url: null, sections };
}

/** A page's body as text, a line for each block. It only reads: what looks like a tag is left out, whatever it is. */
export function textOfHtml(html: string): string {
	return html
		.replace(/<(?:\/?(?:p|h[1-6]|li|ul|ol|div|tr|table)|br)\b[^<>]*>/gi, "\n")
		.replace(/<[^<>]*>/g, "")
		.replace(
			/&(amp|lt|gt|quot|#39|nbsp|#\d{1,6}|#x[0-9a-f]{1,5});/gi,
			(all, name: string) => signOf(name) ?? all,
		);
}

function signOf(name: string): string | undefined {
	const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: " " };
	if (!name.startsWith("#")) return named[name.toLowerCase()];
	const point = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
	return point < 32 || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)
		? undefined
		: String.fromCodePoint(point);
}

/** The line without its number, in small letters: "4.2.7 - Model performance", "34. Model performance:". Empty where it is too long. */
function headingIn(line: string): string {
	const short = line.trim();
	return short.length > LONGEST_HEADING
		? ""
		: plain(short.replace(/^#+ */, "").replace(/^\d[\d.]* *[-–:.]? */, ""));
}

function plain(heading: string): string {
	return heading
		.toLowerCase()
		.replaceAll("–", "-")
		.replace(/[:* ]+$/, "")
		.replace(/\s+/g, " ");
}

/** The field of this heading: of the section where we are, or of the nearest that comes, or of any. */
function placeOf(heading: string, section: AtrsSection): Place | undefined {
	const places = PLACES_OF.get(OLDER.get(heading)?.toLowerCase() ?? heading) ?? [];
	const from = ATRS_SECTION_NAMES.indexOf(section);
	return places.find(([inside]) => ATRS_SECTION_NAMES.indexOf(inside) >= from) ?? places[0];
}
