/** One AI lead alone, or who has their browser in hand, who makes the second person that is needed. */
import { TOTP } from "otpauth";
import { describe, expect, it } from "vitest";
import { ask, cookieOf, hidden, send } from "./http.ts";
import { clientOf } from "./machine-asking.ts";
import type { World } from "./world.ts";

const EVIL = "https://changes.evil.example/told";

interface Account {
	readonly email: string;
	readonly password: string;
	readonly secret: string;
}

/** Holds what takes two people to two people. */
export function alone(worldNow: () => World): void {
	const colleagues = "/staff/colleagues";

	/** What the page of new secrets shows. */
	function secretsOn(page: string, email: string): Account {
		const [password = "", secret = ""] = [...page.matchAll(/<dd[^>]*><bdi[^>]*>([^<]+)</g)].map(
			([, shown]) => shown ?? "",
		);
		return { email, password, secret: secret.replaceAll(" ", "") };
	}

	async function reset(cookie: string, email: string): Promise<Account> {
		const { file, port } = worldNow();
		const id = file.prepare("SELECT id FROM staff WHERE email = ?").pluck().get(email);
		return secretsOn((await send(port, `${colleagues}/${id}`, cookie, { what: "reset" })).body, email);
	}

	async function add(cookie: string, name: string): Promise<Account> {
		const { port } = worldNow();
		const once = hidden((await ask(port, `${colleagues}/new`, { headers: { cookie } })).body, "once");
		const email = `${name}@evil.example`;
		const made = await send(port, `${colleagues}/new`, cookie, { name, email, role: "lead", once });
		return secretsOn(made.body, email);
	}

	async function signIn({ email, password, secret }: Account): Promise<string> {
		const code = new TOTP({ secret }).generate();
		const came = await send(worldNow().port, "/staff/sign-in", "", { email, password, code });
		expect([email, came.status, came.headers["location"]]).toEqual([email, 303, "/staff"]);
		return cookieOf(came);
	}

	describe("is nobody’s second person", () => {
		it.each<[string, (lead: string) => Promise<readonly [string, string]>]>([
			[
				"as a colleague whose sign-in they made anew",
				async (lead) => [lead, await signIn(await reset(lead, "second-lead@riverside.example"))],
			],
			["as somebody whom they made up", async (lead) => [lead, await signIn(await add(lead, "madeup"))]],
			[
				"as somebody whom a made-up colleague made up",
				async (lead) => {
					const first = await signIn(await add(lead, "parent"));
					return [lead, await signIn(await add(first, "child"))];
				},
			],
			[
				"as two whom they made up",
				async (lead) => [await signIn(await add(lead, "one")), await signIn(await add(lead, "two"))],
			],
			["as whom they made up, who asks them", async (lead) => [await signIn(await add(lead, "asker")), lead]],
		])("%s", async (_how, both) => {
			const world = worldNow();
			const { port, file } = world;
			const [asks, agrees] = await both(await world.sessionOfRole("lead"));
			const { clientId } = clientOf(world, 1);
			const path = `/staff/clients/${clientId}`;
			const address = () =>
				file.prepare("SELECT address FROM client_hooks WHERE client_id = ?").pluck().get(clientId) ?? null;
			expect((await send(port, path, asks, { what: "hook-asked", address: EVIL })).status).toBe(303);
			const agreed = await send(port, path, agrees, { what: "hook-agreed", address: EVIL });
			expect([agreed.status, agreed.body.includes("whsec_"), address()]).toEqual([409, false, null]);
			expect(agreed.body).toContain("A different person must agree");
			await send(port, path, asks, { what: "hook-dropped" });
		});
	});
}
