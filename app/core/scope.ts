/** What a choice is about: one tool or any, in one purpose or any. */

/** What a patient's information may be used for. Order is the order on screen; never reorder (the store keeps positions). */
export const PURPOSES = ["care", "planning", "research", "training", "synthetic"] as const;
export type Purpose = (typeof PURPOSES)[number];

/** Why an answer counts, for one tool and purpose. */
export const BASES = ["objection", "consent", "information"] as const;
export type Basis = (typeof BASES)[number];

/** `null` means any. */
export interface Scope {
	readonly tool: string | null;
	readonly purpose: Purpose | null;
}

/** Does a choice with this scope speak about this tool and purpose? `null` asks about any: only a scope of any does. */
export function covers(scope: Scope, tool: string | null, purpose: Purpose | null): boolean {
	return (
		(scope.tool === null || scope.tool === tool) && (scope.purpose === null || scope.purpose === purpose)
	);
}

/** Is `a` at least as specific as `b`: as narrow in both parts? */
export function atLeastAsSpecific(a: Scope, b: Scope): boolean {
	return (b.tool === null || a.tool === b.tool) && (b.purpose === null || a.purpose === b.purpose);
}

/** The scope of all questions that both speak about, or `null` where there is none. */
export function overlap(a: Scope, b: Scope): Scope | null {
	if (a.tool !== null && b.tool !== null && a.tool !== b.tool) return null;
	if (a.purpose !== null && b.purpose !== null && a.purpose !== b.purpose) return null;
	return { tool: a.tool ?? b.tool, purpose: a.purpose ?? b.purpose };
}
