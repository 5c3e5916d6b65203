/** Where staff sign in by OpenID alone: no password of ours is a way round it. */
import { TOTP } from "otpauth";
import { expect, it } from "vitest";
import { ask, hidden, send } from "./http.ts";
import { type Forged, makeAttempts, STAFF } from "./openid-attempts.ts";

/** Holds the staff side to its one way in. The portal has `STAFF_OIDC_ONLY=yes`. */
export function openIdOnly(forgedNow: () => Forged): void {
	const { begin, comes, isRefused, canariesIn } = makeAttempts(forgedNow);

	it("a password opens nothing, though all of it is right", async () => {
		const { port, demo } = forgedNow().world;
		for (const { email, password, totpSecret } of demo.staff) {
			const code = new TOTP({ secret: totpSecret }).generate();
			const answer = await send(port, "/staff/sign-in", "", { email, password, code });
			expect([answer.status, answer.headers["location"]]).toEqual([303, "/staff/sign-in?openid=only"]);
			await isRefused(STAFF, answer);
		}
	});

	it("no page asks for a password or changes one", async () => {
		const { port, sessionOfRole } = forgedNow().world;
		const page = (await ask(port, "/staff/sign-in")).body;
		expect([page.includes('type="password"'), page.includes("<form"), page.includes("Trust ID")]).toEqual([
			false,
			false,
			true,
		]);
		const cookie = await sessionOfRole("lead");
		expect((await ask(port, "/staff/password", { headers: { cookie } })).status).toBe(404);
		const fields = { current: "a", code: "1", next: "tall green kettle" };
		expect((await send(port, "/staff/password", cookie, fields)).status).toBe(404);
		expect((await ask(port, "/staff", { headers: { cookie } })).body).not.toContain("/staff/password");
	});

	it("a new colleague is shown no password, and comes in with their account there, once a lead added them", async () => {
		const { world, forger } = forgedNow();
		const { port } = world;
		const email = "jo.lane@riverside.example";
		const arrive = async () => {
			const { address, login } = await begin(STAFF);
			const claims = { sub: "jo", amr: ["mfa"] };
			return comes(STAFF, forger.signIn(address, claims, { email, email_verified: true }), login);
		};
		await isRefused(STAFF, await arrive());
		const cookie = await world.sessionOfRole("lead");
		const path = "/staff/colleagues/new";
		const once = hidden((await ask(port, path, { headers: { cookie } })).body, "once");
		const fields = { name: "Jo Lane", email, role: "reception", once };
		for (const _ of [1, 2]) {
			const added = await send(port, path, cookie, fields);
			expect([added.status, added.body]).toEqual([303, ""]);
			expect(added.headers["location"]).toMatch(/^\/staff\/colleagues\/[0-9a-f]{16}$/);
		}
		expect((await arrive()).headers["location"]).toBe("/staff");
	});

	it("nothing of all that was said, by whoever lied or not, is in the log: no name, number, code or token", () => {
		const logged = forgedNow().world.logged();
		expect(logged).toContain("asking NHS login");
		expect(canariesIn(logged)).toEqual([]);
		const secrets = /eyJ[\w-]+|(?:code|state|nonce|code_verifier)=|jo\.lane|evil\.example|@riverside/g;
		expect(logged.match(secrets)).toBeNull();
	});
}
