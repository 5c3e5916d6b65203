/** The register of clients: the systems that may ask. Who lets one in, changes its keys or shuts it out is in the record. */
import { and, asc, desc, eq, type SQL } from "drizzle-orm";
import type { StaffActor, SystemActor } from "#app/core/actor.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import { troubleIn } from "#app/core/text-trouble.ts";
import { spendKey, usedKey } from "#app/features/record/once.store.server.ts";
import { areOneHand } from "#app/features/record/one-hand.store.server.ts";
import type { Db, Reader, Writer } from "#db/open.server.ts";
import { clientDays, clients, clientTokens, providers, tools } from "#db/schema.ts";
import {
	type Client,
	type ClientMove,
	type ClientPress,
	clientMoves,
	keeps,
	nameKey,
	SCOPES,
	type Scope,
} from "./client.ts";
import { type ClientKeys, clientKeys, keysText } from "./client-keys.ts";
import { digestOf, recordChange } from "./client-record.store.server.ts";
import { shutHook } from "./shut-hook.store.server.ts";

export interface NewClient {
	readonly providerId: string;
	readonly name: string;
	readonly tools: readonly string[];
	readonly scopes: readonly Scope[];
	readonly keys: ClientKeys;
}

export type AddClientRefusal =
	| "name-missing"
	| "name-direction"
	| "name-taken"
	| "no-such-provider"
	| "no-such-tool"
	| "tools-missing"
	| "scopes-missing"
	| "key-not-yours";

/**
 * Registers a client and answers its id. Its name is its own at this provider, also after it was disabled: looks stay. The operator's keys count at once; a lead's when another lead agrees. A form that is sent again with
 * its one-time key answers the client of before.
 */
export async function addClient(
	db: Db,
	actor: StaffActor | SystemActor,
	client: NewClient,
	at: Date,
	once?: string,
): Promise<Result<string, AddClientRefusal>> {
	const name = client.name.trim();
	if (!keeps(actor, client.providerId)) return refuse("no-such-provider");
	if (nameKey(name) === "") return refuse("name-missing");
	if (client.tools.length === 0) return refuse("tools-missing");
	if (client.scopes.length === 0) return refuse("scopes-missing");
	const owner = actor.role === "staff" && once !== undefined ? { key: once, id: actor.staffId } : undefined;
	return db.write(async (q) => {
		const used = owner && (await usedKey(q, owner.key, `staff:${owner.id}`));
		if (used !== undefined) return used.isTheirs ? ok(used.ref) : refuse("key-not-yours");
		const provider = await q
			.select({ id: providers.id })
			.from(providers)
			.where(eq(providers.id, client.providerId));
		if (provider.length === 0) return refuse("no-such-provider");
		const others = await q
			.select({ name: clients.name })
			.from(clients)
			.where(eq(clients.providerId, client.providerId));
		if (others.some((other) => nameKey(other.name) === nameKey(name))) return refuse("name-taken");
		if (troubleIn(name) === "direction") return refuse("name-direction");
		const known = new Set((await q.select({ id: tools.id }).from(tools)).map(({ id }) => id));
		if (!client.tools.every((tool) => known.has(tool))) return refuse("no-such-tool");
		const id = db.vault.randomHex(12);
		const counts = actor.role === "system";
		await q
			.insert(clients)
			.values({
				...{ id, providerId: client.providerId, name, madeAt: at },
				tools: [...new Set(client.tools)],
				scopes: SCOPES.filter((scope) => client.scopes.includes(scope)),
				keys: counts ? client.keys : null,
				...askedColumns(counts ? undefined : client.keys, actor, at),
			})
			.returning({ id: clients.id });
		const { providerId: provider_, tools: named, scopes } = client;
		const access = { provider: provider_, tools: [...named], scopes: [...scopes] };
		await recordChange(db, q, actor, id, "added", { keys: client.keys, access }, at);
		if (owner) await spendKey(q, owner.key, `staff:${owner.id}`, id, at);
		return ok(id);
	});
}

/** `one-hand`: one person can be who asked and who agrees. */
export type AgreeRefusal = "not-open" | "changed-meanwhile" | "one-hand";

/**
 * Does it and records it in one transaction; a client that is disabled, or gets other keys, has no token any more, and one that is disabled is sent nothing more. Undefined where there is no
 * such client; refused where this move is not open now, or other keys were asked for meanwhile. Pressed again it changes nothing.
 */
