/** A machine that is none of ours, or a client that wants more than it was given: at the real token endpoint. */
import { describe, expect, it } from "vitest";
import { tokenForm } from "#tests/machine-client.ts";
import { type Answered, ask, FORM, send } from "./http.ts";
import { askToken, assertionOf, clientOf, PLACE } from "./machine-asking.ts";
import type { World } from "./world.ts";

/** Attacks on who may ask. */
export function machines(worldNow: () => World): void {
	describe("the token endpoint", () => {
		it("gives a client a token for five minutes, to be kept by nobody on the way", async () => {
			const world = worldNow();
			const answered = await askToken(world, tokenForm(await assertionOf(clientOf(world))));
			expect(JSON.parse(answered.body)).toEqual({
				access_token: expect.stringMatching(/^[0-9a-f]{64}$/),
				token_type: "bearer",
				expires_in: 300,
				scope: "system/Consent.rs",
			});
			expect(answered.headers["cache-control"]).toBe("no-store");
		});

		it("gives one token for one assertion, to whoever is first", async () => {
			const world = worldNow();
			const form = tokenForm(await assertionOf(clientOf(world)));
			const all = await Promise.all(Array.from({ length: 8 }, () => askToken(world, form)));
			expect(all.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(400)]);
			expect((await askToken(world, form)).body).toContain("invalid_client");
		});

		it("refuses what is no such request, in JSON, and says why", async () => {
			const world = worldNow();
			const assertion = await assertionOf(clientOf(world));
			const good = tokenForm(assertion);
			const forms: readonly (readonly [string, string])[] = [
				["", "unsupported_grant_type"],
				[tokenForm(assertion, { grant_type: "authorization_code" }), "unsupported_grant_type"],
				[tokenForm(assertion, { grant_type: "refresh_token" }), "unsupported_grant_type"],
				[tokenForm(assertion, { client_assertion_type: "jwt" }), "invalid_request"],
				[tokenForm(""), "invalid_request"],
				[tokenForm(assertion, { client_secret: "abc" }), "invalid_request"],
				[`${good}&client_assertion=${assertion}`, "invalid_request"],
				[`${good}&scope=system%2FProvenance.c`, "invalid_request"],
				[tokenForm(assertion, { client_id: "other" }), "invalid_client"],
				[tokenForm(assertion, { scope: "" }), "invalid_scope"],
				[tokenForm(assertion, { scope: "system/*.cruds" }), "invalid_scope"],
				[tokenForm(assertion, { scope: "patient/Consent.rs" }), "invalid_scope"],
				[tokenForm(assertion, { scope: "system/Consent.rs ".repeat(500) }), "invalid_scope"],
			];
			for (const [form, error] of forms) {
				const answered = await askToken(world, form);
				expect([answered.status, JSON.parse(answered.body).error]).toEqual([400, error]);
			}
			const basic = { ...FORM, authorization: "Basic YTpi" };
			expect(JSON.parse((await askToken(world, good, basic)).body).error).toBe("invalid_request");
			// Nothing of that has spent it.
			expect((await askToken(world, good)).status).toBe(200);
		});

		it("takes a form by POST, and no other thing by no other way", async () => {
			const world = worldNow();
			const form = tokenForm(await assertionOf(clientOf(world)));
			for (const method of ["GET", "HEAD", "PUT", "DELETE", "OPTIONS"]) {
				const answered = await ask(world.port, `${PLACE}?${form}`, { method });
				expect([method, answered.status, answered.headers["allow"]]).toEqual([method, 405, "POST"]);
			}
			for (const type of ["application/json", "text/plain", "multipart/form-data; boundary=x", ""])
				expect((await askToken(world, form, { "content-type": type })).status).toBe(415);
			const packed = await askToken(world, form, { ...FORM, "content-encoding": "gzip" });
			expect(packed.status).toBe(415);
			expect((await askToken(world, `${form}&x=${"y".repeat(20_000)}`)).status).toBe(413);
			expect((await askToken(world, form)).status).toBe(200);
		});

		it("answers an unknown client and a wrong key byte for byte alike", async () => {
			const world = worldNow();
			const client = clientOf(world);
			const unknown = await askToken(world, tokenForm(await assertionOf({ ...client, clientId: "nobody" })));
			const wrong = await askToken(
				world,
				tokenForm(await assertionOf({ ...clientOf(world, 1), clientId: client.clientId })),
			);
			const without = ({ whole }: Answered) => whole.replace(/\nDate\n[^\n]+/i, "");
			expect([unknown.status, without(unknown)]).toEqual([400, without(wrong)]);
		});

		it("writes no token and no assertion into the log", async () => {
			const world = worldNow();
			const assertion = await assertionOf(clientOf(world));
			const answered = await askToken(world, tokenForm(assertion));
			const { access_token: token } = JSON.parse(answered.body) as { access_token: string };
			await ask(world.port, `/api/nothing?token=${token}`, { headers: { authorization: `Bearer ${token}` } });
			expect(world.logged()).toContain("/oauth/token");
			expect(world.logged()).not.toContain(token);
			expect(world.logged()).not.toContain(assertion.slice(-20));
			expect(JSON.stringify(world.file.prepare("SELECT * FROM client_tokens").all())).not.toContain(token);
		});

		it("gives nothing to a system of which its own AI lead's page says that it is stopped, and no other's page speaks of it", async () => {
			const world = worldNow();
			const { clientId } = clientOf(world, 1);
			const page = `/staff/clients/${clientId}`;
			const [lead, stranger] = [
				await world.sessionOfRole("lead"),
				await world.session({ staffId: world.strangerId }),
			];
			const standing = () =>
				world.file.prepare("SELECT keys FROM clients WHERE id = ?").pluck().get(clientId);
			const before = standing();
			const list = (cookie: string) => ask(world.port, "/staff/clients", { headers: { cookie } });
			expect((await list(lead)).body).toContain(page);
			expect((await list(stranger)).body).not.toMatch(/Practice note writer|clients\/[0-9a-f]/);
			const stop = { what: "disabled", why: "Lost." };
			for (const cookie of [stranger, await world.session({ staffId: world.staffId })])
				expect((await send(world.port, page, cookie, stop)).status).toBe(404);
			expect((await send(world.port, page, lead, { what: "disabled" })).status).toBe(422);
			expect((await send(world.port, page, lead, { what: "agreed", seen: "0" })).status).toBe(409);
			expect(standing()).toBe(before);
			expect((await send(world.port, page, lead, stop)).status).toBe(303);
			expect((await askToken(world, tokenForm(await assertionOf(clientOf(world, 1))))).status).toBe(400);
			world.file
				.prepare("UPDATE clients SET keys = ?, disabled_at = NULL WHERE id = ?")
				.run(before, clientId);
		});

		it("says what it takes, where SMART looks for it", async () => {
			const world = worldNow();
			for (const path of ["/.well-known/smart-configuration", "/fhir/.well-known/smart-configuration"]) {
				const answered = await ask(world.port, path);
				expect(JSON.parse(answered.body)).toMatchObject({
					token_endpoint: `${world.server.origin}${PLACE}`,
					grant_types_supported: ["client_credentials"],
					token_endpoint_auth_methods_supported: ["private_key_jwt"],
					token_endpoint_auth_signing_alg_values_supported: ["RS384", "ES384"],
				});
				expect((await ask(world.port, path, { method: "POST" })).status).toBe(405);
			}
		});
	});
}
