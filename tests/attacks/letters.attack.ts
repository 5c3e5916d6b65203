/** Guessing at letters, and keeping their owners out. */
import { describe, expect, it } from "vitest";
import { formatLetterCode, makeLetterCode, parseLetterCode } from "#app/core/letter-code.ts";
import { ask, begin, cookieOf, send } from "./http.ts";
import type { Person, World } from "./world.ts";

/** Holds signing in by letter to its promises. */
export function letters(worldNow: () => World): void {
	const tries = (person: Pick<Person, "letterCode" | "birthDate">, cookie = "") =>
		send(worldNow().port, "/en/sign-in", cookie, fields(person.letterCode, person.birthDate));

	it("a wrong code, an unknown one and a wrong birth date get the same bytes", async () => {
		const { victim } = worldNow();
		const cookie = cookieOf(await ask(worldNow().port, "/en/sign-in"));
		const answers = [
			await tries({ ...victim, birthDate: "1957-03-28" }, cookie),
			await tries(
				{ ...victim, letterCode: sameLetterOtherSecret(victim.letterCode), birthDate: "1957-03-28" },
				cookie,
			),
			await tries({ letterCode: anotherLetter(), birthDate: "1957-03-28" }, cookie),
		];
		const [first] = answers;
		expect(first?.status).toBe(422);
		expect(answers.map(({ body, headers: { date: _, ...headers } }) => ({ body, headers }))).toEqual(
			answers.map(() => ({ body: first?.body, headers: { ...first?.headers, date: undefined } })),
		);
		for (const { whole } of answers) expect(whole).not.toContain(victim.letterCode);
	});

	it("an address that holds the code signs nobody in", async () => {
		const { port, victim } = worldNow();
		const asked = new URLSearchParams(fields(victim.letterCode, victim.birthDate)).toString();
		const answer = await ask(port, `/en/sign-in?${asked}`);
		expect([answer.status, /\bsid=/.test(answer.whole)]).toEqual([200, false]);
		const pressed = await send(port, `/en/sign-in?${asked}`, "", "");
		expect([pressed.status, pressed.cookies.join().includes("sid=")]).toEqual([422, false]);
	});

	it("a field sent twice, as a list or under a borrowed name is not a code", async () => {
		const { port, victim } = worldNow();
		const right = new URLSearchParams(fields(victim.letterCode, victim.birthDate)).toString();
		const wrong = [
			`${right}&code=${victim.letterCode}`,
			right.replace("code=", "code%5B%5D="),
			right.replace("code=", "__proto__="),
			right.replace("day=", "day%5B0%5D="),
			`${right}&year=1957`,
			`${right}&shared=on&shared=on`,
		];
		for (const body of wrong) {
			const answer = await send(port, "/en/sign-in", "", body);
			expect([body, answer.status, answer.cookies.join().includes("sid=")]).toEqual([body, 422, false]);
		}
	});

	describe("the owner of a letter", () => {
		it("comes in at once while a stranger guesses at the same letter", async () => {
			const { port, victim } = worldNow();
			const wrong = { ...victim, letterCode: sameLetterOtherSecret(victim.letterCode) };
			for (let guess = 0; guess < 4; guess += 1)
				await tries({ ...victim, letterCode: sameLetterOtherSecret(victim.letterCode) });
			for (let guess = 0; guess < 4; guess += 1) await tries(wrong);
			const guesses = Array.from({ length: 110 }, () => begin(port, "/en/sign-in", body(wrong)));
			await new Promise((resolve) => setTimeout(resolve, 500));
			const owner = await tries(victim);
			for (const guess of guesses) guess.destroy();
			expect(owner.status).toBe(303);
		});

		it("is made to wait by nobody but who holds it, and others are answered meanwhile", async () => {
			const { demo, other } = worldNow();
			const held = demo.patients[5] ?? other;
			const wrong = { ...held, birthDate: "1957-03-28" };
			for (let guess = 0; guess < 4; guess += 1) expect((await tries(wrong)).status).toBe(422);
			const order: string[] = [];
			const slow = tries(held).then((answer) => [order.push("held"), answer.status]);
			const sideBySide = await tries(held);
			expect([sideBySide.status, sideBySide.cookies.join().includes("sid=")]).toEqual([503, false]);
			await tries(other).then(() => order.push("other"));
			expect((await slow)[1]).toBe(303);
			expect(order).toEqual(["other", "held"]);
		});

		it("comes in twenty times at once, each time with a session of its own", async () => {
			const { other } = worldNow();
			const answers = await Promise.all(Array.from({ length: 20 }, () => tries(other)));
			expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 303));
			const sessions = answers.flatMap(({ cookies }) => cookies.filter((one) => one.includes("sid=")));
			expect(new Set(sessions).size).toBe(20);
		});
	});
}

const body = ({ letterCode, birthDate }: Pick<Person, "letterCode" | "birthDate">) =>
	new URLSearchParams(fields(letterCode, birthDate)).toString();

function fields(code: string, birthDate: string): Record<string, string> {
	const [year = "", month = "", day = ""] = birthDate.split("-");
	return { code, day, month, year, shared: "on" };
}

/** The code of a stranger who knows the four symbols that find the letter. Its check symbol is right. */
function sameLetterOtherSecret(code: string): string {
	const read = parseLetterCode(code);
	if (!read.ok) throw new Error(read.reason);
	return formatLetterCode({ ...read.value, secret: anyCode().secret });
}

function anotherLetter(): string {
	return formatLetterCode(anyCode());
}

function anyCode() {
	return makeLetterCode((count) => crypto.getRandomValues(new Uint8Array(count)));
}
