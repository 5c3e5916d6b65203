/** A live portal that nobody can sign in to must not look as if it ran. */
import { isNull } from "drizzle-orm";
import type { Db } from "#db/open.server.ts";
import { staff } from "#db/schema.ts";
import { StartRefused } from "../start-refused.server.ts";

/** Throws `StartRefused` while no staff member can sign in: letters for patients are made by staff. */
export async function requireWayIn(db: Db): Promise<void> {
	const active = await db.read.select({ id: staff.id }).from(staff).where(isNull(staff.disabledAt)).limit(1);
	if (active.length === 0) {
		throw new StartRefused("MODE=live needs somebody who can sign in: run npm run admin -- add-staff first");
	}
}
