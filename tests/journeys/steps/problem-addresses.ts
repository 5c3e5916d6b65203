/** Where a page says what is wrong: forms that are sent empty, and searches that find nothing. */
import type { PageAddress } from "./addresses.ts";

/** Forms that are sent as they are, with nothing filled in. */
export const FORMS: readonly PageAddress[] = [
	{ route: ":lang/sign-in", path: "sign-in", who: "anybody" },
	{ route: "staff/sign-in", path: "/staff/sign-in", who: "anybody" },
	{ route: ":lang/my/purposes/:purpose", path: "my/purposes/planning", who: "patient" },
	{ route: "staff/patients/:id/record", path: "/staff/patients/{patient}/record", who: "staff" },
	{
		route: "staff/patients/:id/override/:tool",
		path: "/staff/patients/{calm}/override/symptom-triage",
		who: "clinician",
	},
	{ route: ":lang/my/tools/:tool/comment", path: "my/tools/eye-scan-urgency/comment", who: "patient" },
	{ route: "staff/tools/:tool/comments", path: "/staff/tools/eye-scan-urgency/comments", who: "lead" },
	{
		route: "staff/patients/:id/people/new",
		path: "/staff/patients/{patient}/people/new",
		who: "staff",
	},
	{ route: "staff/patients/:id/status", path: "/staff/patients/{patient}/status", who: "staff" },
	{ route: "staff/tasks", path: "/staff/tasks", who: "staff" },
	{ route: "staff/training", path: "/staff/training", who: "staff" },
	{ route: "staff/outside", path: "/staff/outside", who: "staff" },
	{ route: "staff/tools/new", path: "/staff/tools/new", who: "lead" },
	{ route: "staff/tools/:tool/draft/facts", path: "/staff/tools/{newTool}/draft/facts", who: "lead" },
];

/** Searches that find no sense in what was typed. */
export const SEARCHES: readonly PageAddress[] = [
	{ route: "staff/patients", path: "/staff/patients?q=999+001+1118", who: "staff" },
	{ route: ":lang/tools", path: `tools?q=${"long+".repeat(30)}`, who: "anybody" },
	{ route: ":lang/tools", path: "tools?q=zzzz", who: "anybody" },
];
