/** Another site's form, or a program, that wants to act as somebody who is signed in here. */
import { beforeAll, describe, expect, it } from "vitest";
import { DOORS } from "./doors.ts";
import { type Answered, ask, cookieOf, FORM, FROM_OUR_PAGE, hidden } from "./http.ts";
import { TOOL, type World } from "./world.ts";

const CHOOSE = `/en/my/tools/${TOOL}/choose`;
const TAKES_FORMS = Object.entries(DOORS).filter(([, door]) =>
	door.post.some((outcome) => outcome !== 405 && outcome !== 404),
);

/** What a browser or program says of where the form stood. */
const ELSEWHERE: readonly (readonly [string, Readonly<Record<string, string | readonly string[]>>])[] = [
	["another origin", { origin: "https://evil.example" }],
	["an opaque origin", { origin: "null" }],
	["an empty origin", { origin: "" }],
	["another site", { "sec-fetch-site": "cross-site" }],
	["a sister host", { "sec-fetch-site": "same-site" }],
	["the address bar", { "sec-fetch-site": "none" }],
	["a word that no browser sends", { "sec-fetch-site": "same-origin, cross-site" }],
	["another site that names our origin", { "sec-fetch-site": "cross-site", origin: "OURS" }],
	["our host by another scheme", { origin: "https://localhost:PORT" }],
	["our host on another port", { origin: "http://localhost:1" }],
	["our address by its number", { origin: "http://127.0.0.1:PORT" }],
	["a host that begins like ours", { origin: "http://localhost:PORT.evil.example" }],
	["a path that ends like ours", { origin: "https://evil.example/http://localhost:PORT" }],
	[
		"a host of theirs, forwarded as ours",
		{ origin: "https://evil.example", "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" },
	],
	["two origins", { origin: ["OURS", "https://evil.example"] }],
	["nowhere", {}],
	["nowhere but our page by its referrer", { referer: "OURS/en/my" }],
];

/** Holds every form to its own pages. */
export function crossSite(worldNow: () => World): void {
	describe.each(TAKES_FORMS)("the form of %s", (_pattern, door) => {
		it.each(ELSEWHERE)("is not taken from %s", async (_where, said) => {
			const world = worldNow();
			const headers = { ...FORM, ...ours(world, said), cookie: await bothSessions(world, door.path(world)) };
			const answer = await ask(world.port, door.path(world), {
				method: "POST",
				headers,
				body: "choice=yes&switch=cy&_method=PUT",
			});
			expect([answer.status, answer.cookies]).toEqual([403, []]);
		});

		it.each(["text/plain", "application/json", "application/x-www-form-urlencoded+json", ""])(
			"is not taken as %j",
			async (type) => {
				const world = worldNow();
				const answer = await ask(world.port, door.path(world), {
					method: "POST",
					headers: {
						...FROM_OUR_PAGE,
						"content-type": type,
						cookie: await bothSessions(world, door.path(world)),
					},
					body: '{"choice":"yes"}',
				});
				expect(answer.status).toBe(415);
			},
		);
	});

	describe("a browser that does not say where its form stood", () => {
		let mine: string;
		let token: string;
		beforeAll(async () => {
			const world = worldNow();
			mine = await world.session({ patientNo: world.victim.no });
			token = await tokenFor(world, mine);
		});
		const sends = (cookie: string, fields: string, path = CHOOSE): Promise<Answered> =>
			ask(worldNow().port, path, { method: "POST", headers: { ...FORM, cookie }, body: fields });

		it("is believed with the token of its own session", async () => {
			expect((await sends(mine, `choice=no&token=${token}`)).status).toBe(303);
		});

		it("is not believed without it, or with it twice or cut short", async () => {
			for (const fields of [
				"",
				"&token=",
				`&token=${token.slice(1)}`,
				`&token=${token}x`,
				"&token=undefined",
			])
				expect((await sends(mine, `choice=yes${fields}`)).status, fields).toBe(403);
			expect((await sends(mine, `choice=yes&token=${"x".repeat(token.length)}&token=${token}`)).status).toBe(
				403,
			);
		});

		it("is not believed with the token of another session, of the same patient or another", async () => {
			const world = worldNow();
			for (const patientNo of [world.victim.no, world.other.no]) {
				const theirs = await tokenFor(world, await world.session({ patientNo }));
				expect((await sends(mine, `choice=yes&token=${theirs}`)).status).toBe(403);
			}
		});

		it("is not believed with a token in the address", async () => {
			expect((await sends(mine, "choice=yes", `${CHOOSE}?token=${token}`)).status).toBe(403);
		});

		it("is not believed with a token from before it signed in", async () => {
			const before = await ask(worldNow().port, "/en/sign-in");
			const earlier = hidden(before.body, "token");
			const both = `${cookieOf(before)}; ${mine}`;
			expect(earlier).not.toBe("");
			expect((await sends(both, `choice=yes&token=${earlier}`)).status).toBe(403);
			expect((await sends(both, `choice=no&token=${token}`)).status).toBe(303);
		});
	});

	it("finds the victim's choices as they were", async () => {
		const world = worldNow();
		const count = world.file.prepare("SELECT count(*) FROM drafts WHERE answer = 'yes' AND patient_no = ?");
		expect(count.pluck().get(world.victim.no)).toBe(0);
	});
}

/** A patient for patients' pages, staff for theirs. */
function bothSessions(world: World, path: string): Promise<string> {
	return world.session(
		path.startsWith("/staff") ? { staffId: world.staffId } : { patientNo: world.victim.no },
	);
}

async function tokenFor({ port }: World, cookie: string): Promise<string> {
	return hidden((await ask(port, CHOOSE, { headers: { cookie } })).body, "token");
}

/** The same headers with the portal's own origin put in. */
function ours({ server, port }: World, said: Readonly<Record<string, string | readonly string[]>>) {
	const filled = (text: string) => text.replace("OURS", server.origin).replace("PORT", String(port));
	return Object.fromEntries(
		Object.entries(said).map(([name, value]) => [
			name,
			typeof value === "string" ? filled(value) : value.map(filled),
		]),
	);
}
