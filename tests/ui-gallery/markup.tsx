/** A part as the server sends it, in English, and what an HTML checker finds wrong with it. */
import { HtmlValidate } from "html-validate";
import { createInstance } from "i18next";
import type { ReactElement } from "react";
import { renderToString } from "react-dom/server";
import { I18nextProvider, initReactI18next } from "react-i18next";
import ui from "#locales/en/ui.json" with { type: "json" };

const words = createInstance();
await words.use(initReactI18next).init({
	lng: "en",
	resources: { en: { ui } },
	ns: ["ui"],
	interpolation: { escapeValue: false },
});

/** The HTML of this part. */
export function markup(part: ReactElement): string {
	return renderToString(<I18nextProvider i18n={words}>{part}</I18nextProvider>);
}

/* What is off is how React spells attributes, and the space in a phone number, which the style sheet keeps whole. */
const checker = new HtmlValidate({
	extends: ["html-validate:recommended", "html-validate:a11y"],
	rules: {
		"attr-case": "off",
		"attribute-boolean-style": "off",
		"attribute-empty-style": "off",
		"tel-non-breaking": "off",
		"void-style": "off",
		"no-inline-style": "error",
		"no-dup-id": "error",
		"no-missing-references": "error",
		"prefer-tbody": "error",
	},
});

/** Rule and place of everything the checker finds wrong in this part, put in the body of a whole page. */
export async function faultsIn(html: string): Promise<string[]> {
	const page = `<!DOCTYPE html>\n<html lang="en"><head><title>Test</title></head><body>${html}</body></html>`;
	const { results } = await checker.validateString(page);
	return results.flatMap(({ messages }) => messages.map((m) => `${m.ruleId}: ${m.message} (${m.selector})`));
}
