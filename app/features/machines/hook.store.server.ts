/** AI leads say where a client is sent what changed: asked by one, agreed to by another, with a secret that is shown once. */
import { eq } from "drizzle-orm";
import type { StaffActor } from "#app/core/actor.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import { areOneHand } from "#app/features/record/one-hand.store.server.ts";
import type { Db, Reader, Writer } from "#db/open.server.ts";
import { clientFeeds, clientHooks } from "#db/schema.ts";
import { type AgreeRefusal, findClient } from "./client.store.server.ts";
import { recordChange } from "./client-record.store.server.ts";
import { type Hook, type HookMove, hookMoves, OLD_SECRET_FOR, secretsIn, secretsText } from "./hook.ts";
import { NO_TROUBLE, NOTHING_ASKED, SHUT } from "./shut-hook.store.server.ts";

/** What was pressed. Of one that is agreed to: the address that was read before. */
export type HookPress =
	| { readonly what: "hook-asked" | "hook-agreed"; readonly address: string }
	| { readonly what: Exclude<HookMove, "hook-asked" | "hook-agreed"> };

const NO_HOOK: Hook = { address: null, asked: null, failing: null, deadAt: null, takenAt: null };

/** Where a secret is sealed. */
const placeOfSecret = (clientId: string) => ({
	table: "client_hooks",
	row: clientId,
	column: "secret",
});

/** The hook of a client that the caller may keep. */
export async function hookOf(handle: Reader | Writer, clientId: string): Promise<Hook> {
	const [row] = await handle.select().from(clientHooks).where(eq(clientHooks.clientId, clientId));
	if (row === undefined) return NO_HOOK;
	const { address, askedAddress, askedBy, failingSince, answered, tries, deadAt, takenAt } = row;
	return {
		...{ address, deadAt, takenAt },
		asked: askedAddress === null || askedBy === null ? null : { address: askedAddress, by: askedBy },
		failing: failingSince === null ? null : { since: failingSince, answered, tries },
	};
}

/**
 * Does it, and records it. Answers a new secret (`whsec_…`) where there is one, which nobody can read again. Undefined where there is no such
 * client of the actor's; refused where the move is not open now, another address was asked for meanwhile, or one person can be both who agree.
 */
export async function moveHook(
	db: Db,
	actor: StaffActor,
	clientId: string,
	press: HookPress,
	at: Date,
): Promise<Result<string | null, AgreeRefusal> | undefined> {
	return db.write(async (q) => {
		const client = await findClient(q, actor, clientId);
		if (client === undefined) return undefined;
		const hook = await hookOf(q, clientId);
		if (press.what === "hook-asked" && hook.asked?.address === press.address) return ok(null);
		if (!hookMoves(actor, client, hook).includes(press.what)) return refuse("not-open");
		if (press.what === "hook-agreed" && press.address !== hook.asked?.address)
			return refuse("changed-meanwhile");
		const address = "address" in press ? press.address : (hook.address ?? hook.asked?.address ?? "");
		const agreedBy = press.what === "hook-agreed" && hook.asked ? [hook.asked.by, actor.staffId] : null;
		if (agreedBy !== null && (await areOneHand(q, db.vault, agreedBy, at))) return refuse("one-hand");
		await recordChange(
			...([db, q, actor, clientId, press.what] as const),
			{ keys: { kind: "address", address }, agreedBy },
			at,
		);
		const secret = needsSecret(press.what) ? newSecret(db) : null;
		await set(q, clientId, await columnsOf(db, q, actor, clientId, press, secret, at), at);
		return ok(secret);
	});
}

function needsSecret(what: HookMove): boolean {
	return what === "hook-agreed" || what === "hook-renewed";
}

/** 32 random bytes, as Standard Webhooks writes them. */
function newSecret(db: Db): string {
	return `whsec_${Buffer.from(db.vault.randomBytes(32)).toString("base64")}`;
}

type Columns = Partial<typeof clientHooks.$inferInsert>;

async function columnsOf(
	db: Db,
	q: Writer,
	actor: StaffActor,
	clientId: string,
	press: HookPress,
	secret: string | null,
	at: Date,
): Promise<Columns> {
	const sealed = secret && db.vault.portal.seal(placeOfSecret(clientId), secret);
	switch (press.what) {
		case "hook-asked":
			return { askedAddress: press.address, askedBy: actor.staffId };
		case "hook-dropped":
			return NOTHING_ASKED;
		case "hook-off":
			return SHUT;
		case "hook-renewed": {
			const old = secretsText(await secretsNow(db, q, clientId, at));
			const oldUntil = new Date(at.getTime() + OLD_SECRET_FOR);
			return { secret: sealed, oldSecret: db.vault.portal.seal(placeOfSecret(clientId), old), oldUntil };
		}
		default: {
			// From what it confirmed: what it has is told once more rather than something left out.
			const [feed] = await q.select().from(clientFeeds).where(eq(clientFeeds.clientId, clientId));
			const again = { cursor: feed?.confirmed ?? "0", messageId: null, nextAt: at, ...NO_TROUBLE };
			if (!("address" in press)) return again;
			return { ...again, ...NOTHING_ASKED, address: press.address, secret: sealed, oldSecret: null };
		}
	}
}

/** All that sign at this moment, the newest first: which of them the system knows is not known here. */
async function secretsNow(db: Db, q: Writer, clientId: string, at: Date): Promise<readonly string[]> {
	const [row] = await q.select().from(clientHooks).where(eq(clientHooks.clientId, clientId));
	return row === undefined ? [] : secretsOf(db, row, at);
}

/** What signs the messages of this row at `at`: its secret, and for a while those of before. */
export function secretsOf(
	{ vault }: Db,
	{ clientId, secret, oldSecret, oldUntil }: typeof clientHooks.$inferSelect,
	at: Date,
): readonly string[] {
	const old = oldUntil !== null && at < oldUntil ? oldSecret : null;
	return [secret, old].flatMap((one) =>
		one === null ? [] : secretsIn(vault.portal.open(placeOfSecret(clientId), one)),
	);
}

async function set(q: Writer, clientId: string, columns: Columns, at: Date): Promise<void> {
	const fresh = { cursor: "0", tries: 0, nextAt: at };
	await q
		.insert(clientHooks)
		.values({ clientId, ...fresh, ...columns })
		.onConflictDoUpdate({ target: clientHooks.clientId, set: columns })
		.returning({ id: clientHooks.clientId });
}
