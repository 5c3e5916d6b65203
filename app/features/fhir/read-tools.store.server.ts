/** The tools of a client as its reading of a patient's answers needs them. */
import { asc, eq } from "drizzle-orm";
import type { ClientActor } from "#app/core/actor.ts";
import { questionOf, servicesOf } from "#app/features/record/decide.store.server.ts";
import { entriesWithoutPatient } from "#app/features/record/record.store.server.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import type { Db } from "#db/open.server.ts";
import { notices } from "#db/schema.ts";
import type { ReadTool, ToolChange } from "./read-tool.ts";

/**
 * Those that it was registered for, as the services of its provider use them that have this patient on their list. A tool that is not in
 * the register is still spoken about.
 */
export async function readTools(
	db: Db,
	{ tools, providerId }: ClientActor,
	register: KnownRegister,
	patientNo: number,
	at: Date,
): Promise<ReadTool[]> {
	const services = new Set(
		[...(await servicesOf(db.read, patientNo))].filter(
			(id) => register.services.get(id)?.providerId === providerId,
		),
	);
	const changes = await changesOfTools(db, register);
	return tools.map((id) => {
		const tool = register.byId.get(id);
		if (tool === undefined) return { id, today: null, changes: [] };
		const asked = { tool, purpose: "care", services, onList: true, at } as const;
		const today = { ...questionOf(register, asked).tool, laws: [] };
		// Whether a change asks again is the tool's policy of today.
		const counts = ({ now }: ToolChange) => now.materialNotice === undefined || tool.reaskOnMaterial;
		return { id, today, changes: (changes.get(id) ?? []).filter(counts) };
	});
}

type Changes = ReadonlyMap<string, readonly ToolChange[]>;

/** A stop or a notice makes another register: what happened until then is read once for each. */
const kept = new WeakMap<KnownRegister, Promise<Changes>>();

function changesOfTools(db: Db, register: KnownRegister): Promise<Changes> {
	const held = kept.get(register);
	if (held !== undefined) return held;
	const reading = readChanges(db);
	kept.set(register, reading);
	reading.catch(() => kept.delete(register));
	return reading;
}

async function readChanges(db: Db): Promise<Changes> {
	const material = await db.read
		.select({ tool: notices.toolId, number: notices.number, at: notices.madeAt })
		.from(notices)
		.where(eq(notices.material, true))
		.orderBy(asc(notices.id));
	const noticed = material.map(({ tool, number, at }) => ({
		...{ tool, id: `${tool.slice(0, 50)}.${number}`, at, now: { materialNotice: number } },
	}));
	const stopped = (await entriesWithoutPatient(db.read, db.vault)).flatMap(({ ref, at, body }) => {
		if (body.kind !== "tool.stopped") return [];
		const now = STOPPING[body.what];
		return now === undefined ? [] : [{ tool: body.tool, id: ref, at, now }];
	});
	return Map.groupBy([...noticed, ...stopped], ({ tool }) => tool);
}

/** What each move does to all answers; the others only ask, or say that somebody looks. */
const STOPPING: Readonly<Record<string, ToolChange["now"] | undefined>> = {
	paused: { paused: true },
	resumed: { paused: false },
	retired: { retired: true },
};
