/** What an OpenID provider must say of a member of staff before they are anybody here. */

/** Which `acr`, or which of the `amr`, proves that more than a password was asked for. */
export interface SecondFactor {
	readonly acr: readonly string[];
	readonly amr: readonly string[];
}
