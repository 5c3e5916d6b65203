/** Somebody else's word for who it is, forged in every way that is known: by the provider, by who brings it, and by where it leads. */
import { describe, expect, it } from "vitest";
import { BACK } from "#app/server/sign-in/sign-in-elsewhere.server.ts";
import { ask, cookieOf, FORM, FROM_OUR_PAGE } from "./http.ts";
import { type Forged, makeAttempts, PATIENT, STAFF } from "./openid-attempts.ts";
import { ANSWERS, CLAIMS, type Lies, OF_PATIENTS, OF_STAFF, SIGNATURES } from "./openid-lies.ts";

const EVIL = [
	"//evil.example",
	"/\\evil.example",
	"\\\\evil.example",
	"https:evil.example",
	"https://evil.example/",
	"%2f%2fevil.example",
	"/\tevil.example",
	"/%09/evil.example",
	"javascript:alert(1)",
	"/en/my@evil.example",
];

/** Holds both ways in to what was honestly said. */
export function openId(forgedNow: () => Forged): void {
	const { begin, granted, comes, signIn, opensNothing, isRefused, canariesIn, moved } =
		makeAttempts(forgedNow);

	describe.each([
		[PATIENT, OF_PATIENTS],
		[STAFF, OF_STAFF],
	] as const)("by which somebody signs in: %#", (side, own) => {
		const lies: Lies = [...SIGNATURES, ...CLAIMS, ...ANSWERS, ...own];
		it.each(lies)("is refused where %s", async (_wrong, lie) => {
			const { forger } = forgedNow();
			await opensNothing(side, () => {
				forger.lie = lie;
				return signIn(side).finally(() => {
					forger.lie = {};
				});
			});
		});

		it.each([
			["there is no state", (query) => query.delete("state")],
			["the state is another", (query) => query.set("state", "a".repeat(43))],
			["the state comes twice", (query) => query.append("state", query.get("state") ?? "")],
			["there is no code", (query) => query.delete("code")],
			["the code is none", (query) => query.set("code", "Robert")],
			["the code comes twice", (query) => query.append("code", "another")],
			["it is from another issuer", (query) => query.set("iss", "https://auth.login.example")],
			["somebody stopped there", (query) => failed(query, "access_denied")],
			["something failed there", (query) => failed(query, "server_error")],
		] as const satisfies [string, (query: URLSearchParams) => void][])(
			"is refused where in what the browser brings back %s",
			(_wrong, change) =>
				opensNothing(side, async () => {
					const { address, login } = await begin(side);
					const query = granted(side, address);
					change(query);
					return comes(side, query, login);
				}),
		);

		it("counts once, however often it is brought back, and for one code only", async () => {
			const { address, login } = await begin(side);
			const query = granted(side, address);
			expect((await comes(side, query, login)).headers["location"]).toBe(side.home);
			await opensNothing(side, () => comes(side, query, login));
			await opensNothing(side, () => comes(side, granted(side, address), login));
		});

		it("is refused with a code that was given in answer to somebody else's beginning", () =>
			opensNothing(side, async () => {
				const [mine, theirs] = [await begin(side), await begin(side)];
				const query = granted(side, theirs.address);
				query.set("state", mine.address.searchParams.get("state") ?? "");
				return comes(side, query, mine.login);
			}));

		it("is refused where its token answers the question of an earlier sign-in, or of another browser", async () => {
			const { forger } = forgedNow();
			const earlier = (await begin(side)).address.searchParams.get("nonce");
			await opensNothing(side, () => {
				forger.lie = { claims: { nonce: earlier } };
				return signIn(side).finally(() => {
					forger.lie = {};
				});
			});
		});

		it("is refused with a code that another client was given", () =>
			opensNothing(side, async () => {
				const { address, login } = await begin(side);
				const other = new URL(address);
				other.searchParams.set("client_id", "somebody-else");
				return comes(side, granted(side, other), login);
			}));

		it("is refused in a browser that did not begin it, or began another", async () => {
			const [mine, theirs] = [await begin(side), await begin(side)];
			await opensNothing(side, () => comes(side, granted(side, theirs.address), ""));
			await opensNothing(side, () => comes(side, granted(side, theirs.address), mine.login));
		});

		it.each([
			["changed in one letter", (login: string) => login.replace(/.$/, (last) => (last === "A" ? "B" : "A"))],
			["cut off", (login: string) => login.slice(0, -10)],
			["made up", () => `login=${"a".repeat(200)}`],
			["eleven minutes old", (login: string) => moved(login, -11)],
			["from the future", (login: string) => moved(login, 11)],
		])("is refused with what the browser kept %s", (_how, change) =>
			opensNothing(side, async () => {
				const { address, login } = await begin(side);
				return comes(side, granted(side, address), change(login));
			}),
		);

		it("is refused where it began on the other side of the portal", () =>
			opensNothing(side, async () => {
				const [own, other] = [await begin(side), await begin(side === PATIENT ? STAFF : PATIENT)];
				// Whoever holds the browser can ask the provider itself, as this side would have, with what the other side kept.
				for (const name of ["client_id", "redirect_uri"])
					other.address.searchParams.set(name, own.address.searchParams.get(name) ?? "");
				return comes(side, granted(side, other.address), other.login);
			}));

		it("is not taken from a form", async () => {
			const { address, login } = await begin(side);
			const { port } = forgedNow().world;
			const path = `${BACK[side.who]}?${granted(side, address)}`;
			const headers = { ...FROM_OUR_PAGE, ...FORM, cookie: login };
			expect((await ask(port, path, { method: "POST", headers, body: "" })).status).toBe(405);
		});

		it.each(EVIL)("never leads to %s", async (to) => {
			const { address, login } = await begin(side, "", `?to=${encodeURIComponent(to)}`);
			const answer = await comes(side, granted(side, address), login);
			expect(answer.headers["location"]).toBe(side.home);
		});

		it("tells the provider nothing of anybody, and asks it to ask anew", async () => {
			const { world } = forgedNow();
			const { address } = await begin(side, await world.session({ patientNo: world.victim.no }));
			expect(canariesIn(address.href)).toEqual([]);
			expect(address.searchParams.get("prompt")).toBe("login");
		});
	});

	describe("by which a patient signs in", () => {
		it("is not known well enough by P5 where P9 was asked for", () =>
			opensNothing(PATIENT, async () => {
				const { address, login } = await begin(PATIENT, "", "?level=P9");
				return comes(PATIENT, granted(PATIENT, address, { vot: "P5.Cp.Cd" }), login);
			}));

		it.each(["choices", "looked", "copy", "copy/json", "copy/html", "uses", "details", "disputes", "people"])(
			"by P5 alone reads nothing of my/%s, however its address is written",
			async (page) => {
				const { port } = forgedNow().world;
				const { address, login } = await begin(PATIENT);
				const came = await comes(PATIENT, granted(PATIENT, address, { vot: "P5.Cp.Cd" }), login);
				const cookie = cookieOf(came);
				expect((await ask(port, "/en/my", { headers: { cookie } })).status).toBe(200);
				const letter = `%${page.charCodeAt(0).toString(16)}`;
				for (const written of [
					`/en/my/${page}`,
					`/en/my/${page}/`,
					`/en/my/${page}?index`,
					`/en/my/${page.toUpperCase()}`,
					`/en/MY/${page}`,
					`/en/My/${page}`,
					`/en/my/${letter}${page.slice(1)}`,
					`/en/%6dy/${page}`,
					`/en/my/${page}#x`,
					`/en/my;x/${page}`,
				])
					for (const method of ["GET", "HEAD", "POST"]) {
						const headers = { ...FROM_OUR_PAGE, ...FORM, cookie };
						const answer = await ask(port, written, { method, headers });
						expect([written, method, answer.status < 300]).toEqual([written, method, false]);
					}
			},
		);

		it("opens nobody else's session, and leaves theirs alone", async () => {
			const { world } = forgedNow();
			const theirs = await world.session({ patientNo: world.other.no });
			await opensNothing(PATIENT, async () => {
				const { address, login } = await begin(PATIENT);
				return comes(PATIENT, granted(PATIENT, address), `${login}; ${theirs}`);
			});
			await opensNothing(PATIENT, async () => {
				const { address, login } = await begin(PATIENT, theirs);
				return comes(PATIENT, granted(PATIENT, address), `${login}; ${theirs}`);
			});
			expect((await ask(world.port, "/en/my", { headers: { cookie: theirs } })).status).toBe(200);
		});

		it("opens nothing with another's number, nor another account for the same, and staff get one job", async () => {
			const { world, forger } = forgedNow();
			const { other, file } = world;
			const jobs = () => file.prepare("SELECT count(*) FROM tasks WHERE kind = 'nhs-login'").pluck().get();
			expect((await signIn(PATIENT)).headers["location"]).toBe("/en/my");
			for (const lie of [
				{ person: { nhs_number: other.nhsNumber, birthdate: other.birthDate } },
				{ claims: { sub: "robert-2" } },
			]) {
				forger.lie = lie;
				await isRefused(PATIENT, await signIn(PATIENT));
				forger.lie = {};
			}
			expect(jobs()).toBe(1);
			expect((await signIn(PATIENT)).headers["location"]).toBe("/en/my");
		});
	});

	describe("by which staff sign in", () => {
		it("opens nothing once their account is stopped", async () => {
			const { file } = forgedNow().world;
			expect((await signIn(STAFF)).headers["location"]).toBe("/staff");
			const stop = (at: number | null) =>
				file.prepare("UPDATE staff SET disabled_at = ? WHERE email = 'reception@riverside.example'").run(at);
			stop(1);
			await isRefused(STAFF, await signIn(STAFF));
			stop(null);
			expect((await signIn(STAFF)).headers["location"]).toBe("/staff");
		});
	});
}

function failed(query: URLSearchParams, error: string): void {
	query.delete("code");
	query.set("error", error);
	query.set("error_description", "Robert was here");
}
