import type { LoaderFunctionArgs } from "@remix-run/node";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { askPeople } from "#app/features/comments/round.store.server.ts";
import { readDraft } from "#app/features/keeping/read-draft.store.server.ts";
import { minutesAfterNoon, NOON } from "#tests/builders.ts";
import { martin, SCAN } from "#tests/cases.ts";
import { openPortal, type TestPortal } from "#tests/portal.ts";
import { loader } from "./coming.tsx";
import { loader as list } from "./list.tsx";
import { loader as show } from "./show.tsx";

const NEW = "new-tool";
const AFTER = new Date("2026-12-05T12:00:00Z");

let portal: TestPortal;
beforeEach(async () => {
	portal = await openPortal();
	const draft = await readDraft(portal.db.read, martin, SCAN);
	const english = draft?.content.words["en"];
	if (draft === undefined || english === undefined) throw new Error("no draft");
	const words = { en: { ...english, name: "New eye tool", line: "It looks at both eyes." } };
	const days = { opens: "2026-11-21", closes: "2026-12-04" };
	const difference = { en: "It reads both eyes.", ur: "یہ دونوں آنکھیں پڑھتا ہے۔" };
	const content = { ...draft.content, words, difference };
	await askPeople(portal.db, martin, { tool: SCAN, number: 2, content }, days, "a".repeat(32), NOON);
	await askPeople(
		portal.db,
		martin,
		{ tool: NEW, number: 1, content },
		days,
		"b".repeat(32),
		minutesAfterNoon(1),
	);
});
afterEach(() => portal.close());

async function answerOf(
	load: (args: LoaderFunctionArgs) => Promise<unknown>,
	tool: string,
	at = NOON,
	lang = "en",
) {
	const path = `/${lang}/tools/${tool}`;
	const request = new Request(`http://localhost:3000${path}`);
	const context = portal.context(undefined, path, at);
	const response = await (load({ request, params: { lang, tool }, context }) as Promise<Response>).catch(
		(thrown: Response) => thrown,
	);
	const text = await response.text();
	return {
		status: response.status,
		location: response.headers.get("location"),
		data: text === "" ? undefined : JSON.parse(text),
	};
}

describe("the page of a change that people are asked about", () => {
	it("says what would be there and what would be different, in the reader's language or in English", async () => {
		const { data } = await answerOf(loader, SCAN);
		expect(data).toMatchObject({
			until: "2026-12-04",
			isUsed: true,
			change: { text: "It reads both eyes." },
		});
		expect(data.tool).toMatchObject({ words: { line: "It looks at both eyes." }, notice: { number: 2 } });
		expect((await answerOf(loader, SCAN, NOON, "ur")).data.change).toMatchObject({ lang: "ur" });
		expect((await answerOf(loader, SCAN, NOON, "pl")).data.change).toMatchObject({ lang: "en" });
	});

	it("is there for a tool that is to come, and says that it is not in use", async () => {
		expect(await answerOf(loader, NEW)).toMatchObject({
			status: 200,
			data: { isUsed: false, isKnown: false },
		});
	});

	it("leads to the page as it is once the last day is over, and is not there where there is none", async () => {
		expect(await answerOf(loader, SCAN, AFTER)).toMatchObject({ status: 302, location: `/en/tools/${SCAN}` });
		for (const [tool, at] of [
			[NEW, AFTER],
			["no-such-tool", NOON],
		] as const)
			expect((await answerOf(loader, tool, at)).status).toBe(404);
	});

	it("is named on the list of tools and on the page as it is, until its last day is over", async () => {
		const open = async (at: Date) => (await answerOf(list, "", at)).data.open;
		expect(await open(NOON)).toMatchObject([{ tool: SCAN, name: "New eye tool" }, { tool: NEW }]);
		expect(await open(AFTER)).toEqual([]);
		expect((await answerOf(show, SCAN)).data.coming).toBe("2026-12-04");
		expect((await answerOf(show, SCAN, AFTER)).data.coming).toBeNull();
	});
});
