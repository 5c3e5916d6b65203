/** A system that is sent what changed by webhook, as two AI leads agreed: it takes each message, and checks it as whoever is sent one should. */
import http from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { and, eq } from "drizzle-orm";
import { readCursor } from "#app/features/machines/changes-cursor.ts";
import { moveHook } from "#app/features/machines/hook.store.server.ts";
import { DEMO_PROVIDER } from "#db/demo-provider.ts";
import { clientHooks, staff } from "#db/schema.ts";
import type { World } from "../attacks/world.ts";
import { type Got, isGenuine } from "../hook-desk.ts";

export interface Subscriber {
	/** Waits until it was sent all until this cursor of the feed. Answers who was named since it was asked last. */
	sentUntil(cursor: string): Promise<ReadonlySet<string | null>>;
	/** What is wrong with the messages so far. */
	wrongs(): readonly string[];
	stop(): Promise<void>;
}

interface Body {
	readonly data: {
		readonly begin: boolean;
		readonly changes: readonly { readonly entry: number | null; readonly nhsNumber: string | null }[];
		readonly next: string;
	};
}

/** Starts it, and has what changes for this client sent to it. */
export async function startSubscriber({ db }: World, clientId: string): Promise<Subscriber> {
	const got: Got[] = [];
	let read = 0;
	const server = http.createServer(async (request, response) => {
		let body = "";
		for await (const chunk of request) body += chunk;
		got.push({ headers: request.headers, body });
		response.writeHead(204).end();
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/changes`;
	const secret = await agreeOn(db, clientId, address);
	const bodies = (from: number) => got.slice(from).map(({ body }) => (JSON.parse(body) as Body).data);
	return {
		async sentUntil(cursor) {
			const wanted = readCursor(cursor);
			for (;;) {
				const [row] = await db.read.select().from(clientHooks).where(eq(clientHooks.clientId, clientId));
				const has = readCursor(row?.cursor ?? "0");
				if (has && wanted && has.size >= wanted.size && has.tools === wanted.tools) break;
				await wait(50);
			}
			const numbers = bodies(read).flatMap(({ changes }) => changes.map(({ nhsNumber }) => nhsNumber));
			read = got.length;
			return new Set(numbers);
		},
		wrongs() {
			const entries = bodies(0).flatMap(({ changes }) => changes.flatMap(({ entry }) => entry ?? []));
			const ids = got.map(({ headers }) => headers["webhook-id"]);
			return [
				...(got.every((one) => isGenuine(one, secret)) ? [] : ["a message is not signed by the secret"]),
				...(entries.every((one, at) => one >= (entries[at - 1] ?? 0)) ? [] : ["not in the record's order"]),
				...(new Set(ids).size === ids.length ? [] : ["one message was sent twice"]),
				...(bodies(0).every(({ begin }, at) => begin === (at === 0)) ? [] : ["it began more than once"]),
			];
		},
		async stop() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

/** One lead asks for the address, another agrees. Answers the secret. */
async function agreeOn(db: World["db"], clientId: string, address: string): Promise<string> {
	const leads = await db.read
		.select({ staffId: staff.id, staffRole: staff.role, name: staff.name, providerId: staff.providerId })
		.from(staff)
		.where(and(eq(staff.role, "lead"), eq(staff.providerId, DEMO_PROVIDER)));
	let secret = "";
	for (const [at, what] of (["hook-asked", "hook-agreed"] as const).entries()) {
		const lead = leads[at];
		if (lead === undefined) throw new Error("the demo has no two leads");
		const moved = await moveHook(db, { role: "staff", ...lead }, clientId, { what, address }, new Date());
		if (moved?.ok !== true) throw new Error(moved?.reason ?? "no such client");
		secret = moved.value ?? secret;
	}
	return secret;
}
