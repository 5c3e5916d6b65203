/** What must have happened to a system before its page has something to show: it was told, compared and differed, and missed what was tried. */
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { listLeaveOut, proveLeftOut } from "#app/features/lists/leave-out.store.server.ts";
import { flipCanary } from "#app/features/machines/canary.store.server.ts";
import { tellChanges } from "#app/features/machines/changes.store.server.ts";
import { compareGroups, nameDifferences } from "#app/features/machines/reconcile.store.server.ts";
import { keepCanary } from "#app/features/people/canary.store.server.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { readDemoWorld } from "#app/server/demo-world.server.ts";
import { openVault } from "#app/server/keys/vault.server.ts";
import { type Db, openDatabase } from "#db/open.server.ts";
import { clients } from "#db/schema.ts";
import type { RunningServer } from "#tests/server.ts";

const clockwork = { role: "system", name: "canary" } as const;
const operator = { role: "system", name: "operator" } as const;
/** So long ago was tried whether changes arrive that a system has missed it, in milliseconds. */
const MISSED = 10 * 60_000;

/** Makes it happen beside the portal that runs. Answers the system's id. */
export async function differingClient(portal: RunningServer): Promise<string> {
	const db = openDatabase(join(portal.dataDir, "portal.db"), openVault(join(portal.dataDir, "keys"), false));
	try {
		const register = await currentRegister(db);
		const clientId = readDemoWorld(portal.dataDir).clients[0]?.clientId ?? "";
		await compared(db, register, clientId);
		await released(db, register, clientId);
		return clientId;
	} finally {
		db.close();
	}
}

/** It follows all that changed, holds nothing of it, and hears of no change that was made to try it. */
async function compared(db: Db, register: KnownRegister, clientId: string): Promise<void> {
	const client = await clientOf(db, clientId);
	const now = new Date();
	const told = async (at: Date) => {
		const page = await tellChanges(
			...([db, client, register, { size: 0, record: "", tools: "" }, 1_000] as const),
			() => false,
			at,
		);
		if (page === "gone" || page === "known") throw new Error(page);
		return page.next;
	};
	for (const tool of client.tools.flatMap((id) => register.byId.get(id) ?? [])) {
		const asked = { tool, purpose: "care", at: now } as const;
		const comparing = { client, register, asked, cursor: await told(now), turn: async () => {} };
		const found = await compareGroups(db, comparing, []);
		if (!found.ok) throw new Error(found.reason);
		const { differing } = found.value;
		const all = { held: [], stretch: { from: null, below: null } };
		if (differing.length > 0) await nameDifferences(db, comparing, differing, all);
	}
	const no = await keepCanary(db, clockwork, client.providerId, 0.5, now);
	await flipCanary(db, clockwork, register, no, new Date(now.getTime() - MISSED));
}

/** A release of data left people out, and another was asked to. */
async function released(db: Db, register: KnownRegister, clientId: string): Promise<void> {
	const { providerId } = await clientOf(db, clientId);
	const [first] = register.tools.filter(({ basis }) => basis.training !== undefined);
	if (first === undefined) throw new Error("no tool learns from records");
	const list = () => listLeaveOut(db, operator, register, providerId, first, "training", null, new Date());
	const { ref, people, hash } = await list();
	await proveLeftOut(db, operator, ref, { people, hash }, new Date());
	await list();
}

async function clientOf(db: Db, clientId: string) {
	const [row] = await db.read.select().from(clients).where(eq(clients.id, clientId));
	if (row === undefined) throw new Error("no such system");
	const { name, providerId, tools, scopes } = row;
	return { role: "client" as const, clientId, name, providerId, tools, scopes };
}
