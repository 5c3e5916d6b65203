/** Slips in the code of a letter and in a date of birth: said in words, and never a reason to be shut out. */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readDemoWorld } from "#app/server/demo-world.server.ts";
import { expect, test } from "#tests/journey.ts";
import { type RunningServer, startServer } from "#tests/server.ts";
import { patientCalled } from "./steps/people.ts";
import { type Answer, PlainBrowser } from "./steps/plain-browser.ts";
import { letterFields } from "./steps/signed-in.ts";
import { wordsIn } from "./steps/words.ts";

const t = wordsIn("en");
const WHO = "Inês Costa";

/** Signs in with these fields in place of the right ones. */
function trying(portal: RunningServer, over: Readonly<Record<string, string>>): Promise<Answer> {
	const fields = letterFields(portal, WHO).map(([name, value]) => [name, over[name] ?? value] as const);
	return new PlainBrowser(portal.origin).post("/en/sign-in", fields);
}

/** The problem that this answer names, beside its field and in the summary. A code that was tried is not given back. */
function names(answer: Answer, field: string, problem: Parameters<typeof problemWords>[0]): void {
	const words = problemWords(problem).replaceAll("'", "&#x27;");
	expect(answer.status).toBe(422);
	expect(answer.body).toContain(`<a href="#${field}">${words}</a>`);
	expect(answer.body).toContain(`<title>${t("ui:errors.prefix")} `);
	if (problem === "not-matched") expect(answer.body).not.toMatch(/name="code"[^>]* value="[^"]/);
}

const problemWords = (
	problem:
		| "code-missing"
		| "code-length"
		| "code-symbols"
		| "code-check"
		| "date-missing"
		| "date-not-real"
		| "date-in-future"
		| "date-year"
		| "date-too-long-ago"
		| "not-matched",
) => t(`account:problem.${problem}`);

test("a code is read in small letters, with spaces, and with O for 0 and I or L for 1", async ({
	portal,
}) => {
	const { letterCode } = patientCalled(portal, WHO);
	const spellings = [
		letterCode.toLowerCase(),
		letterCode.replaceAll("-", " "),
		letterCode.replaceAll("-", ""),
		`  ${letterCode}  `,
		letterCode.replaceAll("0", "O").replaceAll("1", "I"),
		letterCode.replaceAll("0", "o").replaceAll("1", "l"),
	];
	for (const code of spellings) expect([code, (await trying(portal, { code })).status]).toEqual([code, 303]);
});

test("every code of the demo is read with O for 0", async ({ portal }) => {
	// One patient's code may have no 0: together they surely have one.
	const withZero = readDemoWorld(portal.dataDir).patients.filter(({ letterCode }) =>
		letterCode.includes("0"),
	);
	expect(withZero.length).toBeGreaterThan(0);
	const [patient] = withZero;
	if (patient === undefined) return;
	const fields = letterFields(portal, patient.name).map(
		([name, value]) => [name, name === "code" ? value.replaceAll("0", "O") : value] as const,
	);
	expect((await new PlainBrowser(portal.origin).post("/en/sign-in", fields)).status).toBe(303);
});

test("a slip in a code is found by its check symbol and does not count as a try", async ({ portal }) => {
	const { letterCode } = patientCalled(portal, WHO);
	const last = letterCode.at(-1) === "A" ? "B" : "A";
	const slip = `${letterCode.slice(0, -1)}${last}`;
	// Three tries that count would make the next one wait: these ten do not.
	for (let time = 0; time < 10; time += 1) names(await trying(portal, { code: slip }), "code", "code-check");
	expect((await trying(portal, {})).status).toBe(303);
});

test("a code that was not tried is given back, to be mended and not typed anew", async ({ portal }) => {
	const { letterCode } = patientCalled(portal, WHO);
	const slips = [
		{ code: "AB12" },
		{ code: "AB12-CD34-EF56-GH7!" },
		{ code: letterCode, day: "31", month: "2" },
	];
	for (const over of slips) expect((await trying(portal, over)).body).toContain(`value="${over.code}"`);
});

test("a code that is no code is said in words", async ({ portal }) => {
	names(await trying(portal, { code: "" }), "code", "code-missing");
	names(await trying(portal, { code: "AB12" }), "code", "code-length");
	names(await trying(portal, { code: "AB12-CD34-EF56-GH7!" }), "code", "code-symbols");
	expect((await trying(portal, { code: "x".repeat(5000) })).status).toBe(422);
	expect((await trying(portal, { code: "\u0000".repeat(16) })).status).toBe(422);
});

test("a wrong code and a wrong date of birth look the same", async ({ portal }) => {
	const wrongDate = await trying(portal, { day: "1" });
	const wrongCode = await trying(portal, { code: patientCalled(portal, "Robert Hill").letterCode });
	names(wrongDate, "code", "not-matched");
	names(wrongCode, "code", "not-matched");
	const plain = (answer: Answer) =>
		answer.body.replace(/name="token" value="[^"]*"/g, "").replace(/value="\d+"/g, "");
	expect(plain(wrongDate)).toBe(plain(wrongCode));
});

test("a code that a newer letter replaced no longer works, and the newer one does", async () => {
	// Each start of a demo makes new letters for the same people.
	const dataDir = mkdtempSync(join(tmpdir(), "letters-"));
	try {
		const before = await startServer({ DATA_DIR: dataDir });
		const old = patientCalled(before, WHO).letterCode;
		expect((await trying(before, {})).status).toBe(303);
		await before.stop();
		const after = await startServer({ DATA_DIR: dataDir });
		names(await trying(after, { code: old }), "code", "not-matched");
		expect((await trying(after, {})).status).toBe(303);
		await after.stop();
	} finally {
		rmSync(dataDir, { recursive: true, force: true });
	}
});

test("a date of birth typed in the digits of Urdu is read", async ({ portal }) => {
	expect((await trying(portal, { day: "٢٩", month: "۰۲", year: "١٩٥٢" })).status).toBe(303);
});

for (const [day, month, year, problem] of [
	["29", "2", "2023", "date-not-real"],
	["31", "4", "1952", "date-not-real"],
	["0", "1", "1952", "date-not-real"],
	["1", "13", "1952", "date-not-real"],
	["1", "1", "2999", "date-in-future"],
	["29", "2", "52", "date-year"],
	["1", "1", "1800", "date-too-long-ago"],
	["", "", "", "date-missing"],
	["29", "", "1952", "date-missing"],
] as const) {
	test(`the date of birth ${day}/${month}/${year} is said to be ${problem}`, async ({ portal }) => {
		const answer = await trying(portal, { day, month, year });
		expect(answer.status).toBe(422);
		expect(answer.body).toContain(problemWords(problem).replaceAll("'", "&#x27;"));
		if (year !== "") expect(answer.body).toContain(`value="${year}"`);
	});
}

test("a date that is no number is refused and shown again as text", async ({ portal }) => {
	for (const day of ["1e1", "0x1d", "-29", "29.0", '"><script>', "NaN"]) {
		const answer = await trying(portal, { day });
		expect([day, answer.status]).toEqual([day, 422]);
		expect(answer.body).not.toContain("<script");
	}
});
