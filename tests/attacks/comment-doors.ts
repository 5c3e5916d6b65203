/** Where patients and staff say what they think of a tool, and where AI leads read it. The other provider uses `TOOL` too. */
import type { Door, Outcome } from "./doors.ts";
import { TOOL } from "./world.ts";

const all = (outcome: Outcome): Door["get"] => [outcome, outcome, outcome, outcome, outcome];

/** By pattern, as `app/routes.ts` has them. */
export const COMMENT_DOORS: Readonly<Record<string, Door>> = {
	"/:lang/my/tools/:tool/comment": {
		path: () => `/en/my/tools/${TOOL}/comment`,
		get: ["in", 200, 200, "in", "in"],
		post: ["in", 422, 422, "in", "in"],
	},
	"/:lang/my/tools/:tool/comment/:id": {
		path: (world) => `/en/my/tools/${TOOL}/comment/${world.comment}`,
		get: ["in", 200, 404, "in", "in"],
		post: all(405),
	},
	"/staff/tools/:tool/comment": {
		path: () => `/staff/tools/${TOOL}/comment`,
		get: ["in", "in", "in", 200, 200],
		post: ["in", "in", "in", 422, 422],
	},
	"/:lang/tools/:tool/coming": {
		path: () => "/en/tools/chest-xray-priority/coming",
		get: all(200),
		post: all(405),
	},
	// The other provider's leads keep what patients read about it too: it is the same tool.
	"/staff/tools/:tool/draft/ask": {
		path: () => `/staff/tools/${TOOL}/draft/ask`,
		get: ["in", "in", "in", 404, 200],
		post: ["in", "in", "in", 404, 422],
		lead: [200, 422],
	},
	// Each provider reads what its own patients and staff said.
	"/staff/tools/:tool/comments": {
		path: () => `/staff/tools/${TOOL}/comments`,
		get: ["in", "in", "in", 404, 200],
		post: ["in", "in", "in", 404, 422],
		lead: [200, 422],
	},
};
