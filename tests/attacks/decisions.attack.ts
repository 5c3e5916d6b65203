/** Who is told of a patient at the address for machines, by what token, and what is left of it. */
import { createLocalJWKSet, decodeJwt, type JSONWebKeySet, jwtVerify } from "jose";
import { describe, expect, it } from "vitest";
import { moveClient } from "#app/features/machines/client.store.server.ts";
import { tokenForm } from "#tests/machine-client.ts";
import { type Answered, ask, FORM } from "./http.ts";
import { askToken, assertionOf, clientOf, tokenOf } from "./machine-asking.ts";
import { TOOL, type World } from "./world.ts";

/** Attacks on what machines are told. */
export function decisions(worldNow: () => World): void {
	describe("the address of decisions", () => {
		it("answers a client by its token, signed where it asks for that", async () => {
			const world = worldNow();
			const answered = await decide(world, await tokenOf(world), { sign: true });
			expect([answered.status, answered.headers["etag"]]).toEqual([200, expect.stringMatching(/^"\d+"$/)]);
			const { decisions } = JSON.parse(answered.body) as { decisions: { token: string; salt: string }[] };
			const { token = "", salt = "" } = decisions[0] ?? {};
			const keys = JSON.parse((await ask(world.port, "/.well-known/jwks.json")).body) as JSONWebKeySet;
			const { payload, protectedHeader } = await jwtVerify(token, createLocalJWKSet(keys));
			expect(protectedHeader.alg).toBe("EdDSA");
			expect(payload).toMatchObject({ iss: world.server.origin, tool: TOOL, purpose: "care", answer: "ask" });
			expect(payload["patient"]).toBe(world.db.vault.sha256(`${salt}:${world.victim.nhsNumber}`));
			const typed = {
				checks: [about(world, { nhsNumber: world.victim.nhsNumber.replace(/(...)(...)/, " $1 $2 ") })],
			};
			const again = await decide(world, await tokenOf(world), { ...typed, sign: true });
			const [spaced] = (JSON.parse(again.body) as { decisions: { token: string; salt: string }[] }).decisions;
			expect(decodeJwt(spaced?.token ?? "")["patient"]).toBe(
				world.db.vault.sha256(`${spaced?.salt}:${world.victim.nhsNumber}`),
			);
			expect(Number(payload.exp) - Number(payload.iat)).toBeLessThanOrEqual(60);
			expect(JSON.stringify(payload)).not.toContain(world.victim.nhsNumber);
			expect(JSON.stringify(keys)).not.toContain('"d"');
		});

		it("gives nobody an answer without a token that counts, wherever else it is", async () => {
			const world = worldNow();
			const token = await tokenOf(world);
			const body = JSON.stringify({ checks: [about(world)] });
			const asked = async (headers: Readonly<Record<string, string>>, path = "/api/decisions") =>
				ask(world.port, path, {
					method: "POST",
					headers: { "content-type": "application/json", ...headers },
					body,
				});
			const cookie = await world.session({ staffId: world.staffId });
			for (const headers of [
				{},
				{ cookie },
				{ cookie: `sid=${token}` },
				{ authorization: "Bearer" },
				{ authorization: `Basic ${token}` },
				{ authorization: `Bearer ${"0".repeat(64)}` },
				{ authorization: `Bearer ${token}, Bearer ${token}` },
				{ authorization: `Bearer ${world.db.vault.sha256(token)}` },
			] as Readonly<Record<string, string>>[]) {
				const answered = await asked(headers);
				expect([answered.status, answered.headers["www-authenticate"]]).toEqual([
					401,
					expect.stringMatching(/^Bearer realm=/),
				]);
				expect(answered.body).not.toContain(world.victim.nhsNumber);
			}
			expect((await asked({}, `/api/decisions?access_token=${token}`)).status).toBe(401);
			// Of a stranger's megabyte nothing is read, so it is not told that it is too large.
			const large = {
				method: "POST",
				headers: { "content-type": "application/json" },
				body: "x".repeat(1_100_000),
			};
			expect((await ask(world.port, "/api/decisions", large)).status).toBe(401);
			expect((await asked({ authorization: `bearer ${token}` })).status).toBe(200);
			world.file
				.prepare("UPDATE client_tokens SET expires_at = 1 WHERE hash = ?")
				.run(world.db.vault.sha256(token));
			expect((await asked({ authorization: `Bearer ${token}` })).status).toBe(401);
		});

		it("is not for a token that was given for something else", async () => {
			const world = worldNow();
			const token = await tokenOf(world, clientOf(world), "system/Provenance.c");
			const answered = await decide(world, token);
			expect([answered.status, JSON.parse(answered.body).error]).toEqual([403, "insufficient_scope"]);
		});

		it("is shut at the next request when the client is disabled", async () => {
			const world = worldNow();
			const client = clientOf(world, 1);
			const token = await tokenOf(world, client);
			const check = { checks: [about(world, { tool: "consultation-notes" })] };
			expect((await decide(world, token, check)).status).toBe(200);
			const keys = world.file.prepare("SELECT keys FROM clients WHERE id = ?").pluck().get(client.clientId);
			await moveClient(
				world.db,
				{ role: "system", name: "test" },
				client.clientId,
				{ what: "disabled" },
				new Date(),
			);
			expect((await decide(world, token, check)).status).toBe(401);
			expect((await askToken(world, tokenForm(await assertionOf(client)))).status).toBe(400);
			const again = "UPDATE clients SET keys = ?, disabled_at = NULL WHERE id = ?";
			world.file.prepare(again).run(keys, client.clientId);
		});

		it("says in JSON what it does not take", async () => {
			const world = worldNow();
			const token = await tokenOf(world);
			const authorization = `Bearer ${token}`;
			const path = "/api/decisions";
			for (const method of ["GET", "PUT", "DELETE", "OPTIONS"]) {
				const answered = await ask(world.port, path, { method, headers: { authorization } });
				expect([answered.status, answered.headers["allow"]]).toEqual([405, "POST"]);
				expect(answered.headers["content-type"]).toBe("application/json");
			}
			const post = (body: string, type = "application/json") =>
				ask(world.port, path, { method: "POST", headers: { authorization, "content-type": type }, body });
			expect((await post("{}", "text/plain")).status).toBe(415);
			expect((await post("a=b", FORM["content-type"])).status).toBe(415);
			expect((await post(`{"checks":["${"x".repeat(1_100_000)}"]}`)).status).toBe(413);
			for (const [body, error] of [
				["", "not-json"],
				["{", "not-json"],
				["[]", "not-this-shape"],
				['{"checks":[]}', "no-checks"],
				[JSON.stringify({ checks: Array(1001).fill(about(world)) }), "too-many"],
				[JSON.stringify({ checks: [about(world)], __proto__: null, constructor: {} }), "not-this-shape"],
				[JSON.stringify({ checks: [about(world)], asAt: "2999-01-01T00:00:00Z" }), "not-past"],
				[JSON.stringify({ checks: Array(101).fill(about(world)), sign: true }), "too-many-signed"],
				[
					JSON.stringify({ checks: Array(101).fill(about(world)), asAt: "2020-01-01T00:00:00Z" }),
					"too-many-past",
				],
			] as const) {
				const answered = await post(body);
				expect([answered.status, JSON.parse(answered.body).error]).toEqual([400, error]);
			}
			for (const path of ["/api", "/api/", "/api/decisions/", "/oauth", "/.well-known/other"])
				expect([path, (await ask(world.port, path)).status]).toEqual([path, 404]);
		});

		it("says what happens to what already runs where it is asked, and lets nothing more start by it", async () => {
			const world = worldNow();
			const token = await tokenOf(world);
			const plain = JSON.parse((await decide(world, token)).body);
			const told = JSON.parse((await decide(world, token, { running: true })).body);
			expect(Object.keys(plain.decisions[0])).not.toContain("running");
			expect(told.decisions[0]).toMatchObject({
				answer: plain.decisions[0].answer,
				running: "person-decides",
			});
			expect(JSON.parse((await decide(world, token, { running: "yes" })).body).error).toBe("not-this-shape");
		});

		it("says nothing of anybody in a trial, and leaves no look", async () => {
			const world = worldNow();
			const before = looksAt(world);
			const answered = await decide(world, await tokenOf(world), { dryRun: true });
			expect(JSON.parse(answered.body)).toMatchObject({
				dryRun: true,
				decisions: [{ answer: "unknown", reason: "dry-run", choice: null }],
			});
			expect(looksAt(world)).toBe(before);
			await decide(world, await tokenOf(world));
			expect(looksAt(world)).toBe(before + 1);
		});
	});
}

function about(world: World, over: Readonly<Record<string, unknown>> = {}) {
	return { nhsNumber: world.victim.nhsNumber, tool: TOOL, purpose: "care", ...over };
}

function decide(
	world: World,
	token: string,
	over: Readonly<Record<string, unknown>> = {},
): Promise<Answered> {
	const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
	const body = JSON.stringify({ checks: [about(world)], ...over });
	return ask(world.port, "/api/decisions", { method: "POST", headers, body });
}

function looksAt({ file, victim }: World): number {
	const sql = "SELECT count(*) FROM look_ups WHERE patient_no = ? AND who = 'machine'";
	return Number(file.prepare(sql).pluck().get(victim.no));
}
