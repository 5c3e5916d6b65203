/** What an attacker on the way of a sign-in elsewhere can do, step by step, and what has to come of it. */
import { expect } from "vitest";
import { formatNhsNumber } from "#app/core/nhs-number.ts";
import { BACK } from "#app/server/sign-in/sign-in-elsewhere.server.ts";
import type { Fields, Forger } from "../forging-provider.ts";
import { type Answered, ask, cookieOf } from "./http.ts";
import type { World } from "./world.ts";

export interface Forged {
	readonly world: World;
	readonly forger: Forger;
}

/** One of the two ways in, and who honestly comes by it. */
export interface Side {
	readonly who: "patient" | "staff";
	readonly start: string;
	readonly home: string;
	readonly sorry: RegExp;
	readonly honest: (world: World) => { readonly claims: Fields; readonly person: Fields };
}

export const PATIENT: Side = {
	who: "patient",
	start: "/en/sign-in/nhs-login",
	home: "/en/my",
	sorry: /^\/en\/sign-in\?nhs=[a-z-]+$/,
	honest: ({ victim }) => ({
		claims: { sub: "robert", vot: "P9.Cp.Cd" },
		person: { nhs_number: victim.nhsNumber, birthdate: victim.birthDate },
	}),
};
export const STAFF: Side = {
	who: "staff",
	start: "/staff/sign-in/openid",
	home: "/staff",
	sorry: /^\/staff\/sign-in\?openid=[a-z-]+(?:&to=%2Fstaff)?$/,
	honest: () => ({
		claims: { sub: "priya", amr: ["pwd", "mfa"] },
		person: { email: "reception@riverside.example", email_verified: true },
	}),
};

/** The steps at the portal and the provider that there are now. */
export function makeAttempts(forgedNow: () => Forged) {
	return { begin, granted, comes, signIn, opensNothing, isRefused, canariesIn, moved };

	async function begin(side: Side, cookie = "", query = "") {
		const { port } = forgedNow().world;
		const answer = await ask(port, `${side.start}${query}`, { headers: { cookie } });
		expect([answer.status, answer.headers["location"]]).toEqual([
			303,
			expect.stringContaining("/authorize?"),
		]);
		return { address: new URL(answer.headers["location"] ?? ""), login: cookieOf(answer) };
	}

	function granted(side: Side, address: URL, over: Fields = {}): URLSearchParams {
		const { world, forger } = forgedNow();
		const { claims, person } = side.honest(world);
		return forger.signIn(address, { ...claims, ...over }, person);
	}

	function comes(side: Side, query: URLSearchParams, cookie: string): Promise<Answered> {
		return ask(forgedNow().world.port, `${BACK[side.who]}?${query}`, { headers: { cookie } });
	}

	async function signIn(side: Side): Promise<Answered> {
		const { address, login } = await begin(side);
		return comes(side, granted(side, address), login);
	}

	/** Nobody is signed in, nothing is written, nothing is told; and who comes honestly next comes in. */
	async function opensNothing(side: Side, attack: () => Promise<Answered>): Promise<void> {
		const before = written();
		const answer = await attack();
		await isRefused(side, answer);
		expect(written()).toEqual(before);
		const honest = await signIn(side);
		expect(honest.headers["location"]).toBe(side.home);
		const { port } = forgedNow().world;
		expect((await ask(port, side.home, { headers: { cookie: cookieOf(honest) } })).status).toBe(200);
	}

	async function isRefused({ sorry }: Side, answer: Answered): Promise<void> {
		const location = answer.headers["location"] ?? "";
		expect([answer.status, location]).toEqual([303, expect.stringMatching(sorry)]);
		expect(answer.cookies.filter((cookie) => cookie.startsWith("sid="))).toEqual([]);
		const page = await ask(forgedNow().world.port, location);
		expect([403, 503]).toContain(page.status);
		expect(canariesIn(`${answer.whole}\n${page.whole}`)).toEqual([]);
	}

	/** All that a sign-in writes. */
	function written(): unknown {
		const counted = [
			"sessions",
			"nhs_logins",
			"look_ups",
			"tasks WHERE kind = 'nhs-login'",
			"entries WHERE kind IN ('nhs-login', 'staff.changed')",
			"staff WHERE open_id IS NOT NULL",
		];
		const { file } = forgedNow().world;
		return counted.map((rows) => file.prepare(`SELECT count(*) FROM ${rows}`).pluck().get());
	}

	function canariesIn(text: string): string[] {
		const { victim, other } = forgedNow().world;
		const told = [victim, other].flatMap(({ nhsNumber, id, letterCode }) => [
			...[nhsNumber, formatNhsNumber(nhsNumber), id, letterCode],
		]);
		return ["Robert", "Priya", "robert", "priya", ...told].filter((canary) => text.includes(canary));
	}

	/** What a browser kept, as if it had begun so many minutes earlier or later. */
	function moved(login: string, minutes: number): string {
		const { vault } = forgedNow().world.db;
		const place = { table: "cookies", row: "login", column: "flow" };
		const flow = JSON.parse(vault.portal.open(place, login.replace("login=", "")));
		return `login=${vault.portal.seal(place, JSON.stringify({ ...flow, at: flow.at + minutes * 60_000 }))}`;
	}
}
