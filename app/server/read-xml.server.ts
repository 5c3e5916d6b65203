/**
 * Reads XML that somebody sent. A document type is refused before anything of it counts: entities of one's own, and files or
 * addresses that a parser would fetch, begin with one. `sax` knows only the five entities of XML itself, fetches nothing, and goes
 * through the text once with a list of the open elements, so that no nesting can exhaust the stack.
 */
import sax from "sax";
import { ok, type Result, refuse } from "#app/core/result.ts";
import type { XmlElement, XmlRefusal } from "#app/features/keeping/xml-tree.ts";

/** A card has 4 levels and 150 elements. */
const DEEPEST = 12;
const MOST_ELEMENTS = 2_000;

/** So many characters are read before we look whether to go on. */
const PIECE = 4_096;

/** What XML 1.0 lets stand in no document (section 2.2). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for.
const NO_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/;

interface Open {
	readonly namespace: string;
	readonly name: string;
	text: string;
	readonly children: Open[];
}

/** The root element of this text, or why it is not read. */
export function readXml(text: string): Result<XmlElement, XmlRefusal> {
	if (NO_XML.test(text) || !text.isWellFormed()) return refuse("xml-broken");
	const options = { xmlns: true, strictEntities: true };
	const parser = sax.parser(true, options);
	const open: Open[] = [];
	let root: Open | undefined;
	let count = 0;
	let wrong: XmlRefusal | undefined;
	const stop = (why: XmlRefusal) => {
		wrong ??= why;
	};
	parser.onerror = () => stop("xml-broken");
	parser.ondoctype = () => stop("xml-doctype");
	parser.onsgmldeclaration = () => stop("xml-doctype");
	parser.onopentag = (tag) => {
		count += 1;
		if (open.length >= DEEPEST || count > MOST_ELEMENTS) stop("xml-too-large");
		if (open.length === 0 && root !== undefined) stop("xml-broken");
		if (wrong !== undefined || !("local" in tag)) return;
		const one: Open = { namespace: tag.uri, name: tag.local, text: "", children: [] };
		open.at(-1)?.children.push(one);
		root ??= one;
		open.push(one);
	};
	parser.onclosetag = () => {
		open.pop();
	};
	const add = (more: string) => {
		const last = open.at(-1);
		if (last !== undefined) last.text += more;
	};
	parser.ontext = add;
	parser.oncdata = add;
	const clean = text.replace(/^\uFEFF/, "").trim();
	for (let at = 0; at < clean.length && wrong === undefined; at += PIECE)
		parser.write(clean.slice(at, at + PIECE));
	if (wrong === undefined) parser.close();
	if (wrong !== undefined) return refuse(wrong);
	return root === undefined ? refuse("xml-broken") : ok(root);
}
