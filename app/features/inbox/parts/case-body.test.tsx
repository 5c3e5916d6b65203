import { renderToString } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { USUAL_DISPLAY } from "#app/core/display.ts";
import { loadTranslators } from "#app/i18n/languages.server.ts";
import { PageRequestProvider } from "#app/ui/request.tsx";
import words from "#locales/en/inbox.json" with { type: "json" };
import { CasePage } from "#tests/case-page.ts";
import { raise } from "#tests/cases.ts";
import { CaseBody, type FoundCase } from "./case-body.tsx";

const translator = loadTranslators("locales").get("en") ?? expect.fail();

let page: CasePage;
beforeEach(async () => {
	page = await CasePage.open();
});
afterEach(() => page.portal.close());

/** What staff read on the page of this case. */
async function read(id: string): Promise<string> {
	const found: FoundCase = (await page.load(undefined, id)).data;
	const request = {
		...{ lang: "en" as const, path: "/", token: "", signedIn: undefined, demo: true },
		site: { name: "Riverside Health", phone: "01632 960 123" },
		display: USUAL_DISPLAY,
	};
	return renderToString(
		<I18nextProvider i18n={translator}>
			<PageRequestProvider value={request}>
				<CaseBody found={found} sent={undefined} problems={[]} />
			</PageRequestProvider>
		</I18nextProvider>,
	);
}

describe("the use that a case is about", () => {
	const challenge = { by: "clinician", challenge: "bias", withheld: null } as const;

	it("is told of where there is one", async () => {
		const html = await read(page.dispute.id);
		expect(html).toContain(words.case.use);
		expect(html).not.toContain(words.case["use-unknown"]);
	});

	it("is not known where a patient did not know it", async () => {
		const { id } = await raise(page.portal, page.amina, { use: null });
		expect(await read(id)).toContain(words.case["use-unknown"]);
	});

	it("is not spoken of where a doctor or nurse means the tool, and no one use of it", async () => {
		const { id } = await raise(page.portal, page.amina, { use: null, what: challenge });
		const html = await read(id);
		expect(html).not.toContain(words.case["use-unknown"]);
		expect(html).not.toContain(words.case.use);
	});
});
