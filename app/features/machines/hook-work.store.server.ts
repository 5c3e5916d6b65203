/** What the delivery of webhooks reads and writes: whose turn it is, what goes, and what became of it. All of it survives a kill. */
import { and, asc, count, eq, isNotNull, isNull, lte } from "drizzle-orm";
import type { ClientActor, SystemActor } from "#app/core/actor.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import type { Db, Writer } from "#db/open.server.ts";
import { clientHooks, clients } from "#db/schema.ts";
import { MOST_TOLD } from "./changes.forms.ts";
import { type Page, readPage } from "./changes.store.server.ts";
import { type Cursor, cursorText, readCursor } from "./changes-cursor.ts";
import { secretsOf } from "./hook.store.server.ts";
import { GIVE_UP_AFTER, hookBody, waitAfter } from "./hook.ts";
import { lookAtPage, markTold } from "./told.store.server.ts";

const BEGINNING: Cursor = { size: 0, record: "", tools: "" };

/** One message, and to whom. */
export interface Message {
	readonly client: ClientActor;
	readonly address: string;
	/** The same for the same page from the same place: who got it knows it again. */
	readonly id: string;
	readonly body: string;
	/** What signs it: the secret, and for a while those before. */
	readonly secrets: readonly string[];
	readonly page: Page;
}

const isOn = and(isNotNull(clientHooks.address), isNull(clients.disabledAt), isNotNull(clients.keys));

/** The clients whose turn it is. */
export async function dueHooks(db: Db, _clockwork: SystemActor, at: Date): Promise<string[]> {
	const rows = await db.read
		.select({ id: clients.id })
		.from(clientHooks)
		.innerJoin(clients, eq(clients.id, clientHooks.clientId))
		.where(and(isOn, isNull(clientHooks.deadAt), lte(clientHooks.nextAt, at)))
		.orderBy(asc(clients.id));
	return rows.map(({ id }) => id);
}

/** How many clients are sent nothing any more, since they took nothing for days. */
export async function deadHooks(db: Db, _clockwork: SystemActor): Promise<number> {
	const [row] = await db.read
		.select({ count: count() })
		.from(clientHooks)
		.innerJoin(clients, eq(clients.id, clientHooks.clientId))
		.where(and(isOn, isNotNull(clientHooks.deadAt)));
	return row?.count ?? 0;
}

/**
 * The next message for this client; undefined where there is nothing to tell. Whoever is in it is looked at, and that is written down before it
 * is handed out, once for a message however often it is tried. After a restore that lost something it begins anew. Where a person moved it
 * meanwhile there is none: the next turn begins where they said.
 */
export async function nextMessage(
	db: Db,
	_clockwork: SystemActor,
	register: KnownRegister,
	clientId: string,
	at: Date,
): Promise<Message | undefined> {
	const [row] = await db.read
		.select()
		.from(clientHooks)
		.innerJoin(clients, eq(clients.id, clientHooks.clientId))
		.where(and(eq(clientHooks.clientId, clientId), isOn, isNull(clientHooks.deadAt)));
	if (row === undefined) return undefined;
	const { client_hooks: hook, clients: found } = row;
	const { name, providerId, tools, scopes } = found;
	const client: ClientActor = { role: "client", clientId, name, providerId, tools, scopes };
	let after = readCursor(hook.cursor) ?? BEGINNING;
	const read = () =>
		readPage(
			...([db, client, register, after, MOST_TOLD] as const),
			(next) => cursorText(next) === cursorText(after),
			at,
		);
	let page = await read();
	if (page === "gone") {
		after = BEGINNING;
		page = await read();
	}
	if (page === "known" || page === "gone") return undefined;
	if (page.changes.length === 0) {
		const empty = page;
		await db.write(async (q) => {
			if (await isAsRead(q, hook)) await goOn(q, client, empty, hook.messageId, {}, at);
		});
		return undefined;
	}
	const next = cursorText(page.next);
	const id = `msg_${db.vault.sha256(`${clientId} ${cursorText(after)} ${next}`).slice(0, 32)}`;
	if (id !== hook.messageId) {
		const { about } = page;
		const isTheirs = await db.write(async (q) => {
			if (!(await isAsRead(q, hook))) return false;
			await lookAtPage(q, client, about, at);
			await set(q, clientId, { messageId: id, cursor: cursorText(after) });
			return true;
		});
		if (!isTheirs) return undefined;
	}
	return {
		...{ client, id, page, address: hook.address ?? "" },
		body: hookBody(page.changes, next, after.size === 0),
		secrets: secretsOf(db, hook, at),
	};
}

/** Did nobody stop it, give it another address or begin it elsewhere since it was read? A message takes a while to be made. */
async function isAsRead(q: Writer, hook: typeof clientHooks.$inferSelect): Promise<boolean> {
	const [now] = await q
		.select({ hook: clientHooks })
		.from(clientHooks)
		.innerJoin(clients, eq(clients.id, clientHooks.clientId))
		.where(and(eq(clientHooks.clientId, hook.clientId), isOn, isNull(clientHooks.deadAt)));
	const { address, cursor, messageId } = hook;
	return now?.hook.address === address && now.hook.cursor === cursor && now.hook.messageId === messageId;
}

/** It was taken: the patient reads that the client was told, and the next message goes on from there. */
export async function messageTaken(
	db: Db,
	_clockwork: SystemActor,
	{ client, id, page }: Message,
	at: Date,
): Promise<void> {
	await db.write((q) => goOn(q, client, page, id, { takenAt: at }, at));
}

/** It was not taken (`answered`: null for no answer): tried again after a while, and after three days no more until a person says so. */
export async function messageFailed(
	db: Db,
	_clockwork: SystemActor,
	{ client, id }: Message,
	answered: number | null,
	random: number,
	at: Date,
): Promise<void> {
	await db.write(async (q) => {
		const [row] = await q.select().from(clientHooks).where(eq(clientHooks.clientId, client.clientId));
		// A person had it sent again, or stopped it, meanwhile.
		if (row === undefined || row.messageId !== id) return;
		const since = row.failingSince ?? at;
		const tries = row.tries + 1;
		const isOver = at.getTime() - since.getTime() >= GIVE_UP_AFTER;
		const nextAt = new Date(at.getTime() + waitAfter(tries, random));
		await set(q, client.clientId, {
			...{ tries, answered, failingSince: since, nextAt, deadAt: isOver ? at : null },
		});
	});
}

async function goOn(
	q: Writer,
	client: ClientActor,
	page: Page,
	messageId: string | null,
	taken: { readonly takenAt?: Date },
	at: Date,
): Promise<void> {
	await markTold(q, client, page, at);
	const [row] = await q.select().from(clientHooks).where(eq(clientHooks.clientId, client.clientId));
	// A person had it begin elsewhere meanwhile.
	if (row === undefined || row.messageId !== messageId) return;
	await set(q, client.clientId, {
		...{ cursor: cursorText(page.next), messageId: null, nextAt: at },
		...{ tries: 0, failingSince: null, answered: null, ...taken },
	});
}

async function set(
	q: Writer,
	clientId: string,
	columns: Partial<typeof clientHooks.$inferInsert>,
): Promise<void> {
	await q
		.update(clientHooks)
		.set(columns)
		.where(eq(clientHooks.clientId, clientId))
		.returning({ id: clientHooks.clientId });
}
