import https from "node:https";
import { describe, expect, it } from "vitest";
import { moveHook } from "#app/features/machines/hook.store.server.ts";
import { answers } from "#tests/answers.ts";
import {
	address,
	agreed,
	amina,
	camera,
	desk,
	got,
	hook,
	move,
	now,
	portal,
	sends,
	withHookDesk,
} from "#tests/hook-desk.ts";
import { lena, omar } from "#tests/two-leads.ts";

withHookDesk();

describe("an address for webhooks", () => {
	it("is used when a second lead agreed to just this one, and stopped by one alone", async () => {
		await move(lena, { what: "hook-asked", address });
		await sends();
		expect(got).toEqual([]);
		const by = (actor: typeof lena, to = address) =>
			moveHook(portal.db, actor, camera.clientId, { what: "hook-agreed", address: to }, now());
		expect(await by(lena)).toEqual({ ok: false, reason: "not-open" });
		expect(await by(omar, `${address}2`)).toEqual({ ok: false, reason: "changed-meanwhile" });
		await by(omar);
		await sends();
		expect(got).toHaveLength(1);
		await move(lena, { what: "hook-off" });
		await answers(portal, amina, "no");
		await sends();
		expect(got).toHaveLength(1);
	});

	it("that leads elsewhere, inside, or to a server without a certificate is not followed", async () => {
		await agreed();
		desk.status = 302;
		await sends();
		expect([got.length, (await hook()).failing?.answered]).toEqual([1, 302]);
		await agreed(camera, "https://inside.maker.example/changes");
		const lookup = ((_host: string, _options: object, done: (...found: unknown[]) => void) =>
			done(null, [{ address: "127.0.0.1", family: 4 }])) as never;
		await sends({ guard: { lookup } });
		expect([got.length, (await hook()).failing?.answered]).toEqual([1, null]);
		// A server that has no certificate; here alone this machine counts as public.
		const via = { Agent: https.Agent, request: toPort(Number(new URL(address).port)) } as never;
		await agreed(camera, "https://wrong.maker.example/changes");
		await sends({ guard: { lookup, isAllowed: () => true, via } });
		expect([got.length, (await hook()).failing?.answered]).toEqual([1, null]);
	});

	it("of this machine is reached only where the setting allows it", async () => {
		await agreed();
		await sends({ loopback: false });
		expect([got.length, (await hook()).failing?.answered]).toEqual([0, null]);
	});
});

/** The same request by https, to another port. */
function toPort(port: number): typeof https.request {
	return ((address: string, options: https.RequestOptions, done: never) =>
		https.request(address, { ...options, port }, done)) as never;
}
