/** The addresses for looks from outside the list. */
import type { Door } from "./doors.ts";

const NOT_THERE: Door["get"] = ["in", "in", "in", 404, 404];

/** By pattern, as `app/routes.ts` has them. */
export const OUTSIDE_DOORS: Readonly<Record<string, Door>> = {
	"/staff/outside": {
		path: () => "/staff/outside",
		get: ["in", "in", "in", 200, 200],
		post: ["in", "in", "in", 422, 422],
	},
	// Opened by a doctor of the victim's provider: there for nobody but that doctor.
	"/staff/outside/:ref": {
		path: ({ outside }) => `/staff/outside/${outside}`,
		get: NOT_THERE,
		post: [405, 405, 405, 405, 405],
		clinician: [200, 405],
	},
	"/staff/reports/outside": {
		path: () => "/staff/reports/outside",
		get: ["in", "in", "in", 404, 200],
		post: [405, 405, 405, 405, 405],
		lead: [200, 405],
	},
};
