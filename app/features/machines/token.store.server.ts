/** Tokens of clients: given once for each assertion, kept as a hash, and looked up at each request, so that what ends a client ends them at once. */
import { and, eq, lte, sql } from "drizzle-orm";
import type { ClientActor } from "#app/core/actor.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import type { Db, Reader } from "#db/open.server.ts";
import { prepared } from "#db/prepared.server.ts";
import { clientAssertions, clients, clientTokens } from "#db/schema.ts";
import { type Scope, TOKEN_SECONDS } from "./client.ts";
import { type ClientKeys, clientKeys, keysText } from "./client-keys.ts";

/** How long a used assertion is kept after it could be used, in milliseconds: a clock that is set back brings none of them back. */
const KEPT_AFTER = 3_600_000;

const keysQuery = (handle: Reader) =>
	prepared(handle, "machines.keys", (q) =>
		q
			.select({ keys: clients.keys, scopes: clients.scopes })
			.from(clients)
			.where(eq(clients.id, sql.placeholder("id")))
			.prepare(),
	);

/** What an assertion of this client is held to; undefined where none counts: it is unknown, disabled, or has no keys yet. */
export async function keysOfClient(
	db: Db,
	id: string,
): Promise<{ readonly keys: ClientKeys; readonly scopes: readonly string[] } | undefined> {
	const [row] = await keysQuery(db.read).execute({ id });
	return row === undefined || row.keys === null
		? undefined
		: { keys: clientKeys.parse(row.keys), scopes: row.scopes };
}

/** An assertion that was found good. */
export interface GoodAssertion {
	readonly clientId: string;
	readonly jti: string;
	readonly expiresAt: Date;
	/** The keys that it was held to: were they changed meanwhile, it counts no more. */
	readonly keys: ClientKeys;
}

/** Spends the assertion and gives a token for it, in one transaction. The same assertion again, or of a client that was shut out meanwhile, is refused. */
export async function issueToken(
	db: Db,
	assertion: GoodAssertion,
	scopes: readonly Scope[],
	at: Date,
): Promise<Result<string, "used-before" | "shut-out">> {
	const { clientId, expiresAt } = assertion;
	const jti = db.vault.sha256(assertion.jti);
	const token = db.vault.randomHex(32);
	return db.write(async (q) => {
		const [client] = await q.select({ keys: clients.keys }).from(clients).where(eq(clients.id, clientId));
		if (client === undefined || client.keys === null) return refuse("shut-out");
		if (keysText(clientKeys.parse(client.keys)) !== keysText(assertion.keys)) return refuse("shut-out");
		const before = await q
			.select({ jti: clientAssertions.jti })
			.from(clientAssertions)
			.where(and(eq(clientAssertions.clientId, clientId), eq(clientAssertions.jti, jti)));
		if (before.length > 0) return refuse("used-before");
		await q
			.delete(clientAssertions)
			.where(lte(clientAssertions.expiresAt, new Date(at.getTime() - KEPT_AFTER)))
			.returning({ jti: clientAssertions.jti });
		await q
			.delete(clientTokens)
			.where(lte(clientTokens.expiresAt, at))
			.returning({ hash: clientTokens.hash });
		await q
			.insert(clientAssertions)
			.values({ clientId, jti, expiresAt })
			.returning({ jti: clientAssertions.jti });
		await q
			.insert(clientTokens)
			.values({
				hash: db.vault.sha256(token),
				clientId,
				scopes: [...scopes],
				expiresAt: new Date(at.getTime() + TOKEN_SECONDS * 1000),
			})
			.returning({ hash: clientTokens.hash });
		return ok(token);
	});
}

const tokenQuery = (handle: Reader) =>
	prepared(handle, "machines.token", (q) =>
		q
			.select({
				clientId: clients.id,
				name: clients.name,
				providerId: clients.providerId,
				tools: clients.tools,
				scopes: clientTokens.scopes,
			})
			.from(clientTokens)
			.innerJoin(clients, eq(clients.id, clientTokens.clientId))
			.where(
				and(
					eq(clientTokens.hash, sql.placeholder("hash")),
					sql`${clientTokens.expiresAt} > ${sql.placeholder("at")}`,
					sql`${clients.disabledAt} IS NULL`,
				),
			)
			.prepare(),
	);

/** Who shows this token; undefined where it is unknown or over, or its client was disabled. */
export async function clientOfToken(db: Db, token: string, at: Date): Promise<ClientActor | undefined> {
	const [row] = await tokenQuery(db.read).execute({ hash: db.vault.sha256(token), at: at.getTime() });
	return row && { role: "client", ...row };
}
