import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { StaffActor } from "#app/core/actor.ts";
import { entriesWithoutPatient } from "#app/features/record/record.store.server.ts";
import { minutesAfterNoon, NOON } from "#tests/builders.ts";
import { aKeyPair, setOf } from "#tests/machine-client.ts";
import { colm, openPortal, rhian, system, type TestPortal } from "#tests/portal.ts";
import { addClient, findClient, listClients, moveClient, type NewClient } from "./client.store.server.ts";
import { SCOPES } from "./client.ts";
import { type ClientKeys, readKeySet } from "./client-keys.ts";
import { digestOf } from "./client-record.store.server.ts";
import { clientOfToken, issueToken, keysOfClient } from "./token.store.server.ts";

const lead: StaffActor = { ...rhian, staffRole: "lead" };
const second: StaffActor = { ...lead, staffId: "staff-second", name: "Ada Second" };
const elsewhere: StaffActor = { ...colm, staffRole: "lead" };
const keysOf = (kid: string): ClientKeys => {
	const read = readKeySet(setOf(aKeyPair(kid)));
	if (!read.ok) throw new Error(read.reason);
	return read.value;
};
const [first, next] = [keysOf("first"), keysOf("next")];
const camera: NewClient = {
	providerId: "riverside",
	name: " Eye clinic camera ",
	tools: ["eye-scan-urgency"],
	scopes: SCOPES,
	keys: first,
};

let portal: TestPortal;
beforeEach(async () => {
	portal = await openPortal();
});
afterEach(() => portal.close());

async function added(actor: Parameters<typeof addClient>[1] = system, over: Partial<NewClient> = {}) {
	const made = await addClient(portal.db, actor, { ...camera, ...over }, NOON);
	if (!made.ok) throw new Error(made.reason);
	return made.value;
}
const good = (clientId: string, jti = "one", keys = first) => ({
	...{ clientId, jti, keys },
	expiresAt: minutesAfterNoon(4),
});
const recorded = async () =>
	(await entriesWithoutPatient(portal.db.read, portal.db.vault)).flatMap(({ body }) =>
		body.kind === "client.changed" ? [body] : [],
	);

describe("a new client", () => {
	it("of the operator can ask at once", async () => {
		const id = await added();
		expect(await keysOfClient(portal.db, id)).toEqual({ keys: first, scopes: SCOPES });
		expect(await findClient(portal.db.read, lead, id)).toMatchObject({
			name: "Eye clinic camera",
			asked: null,
		});
	});

	it("of an AI lead can ask when another lead agreed to the very keys", async () => {
		const id = await added(lead);
		expect(await keysOfClient(portal.db, id)).toBeUndefined();
		const agree = (actor: StaffActor, keys: ClientKeys) =>
			moveClient(portal.db, actor, id, { what: "agreed", keys: digestOf(portal.db, keys) }, NOON);
		expect(await agree(lead, first)).toEqual({ ok: false, reason: "not-open" });
		expect(await agree(second, next)).toEqual({ ok: false, reason: "changed-meanwhile" });
		expect(await agree(second, first)).toEqual({ ok: true, value: true });
		expect(await keysOfClient(portal.db, id)).toEqual({ keys: first, scopes: SCOPES });
	});

	it.each([
		["at another provider", elsewhere, {}, "no-such-provider"],
		["by reception", rhian, {}, "no-such-provider"],
		["at a provider that is not there", system, { providerId: "moon" }, "no-such-provider"],
		["without a name", system, { name: "  " }, "name-missing"],
		["with a name that nobody sees", system, { name: " \u200b\u2060" }, "name-missing"],
		["for no tool", system, { tools: [] }, "tools-missing"],
		["for a tool that is not there", system, { tools: ["moon"] }, "no-such-tool"],
		["that may do nothing", system, { scopes: [] }, "scopes-missing"],
	] as const)("is not made %s", async (_what, actor, over, reason) => {
		expect(await addClient(portal.db, actor, { ...camera, ...over }, NOON)).toEqual({ ok: false, reason });
		expect(await listClients(portal.db, system)).toEqual([]);
	});

	it.each(["Eye clinic camera", "eye  CLINIC camera ", "Eye clinic\u00a0camera", "Eye clinic\u200b camera"])(
		"has a name of its own at its provider: %j is another's, also of one that was disabled",
		async (name) => {
			const id = await added();
			const twin = () => addClient(portal.db, lead, { ...camera, name }, NOON);
			expect(await twin()).toEqual({ ok: false, reason: "name-taken" });
			await moveClient(portal.db, lead, id, { what: "disabled" }, NOON);
			expect(await twin()).toEqual({ ok: false, reason: "name-taken" });
			expect(await added(elsewhere, { name, providerId: "hillside" })).not.toBe(id);
		},
	);

	it("is made once for one form", async () => {
		const twice = [1, 2].map(() => addClient(portal.db, lead, camera, NOON, "key"));
		const [one, other] = await Promise.all(twice);
		expect(one).toEqual(other);
		expect(await listClients(portal.db, lead)).toHaveLength(1);
		const theirs = await addClient(portal.db, second, camera, NOON, "key");
		expect(theirs).toEqual({ ok: false, reason: "key-not-yours" });
	});
});

