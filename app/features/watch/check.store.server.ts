/** The AI lead's own checks of how well a tool does here. A provider sees its own; the newest of each is on the tool's page. */
import { and, desc, eq } from "drizzle-orm";
import type { StaffActor } from "#app/core/actor.ts";
import { recorderOf } from "#app/core/recorder.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import { spendKey, usedKey } from "#app/features/record/once.store.server.ts";
import { record } from "#app/features/record/record.store.server.ts";
import { checkOf } from "#app/features/tools/tool-columns.ts";
import type { ToolCheck } from "#app/features/tools/watched.ts";
import type { Db } from "#db/open.server.ts";
import { markRegisterChanged } from "#db/register-changes.server.ts";
import { toolChecks } from "#db/schema.ts";
import type { NewCheck } from "./check.ts";
import { readStopped } from "./stop.store.server.ts";

export type CheckProblem = "not-your-move" | "key-not-yours";

/** Keeps a check of a tool that the lead's provider uses, once; undefined where they use no such tool. */
export async function addCheck(
	db: Db,
	actor: StaffActor,
	toolId: string,
	made: NewCheck,
	once: string,
	at: Date,
): Promise<Result<string, CheckProblem> | undefined> {
	return db.write(async (q) => {
		if ((await readStopped(q, actor, toolId)) === undefined) return undefined;
		if (actor.staffRole !== "lead") return refuse("not-your-move");
		const used = await usedKey(q, once, `staff:${actor.staffId}`);
		if (used !== undefined) return used.isTheirs ? ok(used.ref) : refuse("key-not-yours");
		const { version, on, nextOn, figures, found, source } = made;
		const id = db.vault.randomHex(8);
		const recorder = recorderOf(actor);
		const said = { on, nextOn, figures, found, source, toolVersion: version === "" ? null : version };
		const body = { kind: "tool.checked", version: 1, check: id, tool: toolId, ...said, recorder } as const;
		const { ref } = await record(q, db.vault, null, body, at);
		await q
			.insert(toolChecks)
			.values({
				id,
				toolId,
				providerId: actor.providerId,
				version,
				checkedOn: on,
				nextOn,
				rightCount: figures?.right ?? null,
				ofCount: figures?.of ?? null,
				found,
				source,
				madeBy: actor.name,
				madeAt: at,
			})
			.returning({ id: toolChecks.id });
		await markRegisterChanged(q);
		await spendKey(q, once, `staff:${actor.staffId}`, ref, at);
		return ok(ref);
	});
}

/** The checks that the actor's provider made of this tool, newest first. */
export async function listChecks(db: Db, actor: StaffActor, toolId: string): Promise<ToolCheck[]> {
	const rows = await db.read
		.select()
		.from(toolChecks)
		.where(and(eq(toolChecks.toolId, toolId), eq(toolChecks.providerId, actor.providerId)))
		.orderBy(desc(toolChecks.checkedOn), desc(toolChecks.madeAt));
	return rows.map(checkOf);
}
