/** Scopes by the letter of the rule. */
import type { Scope } from "#app/core/scope.ts";

/** Does `outer` reach at least as far as `inner`, in both parts? */
export function within(inner: Scope, outer: Scope): boolean {
	return [
		[inner.tool, outer.tool],
		[inner.purpose, outer.purpose],
	].every(([a, b]) => b === null || a === b);
}
