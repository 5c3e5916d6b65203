import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readRegisterFiles } from "#app/server/register-files.server.ts";
import { notices } from "#db/schema.ts";
import { NOON } from "#tests/builders.ts";
import { openPortal, type TestPortal } from "#tests/portal.ts";
import { importRegister } from "./import-register.store.server.ts";
import { listTools } from "./list-tools.store.server.ts";
import { currentRegister, findNotice } from "./register.store.server.ts";

const EYES = "eye-scan-urgency";
const { register, words } = readRegisterFiles();

let portal: TestPortal;
beforeEach(async () => {
	portal = await openPortal();
});
afterEach(() => portal.close());

const noticeOf = async (tool: string) => (await currentRegister(portal.db)).byId.get(tool)?.notice.number;

/** The register with something about the eye tool changed. */
function changed(over: Partial<(typeof register.tools)[number]>) {
	return {
		...register,
		tools: register.tools.map((tool) => (tool.id === EYES ? { ...tool, ...over } : tool)),
	};
}

function reworded(lang: string, line: string) {
	const own = words[lang] ?? {};
	const before = own[EYES];
	if (before === undefined) throw new Error(`no words in ${lang}`);
	return { ...words, [lang]: { ...own, [EYES]: { ...before, line } } };
}

describe("the register", () => {
	it("has all 36 tools, each with a notice", async () => {
		const known = await currentRegister(portal.db);
		expect(known.tools).toHaveLength(36);
		expect(await portal.db.read.select().from(notices)).toHaveLength(36);
	});

	it("brought in twice makes no new notice", async () => {
		expect(await importRegister(portal.db, register, words, NOON)).toBe(0);
	});

	it("makes a new notice of one tool when its words change, and keeps the old one readable", async () => {
		const before = (await currentRegister(portal.db)).byId.get(EYES)?.words.get("en")?.line;
		expect(await importRegister(portal.db, register, reworded("en", "It looks at eyes."), NOON)).toBe(1);
		expect(await noticeOf(EYES)).toBe(2);
		expect((await findNotice(portal.db, EYES, 1))?.words.get("en")?.line).toBe(before);
		expect((await findNotice(portal.db, EYES, 2))?.words.get("en")?.line).toBe("It looks at eyes.");
	});

	it("makes a new notice when a translation changes, since that is what was shown", async () => {
		expect(await importRegister(portal.db, register, reworded("cy", "Mae'n edrych ar lygaid."), NOON)).toBe(
			1,
		);
	});

	it("adds a language without a new notice", async () => {
		const withoutPolish = Object.fromEntries(Object.entries(words).filter(([lang]) => lang !== "pl"));
		const fresh = await openPortal();
		try {
			await importRegister(fresh.db, changed({ does: "Looks again." }), withoutPolish, NOON);
			const before = (await currentRegister(fresh.db)).byId.get(EYES)?.notice.number;
			expect(await importRegister(fresh.db, changed({ does: "Looks again." }), words, NOON)).toBe(0);
			const eyes = (await currentRegister(fresh.db)).byId.get(EYES);
			expect([eyes?.notice.number, eyes?.words.has("pl")]).toEqual([before, true]);
		} finally {
			fresh.close();
		}
	});

	it("calls a new version of the maker a material change, also with the same words", async () => {
		expect((await currentRegister(portal.db)).byId.get(EYES)?.materialNotice).toBeNull();
		await importRegister(portal.db, changed({ makerVersion: "2.0" }), words, NOON);
		expect((await currentRegister(portal.db)).byId.get(EYES)?.materialNotice).toBe(2);
	});

	it("has no notice under a number that was never made", async () => {
		for (const number of [0, 2, -1, Number.NaN, 1.5])
			expect(await findNotice(portal.db, EYES, number)).toBeUndefined();
	});
});

describe("the public list", () => {
	const list = (search: string, page = "1", lang: "en" | "pl" = "en") =>
		listTools(portal.db, lang, search, page);

	it("comes by forty, those used here first", async () => {
		const first = await list("");
		expect([first.rows.length, first.list.total, first.list.next, first.list.previous]).toEqual([
			36,
			36,
			null,
			null,
		]);
		const used = first.rows.filter(({ stage }) => stage !== "not-here").length;
		expect(first.rows.slice(0, used).every(({ stage }) => stage !== "not-here")).toBe(true);
	});

	it("finds all words of a search, whatever their case and accents", async () => {
		expect((await list("EYE scan")).rows.map(({ id }) => id)).toContain(EYES);
		expect((await list("eye nonsenseword")).list.total).toBe(0);
	});

	it("shows the first page for a page that is not there", async () => {
		for (const page of ["0", "99", "-1", "x"]) expect((await list("", page)).list.from).toBe(1);
	});

	it("speaks the reader's language", async () => {
		const polish = await list("", "1", "pl");
		expect(polish.rows.every(({ wordsLang }) => wordsLang === null)).toBe(true);
		expect(polish.rows[0]?.name).not.toBe((await list("")).rows[0]?.name);
	});
});
