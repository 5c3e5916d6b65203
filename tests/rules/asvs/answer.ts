/** How one requirement of ASVS 5.0.0 is answered: by what shows it, or by why nothing does. */
export type Answer =
	/** A test shows it: its file, and words of its name. */
	| { readonly kind: "shown"; readonly file: string; readonly words: string }
	/** A test shows a part of it; `lacks` is what is not met or not shown. */
	| { readonly kind: "partly"; readonly file: string; readonly words: string; readonly lacks: string }
	/** The requirement is for a document: the file, and words that stand in it. */
	| { readonly kind: "written"; readonly file: string; readonly words: string }
	/** Met by what is said, but no test would notice if it were not. */
	| { readonly kind: "untested"; readonly why: string }
	/** Whoever runs the portal has to meet it, outside the project. */
	| { readonly kind: "operator"; readonly why: string }
	/** The portal has nothing that it is about. */
	| { readonly kind: "not-applicable"; readonly why: string }
	/** Not met. */
	| { readonly kind: "not-done"; readonly why: string };

/** Number without its V, what it asks for in our own words, and the answer. */
export type Requirement = readonly [number: string, asks: string, answer: Answer];

/** A test of this file, whose name has these words in it, shows it. */
export const shown = (file: string, words: string): Answer => ({ kind: "shown", file, words });
/** The test shows a part of it; the rest is said. */
export const partly = (file: string, words: string, lacks: string): Answer => ({
	kind: "partly",
	file,
	words,
	lacks,
});
/** These words stand in this document. */
export const written = (file: string, words: string): Answer => ({ kind: "written", file, words });
/** Met, and not tested. */
export const untested = (why: string): Answer => ({ kind: "untested", why });
/** For the operator. */
export const operator = (why: string): Answer => ({ kind: "operator", why });
/** Nothing here that it is about. */
export const notApplicable = (why: string): Answer => ({ kind: "not-applicable", why });
/** Not met. */
export const notDone = (why: string): Answer => ({ kind: "not-done", why });
