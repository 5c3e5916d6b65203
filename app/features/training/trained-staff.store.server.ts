/** Who of a provider's staff said that they were trained for a tool: for its AI leads alone. */
import { and, asc, eq, isNull } from "drizzle-orm";
import type { StaffActor, StaffRole } from "#app/core/actor.ts";
import type { Db } from "#db/open.server.ts";
import { staff, toolTrainings, trainingConfirmations } from "#db/schema.ts";
import type { Confirmation } from "./training.ts";

/** One who can sign in at the actor's provider. */
export interface TrainedMember {
	readonly id: string;
	readonly name: string;
	readonly role: StaffRole;
	/** What they said last of this tool, and did not withdraw. */
	readonly said: Confirmation | undefined;
}

/** Everybody who can sign in, by name. Nobody for who is no lead. */
export async function listTrained(db: Db, actor: StaffActor, toolId: string): Promise<TrainedMember[]> {
	if (actor.staffRole !== "lead") return [];
	const rows = await db.read
		.select({ id: staff.id, name: staff.name, role: staff.role, said: trainingConfirmations })
		.from(staff)
		.leftJoin(
			trainingConfirmations,
			and(
				eq(trainingConfirmations.staffId, staff.id),
				eq(trainingConfirmations.toolId, toolId),
				isNull(trainingConfirmations.withdrawnAt),
			),
		)
		.where(and(eq(staff.providerId, actor.providerId), isNull(staff.disabledAt)))
		.orderBy(asc(staff.name), asc(staff.id));
	return rows.map(({ said, ...member }) => ({
		...member,
		said: said === null ? undefined : { on: said.doneOn, number: said.number, material: said.material },
	}));
}

/** Who said last what training is needed for this tool at the actor's provider, and when; undefined where nobody did. */
export async function whoAsked(
	db: Db,
	{ providerId }: StaffActor,
	toolId: string,
): Promise<{ readonly by: string; readonly at: Date } | undefined> {
	const rows = await db.read
		.select({ by: toolTrainings.saidBy, at: toolTrainings.saidAt })
		.from(toolTrainings)
		.where(and(eq(toolTrainings.toolId, toolId), eq(toolTrainings.providerId, providerId)))
		.orderBy(asc(toolTrainings.number));
	return rows.at(-1);
}
