/** Whether names stand apart from the words beside them, as a browser lays a page out. */
import type { Page } from "@playwright/test";

/** Words that somebody typed, in whatever scripts they like, and what the page has in other languages about itself. */
const TYPED = "textarea, q, blockquote, [dir=auto], svg, style, template";

/**
 * Each text of the page in which letters of both directions stand side by side without anything that sets them apart: an element
 * that isolates its text, or the two characters that do so in titles and options. `foreign` is what is looked for among the other words.
 * Only what runs in the direction `dir` is looked at: with a letter in another language stands a copy for staff.
 */
export async function mixedTexts(page: Page, foreign: string, dir: "ltr" | "rtl"): Promise<string[]> {
	return page.evaluate(
		([typed, pattern, direction]) => {
			const BREAK = "\u2029";
			const wanted = new RegExp(pattern, "u");
			const bare = (text: string): string => {
				const less = text.replace(/[\u2066-\u2068][^\u2066-\u2069]*\u2069/g, "");
				return less === text ? text : bare(less);
			};
			const isApart = (element: Element) => {
				const { unicodeBidi, display, position } = getComputedStyle(element);
				// What is hidden from sight is a box of its own there, and one of the words beside it to whoever hears it.
				const isBox = position !== "absolute" && !/^(?:inline|none|contents|ruby)$/.test(display);
				return isBox || /isolate|plaintext/.test(unicodeBidi);
			};
			/** The words of an element, without those of elements in it that are set apart. */
			const own = (element: Element): string =>
				[...element.childNodes]
					.map((child) => {
						if (child instanceof Text) return child.data;
						if (!(child instanceof Element)) return "";
						if (child.matches("br")) return BREAK;
						return isApart(child) || child.matches(typed) ? " " : own(child);
					})
					.join("");
			const found = [
				document.title,
				...[...document.querySelectorAll("[aria-label]")].map((one) => one.getAttribute("aria-label") ?? ""),
			];
			for (const element of document.querySelectorAll("body, body *"))
				if (
					isApart(element) &&
					element.closest(typed) === null &&
					getComputedStyle(element).direction === direction
				)
					found.push(own(element));
			return found
				.flatMap((text) => text.split(BREAK))
				.map((text) => text.replace(/\s+/g, " ").trim())
				.filter((text) => {
					const said = bare(text);
					return wanted.test(said) && /[\p{L}\p{N}]/u.test(said.replace(new RegExp(pattern, "gu"), ""));
				});
		},
		[TYPED, foreign, dir] as const,
	);
}
