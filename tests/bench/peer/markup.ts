/** Reads a page of the portal as a tree. Only for what the portal itself renders: every element closed, or one of the void. */

export interface Element {
	readonly tag: string;
	readonly attributes: Readonly<Record<string, string>>;
	readonly children: (Element | string)[];
}

const VOID = new Set(["area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"]);
const PIECE =
	/<!--.*?-->|<!DOCTYPE[^>]*>|<\/([\w-]+)>|<([\w-]+)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*(\/?)>|[^<]+/gs;

/** The tree of a page. Text stays as it was written, entities and all. Throws on an end tag that ends nothing. */
export function readMarkup(html: string): Element {
	const top: Element = { tag: "", attributes: {}, children: [] };
	const open = [top];
	for (const [piece, ends, begins, attributes = "", empty] of html.matchAll(PIECE)) {
		const parent = open.at(-1) ?? top;
		if (piece.startsWith("<!")) continue;
		if (ends !== undefined) {
			if (open.pop()?.tag !== ends) throw new Error(`</${ends}> ends nothing`);
		} else if (begins !== undefined) {
			const element = { tag: begins, attributes: attributesOf(attributes), children: [] };
			parent.children.push(element);
			if (empty !== "/" && !VOID.has(begins)) open.push(element);
		} else parent.children.push(piece);
	}
	return top;
}

function attributesOf(text: string): Record<string, string> {
	return Object.fromEntries(
		[...text.matchAll(/([\w:-]+)(?:="([^"]*)")?/g)].map(([, name = "", value = ""]) => [name, value]),
	);
}

/** Every element below this one that `fits`, in reading order; not those inside one that fits. */
export function findAll(element: Element, fits: (element: Element) => boolean): Element[] {
	return element.children.flatMap((child) => {
		if (typeof child === "string") return [];
		return fits(child) ? [child] : findAll(child, fits);
	});
}

/** The only one. Throws where there is none. */
export function findOne(element: Element, what: string, fits: (element: Element) => boolean): Element {
	const [found] = findAll(element, fits);
	if (found === undefined) throw new Error(`the page has no ${what}`);
	return found;
}

/** Does it have this class? */
export function hasClass(element: Element, name: string): boolean {
	return (element.attributes["class"] ?? "").split(" ").includes(name);
}

/** All text inside, with the space around it taken away. Entities are read. */
export function textIn(element: Element): string {
	const text = element.children.map((child) => (typeof child === "string" ? child : textIn(child))).join("");
	return text
		.replaceAll("&lt;", "<")
		.replaceAll("&gt;", ">")
		.replaceAll("&quot;", '"')
		.replaceAll("&#x27;", "'")
		.replaceAll("&amp;", "&")
		.trim();
}
