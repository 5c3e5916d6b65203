/** The doors of calls that are asked for, and of saying who helps. */
import type { Door } from "./doors.ts";

/** A call that nobody asked for. */
const CALL = `/staff/calls/${"a1".repeat(16)}`;

/** By pattern, as `app/routes.ts` has them. */
export const CALL_DOORS: Readonly<Record<string, Door>> = {
	// Who is signed in is led to their own page.
	"/:lang/call": {
		path: () => "/en/call",
		get: [200, "away", "away", 200, 200],
		post: [422, "away", "away", 422, 422],
		// Who acts for a patient asks as anybody does, and says for whom.
		acting: { decide: [200, 422], help: [200, 422], read: [200, 422] },
	},
	"/:lang/helping": {
		path: () => "/en/helping",
		get: [200, 200, 200, 200, 200],
		post: ["in", 422, 422, "in", "in"],
		// To say who helps is the patient's own.
		acting: { decide: [200, 403], help: [200, 403], read: [200, 403] },
	},
	"/:lang/my/call": {
		path: () => "/en/my/call",
		get: ["in", 200, 200, "in", "in"],
		post: ["in", 422, 422, "in", "in"],
	},
	"/staff/calls/:id": {
		path: () => CALL,
		get: ["in", "in", "in", 404, 404],
		post: ["in", "in", "in", 404, 404],
	},
};
