/**
 * The forms of staff that give back what was typed where `switch` is sent, and save nothing then. By pattern, as `app/routes.ts` has them: a form
 * that does not know `switch` would save.
 */

/** One form is about a patient, whose id is the fourth part of its address. */
const ABOUT_A_PATIENT = [
	"/staff/disputes/:patient/:id",
	"/staff/patients/:id/after",
	"/staff/patients/:id/challenge",
	"/staff/patients/:id/comment",
	"/staff/patients/:id/death",
	"/staff/patients/:id/dispute",
	"/staff/patients/:id/needs",
	"/staff/patients/:id/override/:tool",
	"/staff/patients/:id/people",
	"/staff/patients/:id/people/new",
	"/staff/patients/:id/receipts/:ref/mistake",
	"/staff/patients/:id/receipts/:ref/undo",
	"/staff/patients/:id/status",
	"/staff/patients/:id/uses/new",
] as const;

/** About no patient, with the fields that tell the forms of one page from each other. */
const ABOUT_NOBODY: Readonly<Record<string, readonly string[]>> = {
	"/staff/clients/:id": ["what"],
	"/staff/clients/new": [],
	"/staff/colleagues/new": [],
	"/staff/tools/:tool": ["move"],
	"/staff/tools/:tool/comments": ["move", "round"],
	"/staff/tools/:tool/draft/ask": ["move"],
	"/staff/tools/:tool/draft/facts": [],
	"/staff/tools/:tool/draft/tool": [],
	"/staff/tools/:tool/draft/words/:language": [],
	"/staff/tools/:tool/laws": ["move", "law"],
	"/staff/tools/:tool/training": [],
	"/staff/tools/new": [],
	"/staff/tools/new/import": [],
};

/** The page of jobs, each of which is about a patient of its own. */
const JOBS = "/staff/tasks";

/** Is the form of a patient, of one of many, or of nobody; and the fields by which it is the same form of its page. */
export interface StaffForm {
	readonly about: "patient" | "job" | "nobody";
	readonly which: readonly string[];
}

/** The form of a page of this pattern; undefined where nothing typed there is kept. */
export function staffFormAt(pattern: string): StaffForm | undefined {
	if (ABOUT_A_PATIENT.some((one) => one === pattern)) return { about: "patient", which: [] };
	if (pattern === JOBS) return { about: "job", which: ["task"] };
	const which = ABOUT_NOBODY[pattern];
	return which && { about: "nobody", which };
}
