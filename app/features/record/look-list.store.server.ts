/** A list that was checked is one look, which each patient on it can read. If it cannot be logged, nothing is shown. */
import type { ClientActor, StaffActor, SystemActor } from "#app/core/actor.ts";
import type { Purpose } from "#app/core/scope.ts";
import type { Writer } from "#db/open.server.ts";
import { lookMembers, lookUps } from "#db/schema.ts";
import type { MemberPart } from "./list-members.ts";

/** Rows of one statement. */
const AT_ONCE = 250;

/** What was asked of a list, and of whom. */
export interface CheckedList {
	readonly tool: string;
	readonly purpose: Purpose;
	readonly people: number;
	readonly parts: readonly MemberPart[];
}

/** Logs that these people were looked up together, and answers the look's number. A list with nobody of this actor's in it is no look at anybody: null. */
export async function logListLook(
	q: Writer,
	actor: StaffActor | SystemActor | ClientActor,
	{ tool, purpose, people, parts }: CheckedList,
	at: Date,
): Promise<number | null> {
	if (people === 0) return null;
	const who =
		actor.role === "system"
			? { who: "system" as const, name: "", providerId: null }
			: {
					who: actor.role === "staff" ? ("staff" as const) : ("machine" as const),
					...{ name: actor.name, providerId: actor.providerId },
				};
	const [look] = await q
		.insert(lookUps)
		.values({ patientNo: null, at, ...who, what: "list", tool, purpose, people })
		.returning({ id: lookUps.id });
	if (look === undefined) throw new Error("the look was not written");
	for (let first = 0; first < parts.length; first += AT_ONCE) {
		const rows = parts.slice(first, first + AT_ONCE).map((part) => ({ ...part, lookId: look.id }));
		await q.insert(lookMembers).values(rows).returning({ part: lookMembers.part });
	}
	return look.id;
}
