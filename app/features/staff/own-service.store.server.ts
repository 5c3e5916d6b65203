/** Where a staff member works now: what is shown to them first. It opens and closes nothing, so it is theirs to say. */
import { and, eq } from "drizzle-orm";
import type { StaffActor } from "#app/core/actor.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import type { Db } from "#db/open.server.ts";
import { staff } from "#db/schema.ts";
import type { LanguageTag } from "#locales/index.ts";

/** A service of the actor's provider, by name. */
export interface OwnService {
	readonly id: string;
	readonly name: string;
}

/** All services of the actor's provider. */
export function servicesOf(
	{ services }: Pick<KnownRegister, "services">,
	{ providerId }: StaffActor,
	lang: LanguageTag,
): readonly OwnService[] {
	return [...services.values()]
		.filter((service) => service.providerId === providerId)
		.map(({ id, names }) => ({ id, name: names[lang] ?? names["en"] ?? id }));
}

/** Keeps it until they say another one; null: everywhere. False where it is no service of theirs. */
export async function keepOwnService(
	db: Db,
	actor: StaffActor,
	register: KnownRegister,
	service: string | null,
): Promise<boolean> {
	const isTheirs = service === null || register.services.get(service)?.providerId === actor.providerId;
	if (!isTheirs) return false;
	await db.write((q) =>
		q
			.update(staff)
			.set({ serviceId: service })
			.where(and(eq(staff.id, actor.staffId), eq(staff.providerId, actor.providerId)))
			.returning({ id: staff.id }),
	);
	return true;
}
