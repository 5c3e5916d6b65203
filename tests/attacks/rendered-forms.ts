/** The forms of a page as a browser finds them: where each is sent, and what can stand in its fields. */

/** A field, and the values that its page offers for it; none where a person types. */
export interface RenderedField {
	readonly name: string;
	readonly values: readonly string[];
	/** A person types or chooses; else the page filled it in. */
	readonly open: boolean;
}

export interface RenderedForm {
	readonly method: "GET" | "POST";
	/** A path, with its query. */
	readonly action: string;
	readonly fields: readonly RenderedField[];
}

/** Every form of this page. `path` is the page's own address, where a form without another goes. */
export function formsIn(html: string, path: string): RenderedForm[] {
	return [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].map(([, start = "", inside = ""]) => ({
		method: /\bmethod="post"/i.test(start) ? "POST" : "GET",
		action: attribute(start, "action") ?? path,
		fields: fieldsIn(inside),
	}));
}

function fieldsIn(html: string): RenderedField[] {
	const fields = new Map<string, { values: Set<string>; open: boolean }>();
	const add = (name: string | undefined, values: readonly string[], open: boolean) => {
		if (name === undefined) return;
		const known = fields.get(name) ?? { values: new Set(), open };
		for (const value of values) known.values.add(value);
		fields.set(name, { ...known, open: known.open || open });
	};
	for (const [tag] of html.matchAll(/<input\b[^>]*>/g)) {
		const value = attribute(tag, "value");
		const chosen = /\btype="(?:radio|checkbox)"/.test(tag);
		const hidden = /\btype="hidden"/.test(tag);
		add(attribute(tag, "name"), value === undefined ? [] : [value], !hidden || chosen);
	}
	for (const [, start = "", text = ""] of html.matchAll(/<textarea\b([^>]*)>(.*?)<\/textarea>/gs))
		add(attribute(start, "name"), text === "" ? [] : [plain(text)], true);
	for (const [, start = "", options = ""] of html.matchAll(/<select\b([^>]*)>(.*?)<\/select>/gs)) {
		const values = [...options.matchAll(/<option\b([^>]*)>/g)].map(([, option = ""]) =>
			attribute(option, "value"),
		);
		add(
			attribute(start, "name"),
			values.filter((value) => value !== undefined),
			true,
		);
	}
	for (const [, start = ""] of html.matchAll(/<button\b([^>]*)>/g))
		add(attribute(start, "name"), [attribute(start, "value") ?? ""], true);
	return [...fields].map(([name, { values, open }]) => ({ name, values: [...values], open }));
}

function attribute(tag: string, name: string): string | undefined {
	const value = new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1];
	return value === undefined ? undefined : plain(value);
}

function plain(text: string): string {
	return text
		.replaceAll("&quot;", '"')
		.replaceAll("&#x27;", "'")
		.replaceAll("&lt;", "<")
		.replaceAll("&gt;", ">")
		.replaceAll("&amp;", "&");
}
