/** Of whom and where a use is reported: what can be wrong with it whoever it is about, the person, and the service. */
import { eq, exists, sql } from "drizzle-orm";
import type { ClientActor, StaffActor, SystemActor } from "#app/core/actor.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import { servicesOf } from "#app/features/record/decide.store.server.ts";
import { listedPatient, listsOfProvider } from "#app/features/record/listed-patient.store.server.ts";
import type { Subject } from "#app/features/record/record.store.server.ts";
import { type ToolThen, toolThen } from "#app/features/record/tool-then.store.server.ts";
import type { KnownProvider, KnownRegister, KnownTool } from "#app/features/tools/known-tool.ts";
import type { Db, Writer } from "#db/open.server.ts";
import { patientKeys, patients } from "#db/schema.ts";
import type { UseRefusal, UseReport } from "./use-report.ts";

/** Who can report one. */
export type Reporter = StaffActor | SystemActor | ClientActor;

/** Whose use it was: by the random id of staff addresses, or by the ten digits of an NHS number. */
export type UsedOn = { readonly patientId: string } | { readonly nhsNumber: string };

/** The tool as it is now, and as it was at the moment of the use. */
export interface UsedTool {
	readonly tool: KnownTool;
	readonly then: ToolThen;
}

/** The tool of a report. Refuses what is wrong with it whoever it is about, before anybody is looked for: that refusal says nothing of a person. */
export async function usedTool(
	db: Db,
	q: Writer,
	actor: Reporter,
	register: KnownRegister,
	report: UseReport,
): Promise<Result<UsedTool, UseRefusal>> {
	const tool = register.byId.get(report.tool);
	const isTheirs = actor.role !== "client" || actor.tools.includes(report.tool);
	if (tool === undefined || !isTheirs) return refuse("tool-unknown");
	if (report.service !== null && providerOf(actor, register, report.service) === undefined)
		return refuse("service-unknown");
	const then = await toolThen(db, q, tool.id, report.usedAt);
	const said = then.version;
	// Only machines are held to it: what a person saw with their own eyes is not refused for a number.
	const differs = said !== null && report.toolVersion !== null && said !== report.toolVersion;
	return differs && actor.role !== "staff" ? refuse("version-differs") : ok({ tool, then });
}

/** The provider of this service, where the actor can report for it. */
function providerOf(actor: Reporter, register: KnownRegister, serviceId: string): KnownProvider | undefined {
	const service = register.services.get(serviceId);
	const isTheirs = actor.role === "system" || service?.providerId === actor.providerId;
	return service && isTheirs ? register.providers.get(service.providerId) : undefined;
}

/** The person of a report. `isTheirs`: the actor can report for them; a client is not told that it asked about anybody else. */
export interface UsedPerson {
	readonly subject: Subject;
	readonly isTheirs: boolean;
}

/** Whoever is meant and whose key is still there: of staff those on their provider's lists alone. */
export async function usedPerson(
	db: Db,
	q: Writer,
	actor: Reporter,
	on: UsedOn,
): Promise<UsedPerson | undefined> {
	if (actor.role === "staff") {
		const listed = "patientId" in on ? await listedPatient(db, q, actor, on.patientId) : undefined;
		return listed && { subject: listed.subject, isTheirs: true };
	}
	const wanted =
		"patientId" in on
			? eq(patients.id, on.patientId)
			: eq(patients.nhsIndex, db.vault.index("nhs-number", on.nhsNumber));
	const listed = actor.role === "client" ? exists(listsOfProvider(q, actor.providerId)) : sql`1`;
	const [row] = await q
		.select({
			no: patients.no,
			id: patients.id,
			wrapped: patientKeys.wrapped,
			isTheirs: sql<number>`${listed}`,
		})
		.from(patients)
		.innerJoin(patientKeys, eq(patientKeys.patientNo, patients.no))
		.where(wanted);
	if (row === undefined) return undefined;
	const seal = db.vault.patientSeal(row.id, row.wrapped);
	return { subject: { no: row.no, id: row.id, seal }, isTheirs: row.isTheirs === 1 };
}

export interface UsedPlace {
	readonly provider: KnownProvider;
	readonly serviceId: string;
}

/** Where it was used. Without a service in the report it is the one that uses this tool and has this patient on its list. */
export async function usedPlace(
	q: Writer,
	actor: Reporter,
	register: KnownRegister,
	tool: KnownTool,
	subject: Subject,
	named: string | null,
): Promise<Result<UsedPlace, UseRefusal>> {
	const lists = await servicesOf(q, subject.no);
	const here = tool.uses.filter(
		({ serviceId, providerId }) =>
			lists.has(serviceId) && (actor.role !== "client" || providerId === actor.providerId),
	);
	if (named === null && here.length !== 1) return refuse("service-unclear");
	const serviceId = named ?? here[0]?.serviceId ?? "";
	const provider = providerOf(actor, register, serviceId);
	if (provider === undefined) return refuse("service-unknown");
	const isListed = [...lists].some((id) => register.services.get(id)?.providerId === provider.id);
	return isListed ? ok({ provider, serviceId }) : refuse("patient-not-listed");
}
