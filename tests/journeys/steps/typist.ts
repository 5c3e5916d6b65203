/** Somebody who types, and how long it would take them: the keystroke-level model (Card, Moran and Newell, 1980). */
import type { Page } from "@playwright/test";

/** Seconds: one press of a key by somebody of average speed, and the moment in which they look at the paper and know what comes next. */
const KEY = 0.28;
const LOOK = 1.35;

/** Presses keys and counts what they would take a person. */
export class Typist {
	seconds = 0;
	readonly #page: Page;

	constructor(page: Page) {
		this.#page = page;
	}

	/** Looks at the paper. */
	look(): void {
		this.seconds += LOOK;
	}

	async press(...keys: readonly string[]): Promise<void> {
		for (const key of keys) {
			await this.#page.keyboard.press(key);
			this.seconds += KEY;
		}
	}

	async type(text: string): Promise<void> {
		this.look();
		await this.#page.keyboard.type(text);
		this.seconds += text.length * KEY;
	}

	async tabTo(selector: string): Promise<void> {
		for (let presses = 0; presses < 60; presses += 1) {
			if (await this.#page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector))
				return;
			await this.press("Tab");
		}
		throw new Error(`Tab never comes to ${selector}`);
	}
}
