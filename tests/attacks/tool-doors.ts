/** The addresses of the AI tools in use, and where AI leads keep what patients read about them. The other provider uses `TOOL` too. */
import { COMMENT_DOORS } from "./comment-doors.ts";
import type { Door, Outcome } from "./doors.ts";
import { TOOL } from "./world.ts";

const STAFF: Door["get"] = ["in", "in", "in", 200, 200];
const all = (outcome: Outcome): Door["get"] => [outcome, outcome, outcome, outcome, outcome];
const NO_FORM = all(405);

/** Nobody but a lead; reception is told no more than of a page that is not there. */
const keeps = (place: string): Door => ({
	path: () => `/staff/tools/${TOOL}/${place}`,
	get: ["in", "in", "in", 404, 200],
	post: ["in", "in", "in", 404, 422],
	lead: [200, 422],
});

/** By pattern, as `app/routes.ts` has them. */
export const TOOL_DOORS: Readonly<Record<string, Door>> = {
	...COMMENT_DOORS,
	"/staff/tools": { path: () => "/staff/tools", get: STAFF, post: NO_FORM },
	// Each provider sees its own figures.
	"/staff/tools/:tool": {
		path: () => `/staff/tools/${TOOL}`,
		get: STAFF,
		post: ["in", "in", "in", 404, 404],
	},
	// Each provider has its own laws.
	"/staff/tools/:tool/laws": {
		path: () => `/staff/tools/${TOOL}/laws`,
		get: STAFF,
		post: ["in", "in", "in", 404, 404],
	},
	// Each provider asks its own staff for training, and whoever is no lead reads nobody's name.
	"/staff/tools/:tool/training": {
		path: () => `/staff/tools/${TOOL}/training`,
		get: STAFF,
		post: ["in", "in", "in", 404, 422],
		lead: [200, 422],
	},
	"/staff/tools/:tool/training/csv": {
		path: () => `/staff/tools/${TOOL}/training/csv`,
		// The stranger's provider asks for none, so it has no list.
		get: ["in", "in", "in", 404, 404],
		post: NO_FORM,
		lead: [200, 405],
	},
	// What was understood is counted for nobody and no provider.
	"/staff/tools/:tool/understood": {
		path: () => `/staff/tools/${TOOL}/understood`,
		get: ["in", "in", "in", 404, 200],
		post: NO_FORM,
		lead: [200, 405],
	},
	"/:lang/tools/:tool/understood": {
		path: () => `/en/tools/${TOOL}/understood`,
		get: all(200),
		post: all(422),
	},
	"/staff/training": {
		path: () => "/staff/training",
		get: STAFF,
		post: ["in", "in", "in", 422, 422],
	},
	// Each provider has the record of its own use.
	"/staff/tools/:tool/atrs": { path: () => `/staff/tools/${TOOL}/atrs`, get: STAFF, post: NO_FORM },
	"/staff/tools/new": {
		path: () => "/staff/tools/new",
		get: ["in", "in", "in", 404, 200],
		post: ["in", "in", "in", 404, 422],
		lead: [200, 422],
	},
	"/staff/tools/new/import": {
		path: () => "/staff/tools/new/import",
		get: ["in", "in", "in", 404, 200],
		post: ["in", "in", "in", 404, 422],
		lead: [200, 422],
	},
	"/staff/reports": { path: () => "/staff/reports", get: STAFF, post: NO_FORM },
	"/staff/reports/csv": { path: () => "/staff/reports/csv", get: STAFF, post: NO_FORM },
	"/staff/tools/:tool/draft": keeps("draft"),
	"/staff/tools/:tool/draft/facts": keeps("draft/facts"),
	"/staff/tools/:tool/draft/tool": keeps("draft/tool"),
	"/staff/tools/:tool/draft/words/:language": keeps("draft/words/en"),
	"/staff/tools/:tool/draft/preview": {
		...keeps("draft/preview"),
		post: NO_FORM,
		lead: [200, 405],
	},
};
