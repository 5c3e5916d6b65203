/** Decisions on the real rows: the one way from the database to the decision rule. */
import { eq, sql } from "drizzle-orm";
import { type Decision, decide, type Question } from "#app/core/decision.ts";
import type { Purpose } from "#app/core/scope.ts";
import type { Standing } from "#app/core/standing-row.ts";
import type { ToolRule } from "#app/core/tool-rule.ts";
import type { KnownProvider, KnownRegister, KnownTool } from "#app/features/tools/known-tool.ts";
import type { Reader, Writer } from "#db/open.server.ts";
import { prepared } from "#db/prepared.server.ts";
import { patientServices } from "#db/schema.ts";

const servicesQuery = (handle: Reader | Writer) =>
	prepared(handle, "decide.services", (q) =>
		q
			.select({ serviceId: patientServices.serviceId })
			.from(patientServices)
			.where(eq(patientServices.patientNo, sql.placeholder("no")))
			.prepare(),
	);

/** Ids of the services whose lists this patient is on. */
export async function servicesOf(handle: Reader | Writer, patientNo: number): Promise<Set<string>> {
	const rows = await servicesQuery(handle).execute({ no: patientNo });
	return new Set(rows.map((row) => row.serviceId));
}

/** The tool as the rule needs it, where these services are the ones that could use it. */
export function ruleOf(
	tool: KnownTool,
	provider: Pick<KnownProvider, "id" | "planningBasis"> | undefined,
	usedHere: boolean,
): ToolRule {
	return {
		id: tool.id,
		basis: tool.basis,
		...(provider && { planning: provider.planningBasis }),
		usesPatientData: tool.notice.facts.usesPatientData === "yes",
		machineAlone: tool.machineAlone,
		paused: tool.paused,
		retired: tool.retired,
		usedHere,
		laws: lawsOf(tool, provider),
		notice: tool.notice.number,
		materialNotice: tool.materialNotice,
		reaskOnMaterial: tool.reaskOnMaterial,
	};
}

const NO_LAWS: ToolRule["laws"] = [];

/** A law that a provider's leads entered counts at that provider alone. Most tools have none. */
function lawsOf({ laws }: KnownTool, provider: Pick<KnownProvider, "id"> | undefined): ToolRule["laws"] {
	if (laws.length === 0 || provider === undefined) return NO_LAWS;
	return laws.filter(({ providerId }) => providerId === provider.id);
}

/** What a decision is asked for. `services`: those of the asker (for a patient, their own lists). */
export interface Asked {
	readonly tool: KnownTool;
	readonly purpose: Purpose;
	readonly services: ReadonlySet<string>;
	readonly onList: boolean;
	readonly at: Date;
	/** The National Data Opt-out, where the provider gave it with the request. */
	readonly optOut?: boolean;
}

/** The decision for one tool and purpose on a standing that was read. */
export function decideOn(register: KnownRegister, standing: Standing, asked: Asked): Decision {
	return decide(standing, questionOf(register, asked));
}

/** The same as the rule is asked it. */
export function questionOf(
	register: KnownRegister,
	{ tool, purpose, services, onList, at, optOut = false }: Asked,
): Question {
	const use = tool.uses.find(({ serviceId }) => services.has(serviceId));
	const provider = use === undefined ? undefined : register.providers.get(use.providerId);
	return { tool: ruleOf(tool, provider, use !== undefined), purpose, at, onList, optOut };
}
