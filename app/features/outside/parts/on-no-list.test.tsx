import { renderToString } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { describe, expect, it } from "vitest";
import { loadTranslators } from "#app/i18n/languages.server.ts";
import { LANGUAGES } from "#locales/index.ts";
import { OnNoList } from "./on-no-list.tsx";

const translators = loadTranslators("locales");

describe("a look at somebody on no list", () => {
	it.each(LANGUAGES.map(({ tag }) => tag))("claims in %s no letter that nobody may write", (lang) => {
		const words = translators.get(lang);
		if (words === undefined) throw new Error(`no words in ${lang}`);
		const html = renderToString(
			<I18nextProvider i18n={words}>
				<OnNoList />
			</I18nextProvider>,
		).replaceAll("&#x27;", "'");
		expect(html).toContain(words.t("outside:look.not-told"));
		expect(html).not.toContain(words.t("outside:form.before.told"));
	});
});
