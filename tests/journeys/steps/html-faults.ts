/** What an HTML checker finds wrong in a whole page, and what our own pages promise beyond that. */
import { HtmlValidate } from "html-validate";

/** Rules that are off, each with why. All others of the two presets hold. */
const OFF = {
	"attr-case":
		"React writes hrefLang and autoComplete; HTML does not tell them from hreflang and autocomplete",
	"attribute-boolean-style": 'React writes checked="" for checked; both are HTML',
	"void-style": "React closes <br/>; HTML ignores the slash",
	"long-title": "a question is the title of its page, and a translated question is as long as it is",
	"tel-non-breaking": "the style sheet keeps a phone number on one line",
} as const;

const checker = new HtmlValidate({
	extends: ["html-validate:recommended", "html-validate:a11y"],
	rules: {
		...Object.fromEntries(Object.keys(OFF).map((rule) => [rule, "off"])),
		"no-inline-style": "error",
		"no-dup-id": "error",
		"no-missing-references": "error",
	},
});

/** Everything wrong with this page's HTML, one sentence each. */
export async function faultsIn(html: string): Promise<string[]> {
	const { results } = await checker.validateString(html);
	return results.flatMap(({ messages }) => messages.map((m) => `${m.ruleId}: ${m.message} (${m.selector})`));
}

/** Script, inline style, pictures, fonts and addresses elsewhere in this page: there must be none. */
export function foreignIn(html: string): string[] {
	const never = [
		/<script[^>]*>/g,
		/ on[a-z]+="/g,
		/ style="[^"]*"/g,
		/<style[^>]*>/g,
		/<(?:img|iframe|object|embed|video|audio|picture|source)\b[^>]*>/g,
		/ (?:src|href|action|formaction)="(?:https?:|\/\/|data:|javascript:)[^"]*"/gi,
	];
	return never.flatMap((pattern) => html.match(pattern) ?? []);
}
