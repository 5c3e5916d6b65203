/**
 * A page as plain text, from the very HTML that a browser gets: for a braille display, a text message, or to keep. Read are the
 * page's own part and the line with the phone number, as on paper; left out is what only works on a screen (forms, buttons, pictures)
 * and what is filled in by hand. A name or a number that is set apart on the page is so in the text, where it runs the other way.
 */
import { type Direction, isolated, isolatedLines, leftToRight } from "#app/core/isolated.ts";

/** The longest line. A word or an address that is longer stands alone. */
export const LINE = 72;

const LEFT_OUT = /^(?:form|svg|nav|button|script|style)$/;
const BLOCK = /^(?:h[1-6]|p|li|dt|dd|div|section|ul|ol|dl|table|tr|caption|main|address|br)$/;
const HEADING = /^h[1-6]$/;
const LTR = /\sdir="ltr"/;
/** Elements that have no end. */
const ALONE = /^(?:br|link|meta|input|hr|img)$/;

interface Open {
	readonly name: string;
	readonly rest: string;
	/** How much of the line stood there when it began. */
	readonly from: number;
	readonly isRead: boolean;
	readonly address: string | undefined;
}

/** The text of a page. `heading` puts into words that a line is a heading; `origin` makes its links whole addresses; `dir` is how its words run. */
export function plainText(
	html: string,
	heading: (text: string) => string,
	origin: string,
	dir: Direction,
): string {
	let text = "";
	let line = "";
	// What begins the next line: the sign of a list, or the name of what follows.
	let first = "";
	let gap = "";
	const open: Open[] = [];

	function end(nextGap = "\n\n"): void {
		const said = line.replace(/\s+/g, " ").trim();
		line = "";
		if (said === "") return;
		text += `${text === "" ? "" : gap}${wrapped(`${first}${said}`)}`;
		first = "";
		gap = nextGap;
	}

	function closed({ name, rest, from, address }: Open): void {
		if (name === "bdi") {
			const said = line.slice(from).trim();
			if (said !== "")
				line = line.slice(0, from) + (LTR.test(rest) ? leftToRight(said, dir) : isolated(said, dir));
		}
		if (address !== undefined) line += ` (${leftToRight(address, dir)})`;
		if (HEADING.test(name)) line = heading(line.replace(/\s+/g, " ").trim());
		if (name === "dt") {
			first = `${line.replace(/\s+/g, " ").trim()}: `;
			line = "";
		} else if (BLOCK.test(name)) end(HEADING.test(name) || name === "li" ? "\n" : "\n\n");
		if (name === "ul" || name === "ol") gap = "\n\n";
	}

	for (const part of partsOf(html)) {
		const isRead = open.every((element) => element.isRead);
		const [, slash, name, rest = ""] = /^<(\/?)([a-z][a-z0-9]*)(.*)>$/is.exec(part) ?? [];
		if (name === undefined) {
			if (isRead && !part.startsWith("<")) line += unescaped(part);
		} else if (slash === "/") {
			const at = open.findLastIndex((element) => element.name === name);
			const [element] = at < 0 ? [] : open.splice(at);
			if (isRead && element !== undefined) closed(element);
		} else {
			if (isRead && BLOCK.test(name)) end(name === "br" ? "\n" : gap);
			if (isRead && name === "li") first = "- ";
			if (!ALONE.test(name)) open.push(opened(name, rest, origin, line.length));
		}
	}
	end();
	return `${text}\n`;
}

function opened(name: string, rest: string, origin: string, from: number): Open {
	const classes = /\sclass="([^"]*)"/.exec(rest)?.[1]?.split(" ") ?? [];
	const href = name === "a" ? /\shref="(\/[^"]*)"/.exec(rest)?.[1] : undefined;
	return {
		name,
		rest,
		from,
		isRead:
			!LEFT_OUT.test(name) &&
			!classes.includes("fill") &&
			(!classes.includes("screen") || classes.includes("text")),
		address: href === undefined ? undefined : `${origin}${unescaped(href)}`,
	};
}

/** The page's own part and its phone line, tag by tag and text by text. */
function partsOf(html: string): string[] {
	const main = /<main.*<\/main>/s.exec(html)?.[0] ?? "";
	const help = /<p class="help">.*?<\/p>/s.exec(html)?.[0] ?? "";
	return `${main}${help}`.replace(/<!--.*?-->/gs, "").match(/<[^>]*>|[^<]+/g) ?? [];
}

const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"' };

/** What React writes for signs that mean something in HTML. */
function unescaped(text: string): string {
	return text.replace(/&(?:#x([0-9a-f]{1,5})|(\w+));/gi, (whole, hex: string | undefined, name: string) =>
		hex === undefined ? (NAMED[name] ?? whole) : String.fromCodePoint(Number.parseInt(hex, 16)),
	);
}

/** Broken between words, so that no line is longer than it may be. */
function wrapped(text: string): string {
	const lines: string[] = [];
	let line = "";
	for (const word of text.split(/ +/)) {
		if (line !== "" && [...line].length + 1 + [...word].length > LINE) {
			lines.push(line);
			line = word;
		} else line = line === "" ? word : `${line} ${word}`;
	}
	return isolatedLines([...lines, line]).join("\n");
}