export async function moveClient(
	db: Db,
	actor: StaffActor | SystemActor,
	id: string,
	press: ClientPress,
	at: Date,
): Promise<Result<true, AgreeRefusal> | undefined> {
	const why = "why" in press && press.why !== undefined ? { why: press.why } : {};
	return db.write(async (q) => {
		const client = await findClient(q, actor, id);
		if (client === undefined) return undefined;
		if (isDone(db, client, press)) return ok(true);
		if (!movesOf(actor, client).includes(press.what)) return refuse("not-open");
		if (press.what === "disabled") {
			await set(q, id, { keys: null, ...NOTHING_ASKED, disabledAt: at });
			await dropTokens(q, id);
			await shutHook(q, id);
			await recordChange(db, q, actor, id, "disabled", why, at);
			return ok(true);
		}
		if (press.what === "dropped") {
			await set(q, id, NOTHING_ASKED);
			await recordChange(db, q, actor, id, "dropped", client.asked ? { keys: client.asked.keys } : {}, at);
			return ok(true);
		}
		if (press.what === "asked" && actor.role === "staff") {
			await set(q, id, askedColumns(press.keys, actor, at));
			await recordChange(db, q, actor, id, "asked", { keys: press.keys, ...why }, at);
			return ok(true);
		}
		const keys = press.what === "asked" ? press.keys : client.asked?.keys;
		if (keys === undefined) return refuse("not-open");
		if (press.what === "agreed" && press.keys !== digestOf(db, keys)) return refuse("changed-meanwhile");
		const agreedBy = actor.role === "staff" && client.asked ? [client.asked.by, actor.staffId] : null;
		if (agreedBy !== null && press.what === "agreed" && (await areOneHand(q, db.vault, agreedBy, at)))
			return refuse("one-hand");
		await set(q, id, { keys, ...NOTHING_ASKED, disabledAt: null });
		await dropTokens(q, id);
		await recordChange(db, q, actor, id, "keys", { keys, agreedBy }, at);
		return ok(true);
	});
}

/** A press that came twice. */
function isDone(db: Db, client: Client, press: ClientPress): boolean {
	if (press.what === "disabled") return client.disabledAt !== null && client.asked === null;
	if (press.what === "dropped") return client.asked === null;
	if (press.what === "agreed")
		return client.asked === null && client.keys !== null && digestOf(db, client.keys) === press.keys;
	return (
		press.what === "asked" && client.asked !== null && keysText(client.asked.keys) === keysText(press.keys)
	);
}

/** The operator does everything alone, and has nothing to agree to. */
function movesOf(actor: StaffActor | SystemActor, client: Client): readonly ClientMove[] {
	return actor.role === "system" ? ["asked", "dropped", "disabled"] : clientMoves(actor, client);
}

/** The clients of the actor's provider (the operator sees all), by name. None for who is no lead. */
export async function listClients(db: Db, actor: StaffActor | SystemActor): Promise<Client[]> {
	return read(db.read, actor);
}

/** One of them; undefined where it is another provider's, does not exist, or the actor is no lead. */
export async function findClient(
	handle: Reader | Writer,
	actor: StaffActor | SystemActor,
	id: string,
): Promise<Client | undefined> {
	return (await read(handle, actor, eq(clients.id, id)))[0];
}

async function read(
	handle: Reader | Writer,
	actor: StaffActor | SystemActor,
	which?: SQL,
): Promise<Client[]> {
	if (actor.role === "staff" && actor.staffRole !== "lead") return [];
	const theirs = actor.role === "staff" ? eq(clients.providerId, actor.providerId) : undefined;
	const rows = await handle
		.select()
		.from(clients)
		.where(and(theirs, which))
		.orderBy(asc(clients.name), asc(clients.id));
	const found: Client[] = [];
	for (const { askedKeys, askedBy, askedAt, keys, scopes, ...row } of rows) {
		const [last] = await handle
			.select({ at: clientDays.lastAt, checks: clientDays.checks })
			.from(clientDays)
			.where(eq(clientDays.clientId, row.id))
			.orderBy(desc(clientDays.day))
			.limit(1);
		found.push({
			...row,
			scopes: SCOPES.filter((scope) => scopes.includes(scope)),
			keys: keys === null ? null : clientKeys.parse(keys),
			asked:
				askedKeys === null || askedBy === null || askedAt === null
					? null
					: { keys: clientKeys.parse(askedKeys), by: askedBy, at: askedAt },
			lastAsked: last ?? null,
		});
	}
	return found;
}

const NOTHING_ASKED = { askedKeys: null, askedBy: null, askedAt: null };

function askedColumns(keys: ClientKeys | undefined, actor: StaffActor | SystemActor, at: Date) {
	if (keys === undefined || actor.role === "system") return NOTHING_ASKED;
	return { askedKeys: keys, askedBy: actor.staffId, askedAt: at };
}

async function set(q: Writer, id: string, columns: Partial<typeof clients.$inferInsert>): Promise<void> {
	await q.update(clients).set(columns).where(eq(clients.id, id)).returning({ id: clients.id });
}

async function dropTokens(q: Writer, id: string): Promise<void> {
	await q.delete(clientTokens).where(eq(clientTokens.clientId, id)).returning({ hash: clientTokens.hash });
}
