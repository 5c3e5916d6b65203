/** What a rule answers: a value, or a refusal with a name. The name is a translation key; the page finds its sentence. */
export type Result<Value, Refusal extends string> =
	| { readonly ok: true; readonly value: Value }
	| { readonly ok: false; readonly reason: Refusal };

/** A value that the rule allows. */
export function ok<Value>(value: Value): { readonly ok: true; readonly value: Value } {
	return { ok: true, value };
}

/** A refusal by name. A surprise is an exception; a refusal is an answer. */
export function refuse<Refusal extends string>(
	reason: Refusal,
): { readonly ok: false; readonly reason: Refusal } {
	return { ok: false, reason };
}
