/** A tool that answers are read about: how it stands for the reader today, and what happened to it for everybody before. */
import { PURPOSES } from "#app/core/scope.ts";
import type { ToolRule } from "#app/core/tool-rule.ts";

/** What happened to a tool: it changed so much that those who said yes are asked again, or it was stopped or let go on. */
export interface ToolChange {
	/** Names the version of an answer that it made. */
	readonly id: string;
	readonly at: Date;
	readonly now: Partial<Pick<ToolRule, "materialNotice" | "paused" | "retired">>;
}

export interface ReadTool {
	readonly id: string;
	/** As the patient's services use it at the reader's provider now, without laws; null for a tool that the register does not have. */
	readonly today: ToolRule | null;
	/** The oldest first. */
	readonly changes: readonly ToolChange[];
}

/** When an answer is read, and the short mark (hexadecimal digits) of a text. */
export interface Reading {
	readonly at: Date;
	mark(text: string): string;
}

/**
 * A tool of which nothing has happened yet, and which lets every answer count: where it was used then and what a choice rested on is not
 * kept by day.
 */
export function untouched(id: string): ToolRule {
	return {
		id,
		basis: Object.fromEntries(PURPOSES.map((purpose) => [purpose, "consent"])),
		usesPatientData: true,
		machineAlone: false,
		paused: false,
		retired: false,
		usedHere: true,
		laws: [],
		notice: null,
		materialNotice: null,
		reaskOnMaterial: true,
	};
}
