/** What the two forms for a call show again, and the problems of either. */
import type { CallRefusal, TypedCall } from "./call.forms.ts";

/** `already`, `no-list`, `too-many`: why no call is taken though the form is right. */
export type CallProblemName =
	| CallRefusal
	| "already"
	| "no-list"
	| "too-many"
	| "key-not-yours"
	| "not-confirmed";

export interface CallFormProblem {
	readonly field: string;
	readonly name: CallProblemName;
}

/** The form as it comes back. */
export interface SentCall {
	readonly typed: TypedCall;
	readonly once: string;
	readonly problems: readonly CallFormProblem[];
}
