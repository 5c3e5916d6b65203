/** What the decision rule needs to know of a tool: nothing that a patient reads, all that a decision depends on. */
import type { Basis, Purpose } from "./scope.ts";

/** A legal requirement, entered by the AI lead. In force from `starts` until before `ends`; `purpose` null is any. */
export interface LegalRequirement {
	readonly name: string;
	readonly starts: Date;
	readonly ends: Date;
	readonly purpose: Purpose | null;
}

/** A tool as it stands at the provider that asks. */
export interface ToolRule {
	readonly id: string;
	/** The register's basis for each purpose that the tool names. A purpose left out does not apply. */
	readonly basis: Readonly<Partial<Record<Purpose, Basis>>>;
	/** The provider's setting for planning; it counts only where the tool names planning. */
	readonly planning?: Basis;
	/** False: no information about any patient goes in. Then nobody can choose where the register names no choice. */
	readonly usesPatientData: boolean;
	/** A machine alone makes a significant decision about the patient. */
	readonly machineAlone: boolean;
	readonly paused: boolean;
	readonly retired: boolean;
	readonly usedHere: boolean;
	/** Laws that require it, in force now, before or later. */
	readonly laws: readonly LegalRequirement[];
	/** The number of the notice in force, or null where there is none yet. */
	readonly notice: number | null;
	/** The number of the notice at the last material change of the tool, or null where it never changed. */
	readonly materialNotice: number | null;
	/** Does a material change ask those again who said yes? */
	readonly reaskOnMaterial: boolean;
}

/**
 * Why an answer counts for this tool and purpose; `null` where the tool does not name the purpose.
 * Research, training and synthetic data are always by consent, and so is care where a machine alone makes a
 * significant decision (UK GDPR articles 22A to 22D): the register cannot weaken either. Only where no information about
 * patients goes in is there nothing to consent to, as the tool's page says: `information`, which never leads to a yes.
 */
export function basisOf(tool: ToolRule, purpose: Purpose): Basis | null {
	const named = tool.basis[purpose];
	if (named === undefined) return null;
	switch (purpose) {
		case "care":
			return tool.machineAlone ? "consent" : named;
		case "planning":
			return tool.planning ?? named;
		default:
			return named === "information" && !tool.usesPatientData ? "information" : "consent";
	}
}

/** The laws that require this tool for this purpose at this instant (milliseconds). */
export function lawsInForce<Law extends LegalRequirement>(
	{ laws }: { readonly laws: readonly Law[] },
	purpose: Purpose,
	at: number,
): Law[] {
	return laws.filter(
		(law) =>
			(law.purpose === null || law.purpose === purpose) &&
			law.starts.getTime() <= at &&
			at < law.ends.getTime(),
	);
}
