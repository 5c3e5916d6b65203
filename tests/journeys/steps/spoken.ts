/**
 * What a screen reader says of a page, from the top down: the tree that Chromium gives to screen readers, each thing with its role, its
 * name and how it stands, in the order of reading.
 */
import type { Page } from "@playwright/test";
import { type LanguageTag, languageOf } from "#locales/index.ts";

interface Value {
	readonly value?: unknown;
}

interface Node {
	readonly nodeId: string;
	readonly ignored: boolean;
	readonly role?: Value;
	readonly name?: Value;
	readonly description?: Value;
	readonly value?: Value;
	readonly properties?: readonly { readonly name: string; readonly value: Value }[];
	readonly childIds?: readonly string[];
}

/** Their words are their name: what is inside is not said again. */
const WHOLE = new Set([
	"DisclosureTriangle",
	"heading",
	"link",
	"button",
	"radio",
	"checkbox",
	"textbox",
	"combobox",
	"option",
	"img",
	"image",
]);
/** Without a meaning of their own. */
const SILENT = new Set([
	"none",
	"generic",
	"InlineTextBox",
	"LineBreak",
	"LabelText",
	"paragraph",
	"RootWebArea",
	"ListMarker",
	"Legend",
]);
/** Roles that only Chromium calls so. */
const SAID_AS: Readonly<Record<string, string>> = { DisclosureTriangle: "summary" };
/** How a thing stands, where it is not as usual. */
const STATES = ["level", "checked", "invalid", "required", "expanded", "disabled", "selected", "focused"];
const USUAL = new Set(["false", "undefined", "0"]);

/** One line for each thing that is said. */
export async function spoken(page: Page, lang: LanguageTag): Promise<string[]> {
	const session = await page.context().newCDPSession(page);
	const { nodes } = (await session.send("Accessibility.getFullAXTree")) as { nodes: readonly Node[] };
	await session.detach();
	const known = new Map(nodes.map((node) => [node.nodeId, node]));
	const lines: string[] = [];
	const say = (node: Node | undefined, depth: number): void => {
		if (node === undefined) return;
		const role = String(node.role?.value ?? "none");
		const isSaid = !node.ignored && !SILENT.has(role);
		if (isSaid) lines.push(`${"  ".repeat(depth)}${lineOf(node, role, lang)}`);
		if (isSaid && WHOLE.has(role)) return;
		if (role === "StaticText") return;
		for (const child of node.childIds ?? []) say(known.get(child), isSaid ? depth + 1 : depth);
	};
	say(nodes[0], 0);
	return [steady(`“${await page.title()}”`, lang), ...lines];
}

function lineOf(node: Node, role: string, lang: LanguageTag): string {
	const name = steady(words(node.name), lang);
	if (role === "StaticText") return name;
	const states = STATES.flatMap((state) => {
		const value = String(node.properties?.find((property) => property.name === state)?.value.value);
		return USUAL.has(value) || (state === "level" && role !== "heading")
			? []
			: [value === "true" ? state : `${state} ${value}`];
	});
	const parts = [SAID_AS[role] ?? role, ...states, ...(name === "" ? [] : [`“${name}”`])];
	const described = steady(words(node.description), lang);
	return [parts.join(" "), ...(described === "" ? [] : [`(${described})`])].join(" ");
}

function words(value: Value | undefined): string {
	return String(value?.value ?? "")
		.replaceAll(/\s+/g, " ")
		.trim();
}

/** The same line on any day and for any code: numbers are #, and so is the month beside them. */
function steady(line: string, lang: LanguageTag): string {
	const months = Array.from({ length: 12 }, (_, month) =>
		["long", "short"].flatMap((length) => {
			const when = new Date(Date.UTC(2026, month, 15));
			const options = { month: length as "long" | "short" };
			const tag = `${languageOf(lang).formats}-u-ca-gregory-nu-latn`;
			return new Intl.DateTimeFormat(tag, { ...options, day: "numeric" })
				.formatToParts(when)
				.filter(({ type }) => type === "month")
				.map(({ value }) => value);
		}),
	).flat();
	return line
		.replaceAll(/[0-9A-Z]{4}(?:-[0-9A-Z]{4}){2,3}/g, "#")
		.replaceAll(/[^\s“”()]*\d[^\s“”(),.]*/g, "#")
		.replaceAll(new RegExp(`# (?:${months.join("|")})(?![\\p{L}])`, "gu"), "# #")
		.replaceAll(/[\u2066-\u2069\u200e\u200f]/g, "");
}
