/** What can be told of a page that is drawn for those who use keys, or their own colours. */
import type { Page } from "@playwright/test";

/**
 * Where Tab goes against the order in which the page is read: up, or back within a line. Each stop is one that Tab really comes to: of
 * buttons that exclude each other only one, of what is folded away only what opens it.
 */
export function strayStops(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const isRightToLeft = document.documentElement.dir === "rtl";
		const groups = new Set<string>();
		const stops = [
			...document.querySelectorAll<HTMLElement>(
				"a[href], button, input, select, textarea, summary, [tabindex]",
			),
		]
			.filter(
				(stop) =>
					stop.tabIndex >= 0 && !stop.matches(":disabled, .vh, .skip, .vh *") && stop.checkVisibility(),
			)
			.filter((stop) => {
				if (!stop.matches("input[type=radio]")) return true;
				const name = `${stop.closest("form")?.id} ${stop.getAttribute("name")}`;
				const isFirst = !groups.has(name);
				groups.add(name);
				return isFirst;
			});
		const named = (stop: HTMLElement) =>
			`${stop.tagName} “${(stop.textContent || stop.id).trim().slice(0, 40)}”`;
		const jumped = stops
			.filter((stop) => stop.tabIndex > 0)
			.map((stop) => `${named(stop)} takes a place of its own`);
		const boxes = stops.map((stop) => ({
			stop,
			box: (stop.getClientRects()[0] ?? stop.getBoundingClientRect()) as DOMRect,
		}));
		const back = boxes.flatMap(({ stop, box }, place) => {
			const before = boxes[place - 1];
			if (before === undefined || box.width === 0 || before.box.width === 0) return [];
			// A link in running text is taller than its line, for fingers: lines are told apart by their middles.
			const down = (box.top + box.bottom - before.box.top - before.box.bottom) / 2;
			const isAbove = box.bottom <= before.box.top + 1;
			const isSameLine = Math.abs(down) < 8;
			const isBack = isRightToLeft ? box.right > before.box.right + 1 : box.left < before.box.left - 1;
			return isAbove || (isSameLine && isBack) ? [`${named(stop)} comes after ${named(before.stop)}`] : [];
		});
		return [...jumped, ...back];
	});
}

/** What cannot be seen when the reader's own colours take the place of ours: a control without a line around it, a page that keeps its own. */
export async function lostInForcedColours(page: Page): Promise<string[]> {
	await page.emulateMedia({ forcedColors: "active" });
	const lost = await page.evaluate(() => {
		const named = (element: Element) =>
			`${element.tagName} ${element.className} “${element.textContent?.trim().slice(0, 40)}”`;
		const isDrawn = (element: Element) => {
			const style = getComputedStyle(element);
			const hasLine = style.borderTopStyle !== "none" && Number.parseFloat(style.borderTopWidth) > 0;
			return hasLine && style.borderTopColor !== style.backgroundColor;
		};
		const controls = [...document.querySelectorAll("button, input, select, textarea")]
			.filter((control) => !control.matches("[type=hidden], .vh, .vh *") && control.checkVisibility())
			.filter((control) => {
				if (isDrawn(control) || getComputedStyle(control).textDecorationLine.includes("underline"))
					return false;
				const label = control.matches("[type=radio], [type=checkbox]") ? control.nextElementSibling : null;
				return label === null || !isDrawn(label);
			})
			.map((control) => `no line around ${named(control)}`);
		const own = [...document.querySelectorAll("body, body *")]
			.filter((element) => getComputedStyle(element).forcedColorAdjust === "none" && !element.closest("svg"))
			.map((element) => `keeps its own colours: ${named(element)}`);
		const links = [...document.querySelectorAll("main a[href]:not([aria-current])")]
			.filter((link) => link.checkVisibility() && !link.matches(".vh, .skip"))
			.filter((link) => !getComputedStyle(link).textDecorationLine.includes("underline") && !isDrawn(link))
			.map((link) => `told from the text by colour alone: ${named(link)}`);
		return [...controls, ...own, ...links];
	});
	await page.emulateMedia({ forcedColors: "none" });
	return lost;
}
