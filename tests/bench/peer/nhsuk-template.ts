/**
 * Turns a page of the portal into the Nunjucks template that a team with nhsuk-frontend would write for it: the same
 * words in the same order, each part by the macro that the library has for it, plain elements with the library's
 * classes. So both sides always show the same page, also after the portal's words change. Words stand in the
 * template as they are, which is the fastest way there is.
 */
import { type Element, findAll, findOne, hasClass, readMarkup, textIn } from "./markup.ts";

const MACROS: Readonly<Record<string, string>> = {
	backLink: "back-link",
	button: "button",
	panel: "panel",
	radios: "radios",
	skipLink: "skip-link",
	summaryList: "summary-list",
	tag: "tag",
	header: "header",
	footer: "footer",
};

/** The library's class of a plain element. */
const CLASSES: Readonly<Record<string, string>> = {
	h1: "nhsuk-heading-l",
	h2: "nhsuk-heading-m",
	h3: "nhsuk-heading-s",
	p: "nhsuk-body",
	ul: "nhsuk-list nhsuk-list--bullet",
};

const byTag = (tag: string) => (element: Element) => element.tag === tag;
const byClass = (name: string) => (element: Element) => hasClass(element, name);

/** The template of a page. `stylesheet` and `script` are the library's own, as shipped. */
export function nhsukTemplate(
	html: string,
	{ stylesheet, script }: { stylesheet: string; script: string },
): string {
	const page = readMarkup(html);
	const main = findOne(page, "main", byTag("main"));
	const top = findOne(page, "header", byTag("header"));
	const foot = findOne(page, "footer", byTag("footer"));
	const [languages, ...pages] = findAll(top, byTag("nav"));
	const name = findOne(top, "provider's name", byClass("name"));
	const back = findAll(page, byClass("back"))[0];
	const session = findAll(page, byClass("session"))[0];
	return [
		'{% extends "nhsuk/template.njk" %}',
		...Object.entries(MACROS).map(
			([macro, file]) => `{% from "nhsuk/components/${file}/macro.njk" import ${macro} %}`,
		),
		block("pageTitle", textIn(findOne(page, "title", byTag("title")))),
		block(
			"head",
			`<link rel="stylesheet" href="${stylesheet}"><script type="module" src="${script}"></script>`,
		),
		block(
			"skipLink",
			call("skipLink", { href: "#maincontent", text: textIn(findOne(page, "skip link", byClass("skip"))) }),
		),
		block(
			"header",
			call("header", {
				service: { text: textIn(name), href: name.attributes["href"] },
				navigation: { items: pages.flatMap(linksIn) },
			}),
		),
		block(
			"beforeContent",
			(languages ? plain(languages) : "") +
				(back ? call("backLink", { href: back.attributes["href"], text: textIn(back) }) : ""),
		),
		block("content", inside(main) + (session ? plain(session) : "")),
		block(
			"footer",
			inside(findOne(foot, "help line", byClass("help"))) +
				call("footer", { navigation: { items: findAll(foot, byTag("nav")).flatMap(linksIn) } }),
		),
		block("bodyEnd", `<script type="module">import { initAll } from "${script}"; initAll()</script>`),
	].join("\n");
}

function linksIn(nav: Element) {
	return findAll(nav, byTag("a")).map((link) => ({
		href: link.attributes["href"],
		text: textIn(link),
		current: link.attributes["aria-current"] === "page",
	}));
}

function inside(element: Element): string {
	return element.children.map((child) => (typeof child === "string" ? child : drawn(child))).join("");
}

function drawn(element: Element): string {
	if (element.tag === "fieldset" && findAll(element, byClass("option")).length > 0) return radios(element);
	if (element.tag === "dl") return summaryList(element);
	if (hasClass(element, "panel")) return panel(element);
	if (hasClass(element, "tag")) return call("tag", { text: textIn(element) });
	if (hasClass(element, "button")) return button(element);
	return plain(element);
}

function plain(element: Element): string {
	const { class: _ours, style: _style, ...kept } = element.attributes;
	const named = CLASSES[element.tag];
	const attributes = Object.entries({ ...kept, ...(named && { class: named }) }).filter(
		([name]) => !name.startsWith("data-") && name !== "tabindex",
	);
	const start = `<${[element.tag, ...attributes.map(([name, value]) => `${name}="${value}"`)].join(" ")}>`;
	return ["input", "br"].includes(element.tag) ? start : `${start}${inside(element)}</${element.tag}>`;
}

function radios(fieldset: Element): string {
	const hint = findAll(fieldset, byClass("hint"))[0];
	const options = findAll(fieldset, byClass("option"));
	const inputs = options.map((option) => findOne(option, "radio", byTag("input")).attributes);
	return call("radios", {
		idPrefix: inputs[0]?.["id"],
		name: inputs[0]?.["name"],
		fieldset: {
			legend: {
				text: textIn(findOne(fieldset, "legend", byTag("legend"))),
				isPageHeading: true,
				classes: "nhsuk-fieldset__legend--l",
			},
		},
		...(hint && { hint: { text: textIn(hint) } }),
		items: options.map((option, at) => ({
			value: inputs[at]?.["value"],
			text: textIn(findOne(option, "label", byTag("label"))),
			...(inputs[at]?.["checked"] !== undefined && { checked: true }),
		})),
	});
}

function summaryList(list: Element): string {
	return call("summaryList", {
		rows: findAll(list, byTag("div")).map((row) => {
			const [value, change] = findAll(row, byTag("dd"));
			const link = change && findAll(change, byTag("a"))[0];
			return {
				key: { text: textIn(findOne(row, "key", byTag("dt"))) },
				value: { html: value ? inside(value) : "" },
				...(link && {
					actions: { items: [{ href: link.attributes["href"], text: textIn(link) }] },
				}),
			};
		}),
	});
}

function panel(element: Element): string {
	return call("panel", {
		titleText: textIn(findOne(element, "heading", byTag("h1"))),
		html: element.children
			.filter((child) => typeof child !== "string" && child.tag !== "h1")
			.map((child) => (typeof child === "string" ? child : drawn(child)))
			.join(""),
	});
}

function button(element: Element): string {
	const { href, name, value } = element.attributes;
	return call("button", {
		text: textIn(element),
		...(href === undefined ? { type: "submit" } : { href }),
		...(name !== undefined && { name, value }),
		...(hasClass(element, "quiet") && { classes: "nhsuk-button--secondary" }),
	});
}

/** Options stand on lines of their own, for two braces beside each other would end the expression. */
function call(macro: string, options: object): string {
	return `{{ ${macro}(${JSON.stringify(options, null, 1)}) }}`;
}

function block(name: string, content: string): string {
	return `{% block ${name} %}${content}{% endblock %}`;
}
