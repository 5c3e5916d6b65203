/** What happened to clients, in the record. */
import type { StaffActor, SystemActor } from "#app/core/actor.ts";
import type { ClientChange } from "#app/core/client-entry.ts";
import type { BodyWithoutPatient, Entry } from "#app/core/entry.ts";
import { recorderOf } from "#app/core/recorder.ts";
import { entriesWithoutPatient, record } from "#app/features/record/record.store.server.ts";
import type { Db, Writer } from "#db/open.server.ts";
import { type Client, keeps } from "./client.ts";
import { type ClientKeys, keysText } from "./client-keys.ts";

type Change = Extract<BodyWithoutPatient, { kind: "client.changed" }>;

/** What is digested of keys, for the record and for the form that agrees to them. */
export function digestOf(db: Pick<Db, "vault">, keys: ClientKeys): string {
	return db.vault.sha256(keysText(keys));
}

/** Records what happened to this client, in the transaction in which it happens. */
export async function recordChange(
	db: Db,
	q: Writer,
	actor: StaffActor | SystemActor,
	client: string,
	what: ClientChange,
	about: { readonly keys?: ClientKeys } & Partial<Pick<Change, "access" | "agreedBy" | "why">>,
	at: Date,
): Promise<void> {
	const { keys, access = null, agreedBy = null, why } = about;
	const digest = keys === undefined ? null : digestOf(db, keys);
	const body = { kind: "client.changed", version: 1, client, what, keys: digest, access, agreedBy } as const;
	const said = why === undefined ? {} : { why };
	await record(q, db.vault, null, { ...body, ...said, recorder: recorderOf(actor) }, at);
}

/** All that happened to this client, newest first; nothing for who does not keep it. */
export async function clientChanges(
	db: Db,
	actor: StaffActor | SystemActor,
	{ id, providerId }: Pick<Client, "id" | "providerId">,
): Promise<Entry<Change>[]> {
	if (!keeps(actor, providerId)) return [];
	const entries = await entriesWithoutPatient(db.read, db.vault);
	return entries
		.flatMap((entry) =>
			entry.body.kind === "client.changed" && entry.body.client === id
				? [{ ...entry, body: entry.body }]
				: [],
		)
		.toReversed();
}
