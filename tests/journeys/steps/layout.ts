/** What can be measured of a page that is drawn: whether it fits, and whether a finger hits. */
import type { Page } from "@playwright/test";

/** WCAG 1.4.12: what a reader may set without losing anything. */
export const TEXT_SPACING = `* {
	line-height: 1.5 !important;
	letter-spacing: 0.12em !important;
	word-spacing: 0.16em !important;
}
p { margin-block-end: 2em !important; }`;

/** Draws the open page with this style sheet over its own. The page's rules against foreign styles stay on. */
export function restyle(page: Page, css: string): Promise<void> {
	return page.evaluate((text) => {
		const sheet = new CSSStyleSheet();
		sheet.replaceSync(text);
		document.adoptedStyleSheets = [sheet];
	}, css);
}

/** The elements that stick out of the page sideways; none where it fits. */
export function stickingOut(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const wide = document.documentElement.clientWidth;
		if (document.documentElement.scrollWidth <= wide) return [];
		return [...document.querySelectorAll("body *")]
			.filter((element) => {
				const { left, right } = element.getBoundingClientRect();
				return (right > wide + 0.5 || left < -0.5) && !element.closest(".vh, .skip");
			})
			.map((element) => `${element.tagName} ${element.className} “${element.textContent?.slice(0, 40)}”`);
	});
}

/** Words that are cut off by a box that cannot grow. What is typed into a field scrolls, so fields do not count. */
export function cutOff(page: Page): Promise<string[]> {
	return page.evaluate(() =>
		[...document.querySelectorAll("body *")]
			.filter((element) => {
				if (element.matches(".vh *, .vh, .skip, input, select, textarea")) return false;
				const { overflowX, overflowY } = getComputedStyle(element);
				const cuts = [overflowX, overflowY].some((value) => value === "hidden" || value === "clip");
				return (
					cuts &&
					(element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1)
				);
			})
			.map((element) => `${element.tagName} ${element.className}`),
	);
}

/** Controls, and links that are not in running text, that are smaller than 44 by 44 CSS pixels (WCAG 2.5.5). */
export function smallTargets(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const inRunningText = (link: Element) =>
			[...(link.parentElement?.childNodes ?? [])].some(
				(node) => node.nodeType === Node.TEXT_NODE && /\p{L}/u.test(node.textContent ?? ""),
			);
		const targets = [...document.querySelectorAll("a[href], button, input, select, textarea, summary")];
		return targets
			.filter((target) => !target.matches("[type=hidden], .skip"))
			.filter((target) => !(target.matches("a") && inRunningText(target)))
			.map((target) => {
				const label = target.matches("[type=radio], [type=checkbox]")
					? document.querySelector(`label[for="${target.id}"]`)
					: null;
				return { target, box: (label ?? target).getBoundingClientRect() };
			})
			.filter(({ box }) => Math.min(box.width, box.height) < 43.99 && box.width > 0)
			.map(
				({ target, box }) =>
					`${Math.round(box.width)}×${Math.round(box.height)} ${target.tagName} “${(target.textContent || target.id).slice(0, 40)}”`,
			);
	});
}

/** Links and buttons side by side without room or a word between: they read as one, and a finger or a reader of the list takes the wrong one. */
export function runTogether(page: Page): Promise<string[]> {
	return page.evaluate(() =>
		[...document.querySelectorAll("a[href], button")].flatMap((one) => {
			const next = one.nextSibling;
			if (!(next instanceof Element) || !next.matches("a[href], button")) return [];
			const [a, b] = [one.getBoundingClientRect(), next.getBoundingClientRect()];
			const sameLine = a.height > 0 && b.height > 0 && a.bottom > b.top && b.bottom > a.top;
			const room = Math.max(a.left, b.left) - Math.min(a.right, b.right);
			return sameLine && room < 3 ? [`“${one.textContent}” and “${next.textContent}”`] : [];
		}),
	);
}