describe("a token", () => {
	it("stands for its client for five minutes, and is kept as a hash", async () => {
		const id = await added();
		const token = await issueToken(portal.db, good(id), ["system/Consent.rs"], NOON);
		if (!token.ok) throw new Error(token.reason);
		const soon = new Date(NOON.getTime() + 299_999);
		expect(await clientOfToken(portal.db, token.value, soon)).toEqual({
			role: "client",
			clientId: id,
			name: "Eye clinic camera",
			providerId: "riverside",
			tools: ["eye-scan-urgency"],
			scopes: ["system/Consent.rs"],
		});
		expect(await clientOfToken(portal.db, token.value, minutesAfterNoon(5))).toBeUndefined();
		expect(await clientOfToken(portal.db, portal.db.vault.sha256(token.value), soon)).toBeUndefined();
	});

	it("is given once for an assertion, also to many who ask together, and for the same number of another client", async () => {
		const [id, other] = [await added(), await added(system, { name: "Other camera" })];
		const all = await Promise.all(
			[1, 2, 3, 4].map(() => issueToken(portal.db, good(id), ["system/Consent.rs"], NOON)),
		);
		expect(all.filter(({ ok }) => ok)).toHaveLength(1);
		const late = await issueToken(portal.db, good(id), SCOPES, minutesAfterNoon(3));
		expect(late).toEqual({ ok: false, reason: "used-before" });
		expect((await issueToken(portal.db, good(other), SCOPES, NOON)).ok).toBe(true);
	});

	it("is not given again for an old assertion when the clock was set back, and what is old goes", async () => {
		const id = await added();
		await issueToken(portal.db, good(id), SCOPES, NOON);
		await issueToken(portal.db, good(id, "two"), SCOPES, minutesAfterNoon(30));
		expect((await issueToken(portal.db, good(id), SCOPES, NOON)).ok).toBe(false);
		await issueToken(portal.db, good(id, "three"), SCOPES, minutesAfterNoon(90));
		expect((await issueToken(portal.db, good(id), SCOPES, NOON)).ok).toBe(true);
	});

	it.each([
		["disabled", { what: "disabled" } as const],
		["given other keys", { what: "asked", keys: next } as const],
	])("ends when its client is %s", async (_how, press) => {
		const id = await added();
		const token = await issueToken(portal.db, good(id), SCOPES, NOON);
		if (!token.ok) throw new Error(token.reason);
		await moveClient(portal.db, system, id, press, NOON);
		expect(await clientOfToken(portal.db, token.value, NOON)).toBeUndefined();
		const again = await issueToken(portal.db, good(id, "two"), SCOPES, NOON);
		expect(again).toEqual({ ok: false, reason: "shut-out" });
	});
});

describe("a change of a client", () => {
	it("is in the record, with the digest of its keys and who agreed", async () => {
		const id = await added(lead);
		const keys = digestOf(portal.db, first);
		// A second press of the same button changes nothing more.
		for (const _press of [1, 2])
			expect(await moveClient(portal.db, second, id, { what: "agreed", keys }, NOON)).toEqual({
				ok: true,
				value: true,
			});
		await moveClient(portal.db, lead, id, { what: "disabled" }, NOON);
		await moveClient(portal.db, lead, id, { what: "disabled" }, NOON);
		const access = { provider: "riverside", tools: ["eye-scan-urgency"], scopes: [...SCOPES] };
		expect(await recorded()).toMatchObject([
			{ client: id, what: "added", keys, access, agreedBy: null, recorder: { id: lead.staffId } },
			{ what: "keys", keys, agreedBy: [lead.staffId, second.staffId], recorder: { id: second.staffId } },
			{ what: "disabled", keys: null, recorder: { id: lead.staffId } },
		]);
	});

	it("leaves the keys that count until another lead agreed, and can be called off", async () => {
		const id = await added();
		await moveClient(portal.db, lead, id, { what: "asked", keys: next }, NOON);
		expect((await keysOfClient(portal.db, id))?.keys).toEqual(first);
		await moveClient(portal.db, lead, id, { what: "dropped" }, NOON);
		expect(await findClient(portal.db.read, lead, id)).toMatchObject({ keys: first, asked: null });
		expect((await recorded()).map(({ what }) => what)).toEqual(["added", "asked", "dropped"]);
	});

	it("brings one that was disabled back by keys that two leads agreed on", async () => {
		const id = await added();
		await moveClient(portal.db, lead, id, { what: "disabled" }, NOON);
		await moveClient(portal.db, lead, id, { what: "asked", keys: next }, NOON);
		expect(await keysOfClient(portal.db, id)).toBeUndefined();
		await moveClient(portal.db, second, id, { what: "agreed", keys: digestOf(portal.db, next) }, NOON);
		expect((await keysOfClient(portal.db, id))?.keys).toEqual(next);
	});

	it("is nobody's at another provider, and nothing that reception sees", async () => {
		const id = await added();
		for (const actor of [elsewhere, rhian]) {
			expect(await moveClient(portal.db, actor, id, { what: "disabled" }, NOON)).toBeUndefined();
			expect(await listClients(portal.db, actor)).toEqual([]);
		}
		expect(await keysOfClient(portal.db, id)).toBeDefined();
	});
});
