/** The releases of a provider, for its AI leads: which lists of people to leave out were made, and which were proved to have been applied. */
import { and, desc, eq } from "drizzle-orm";
import type { StaffActor } from "#app/core/actor.ts";
import type { ReleasePurpose } from "#app/core/release-entry.ts";
import type { Db } from "#db/open.server.ts";
import { releases } from "#db/schema.ts";

export interface Release {
	readonly ref: string;
	/** Null where a command made it. */
	readonly name: string | null;
	/** ISO day; null where a command made it. */
	readonly goesOutOn: string | null;
	readonly tool: string;
	readonly purpose: ReleasePurpose;
	readonly madeAt: Date;
	readonly people: number;
	/** SHA-256 over the lines of the list. */
	readonly hash: string;
	/** The look at everybody on it; null where nobody is. */
	readonly lookId: number | null;
	readonly appliedAt: Date | null;
}

const COLUMNS = {
	ref: releases.ref,
	name: releases.name,
	goesOutOn: releases.goesOutOn,
	tool: releases.toolId,
	purpose: releases.purpose,
	madeAt: releases.madeAt,
	people: releases.people,
	hash: releases.hash,
	lookId: releases.lookId,
	appliedAt: releases.appliedAt,
};

/** Those of the actor's provider, the newest first. None for who is no AI lead. */
export async function releasesOf(db: Db, { staffRole, providerId }: StaffActor): Promise<Release[]> {
	if (staffRole !== "lead") return [];
	return db.read
		.select(COLUMNS)
		.from(releases)
		.where(eq(releases.providerId, providerId))
		.orderBy(desc(releases.madeAt));
}

/** One of them; undefined for "not there" and "not yours" alike. */
export async function findRelease(
	db: Db,
	{ staffRole, providerId }: StaffActor,
	ref: string,
): Promise<Release | undefined> {
	if (staffRole !== "lead") return undefined;
	const [row] = await db.read
		.select(COLUMNS)
		.from(releases)
		.where(and(eq(releases.ref, ref), eq(releases.providerId, providerId)));
	return row;
}
