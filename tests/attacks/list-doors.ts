/** The doors of lists of NHS numbers: those that staff check, and those of people to leave out. */
import type { Door } from "./doors.ts";

/** A list that nobody here began. */
const LIST = `/staff/lists/${"a1".repeat(8)}`;
/** A list of people to leave out that nobody made. */
const RELEASE = "/staff/releases/0123456789AB";

/** By pattern, as `app/routes.ts` has them. */
export const LIST_DOORS: Readonly<Record<string, Door>> = {
	"/staff/lists": {
		path: () => "/staff/lists",
		get: ["in", "in", "in", 200, 200],
		post: ["in", "in", "in", 422, 422],
	},
	"/staff/lists/:id": {
		path: () => LIST,
		get: ["in", "in", "in", 404, 404],
		post: ["in", "in", "in", 404, 404],
	},
	"/staff/lists/:id/answers": {
		path: () => `${LIST}/answers`,
		get: ["in", "in", "in", 404, 404],
		post: [405, 405, 405, 405, 405],
	},
	"/staff/releases": {
		path: () => "/staff/releases",
		get: ["in", "in", "in", 404, 200],
		post: [405, 405, 405, 405, 405],
		lead: [200, 405],
	},
	"/staff/releases/new": {
		path: () => "/staff/releases/new",
		get: ["in", "in", "in", 404, 200],
		post: ["in", "in", "in", 404, 422],
		lead: [200, 422],
	},
	"/staff/releases/:ref": {
		path: () => RELEASE,
		get: ["in", "in", "in", 404, 404],
		post: ["in", "in", "in", 404, 404],
	},
	"/staff/releases/:ref/numbers": {
		path: () => `${RELEASE}/numbers`,
		get: ["in", "in", "in", 404, 404],
		post: [405, 405, 405, 405, 405],
	},
};
