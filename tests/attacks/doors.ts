/**
 * Every address, and who comes through it: the table that a new route must be added to before its test passes. The
 * people stand in the order nobody, the patient themself, another patient, reception, an AI lead of another provider.
 */
import { CALL_DOORS } from "./call-doors.ts";
import { LIST_DOORS } from "./list-doors.ts";
import { type Acting, MY_DOORS } from "./my-doors.ts";
import { OUTSIDE_DOORS } from "./outside-doors.ts";
import { SIGN_IN_DOORS } from "./sign-in-doors.ts";
import { TOOL_DOORS } from "./tool-doors.ts";
import { TOOL, type World } from "./world.ts";

/**
 * What happens at a door. `in` is the way to sign in, `away` a redirect to a page that asks for the same person again.
 * Numbers are statuses.
 */
export type Outcome = 200 | 302 | 403 | 404 | 405 | 422 | "in" | "away";
export type Row = readonly [Outcome, Outcome, Outcome, Outcome, Outcome];

export interface Door {
	/** The address for the victim's own things. */
	readonly path: (world: World) => string;
	readonly get: Row;
	/** An empty form. */
	readonly post: Row;
	/** Where a clinician or an AI lead is answered otherwise than reception: by GET and by an empty form. */
	readonly clinician?: readonly [get: Outcome, post: Outcome];
	readonly lead?: readonly [get: Outcome, post: Outcome];
	/** For who acts for the patient, where it is not the patient's alone: see `actingAt`. */
	readonly acting?: Acting;
	/** Shows made-up people on purpose, in a demo only. */
	readonly showsEverybody?: true;
}

const all = (outcome: Outcome): Row => [outcome, outcome, outcome, outcome, outcome];
const NO_FORM = all(405);
const STAFF: Row = ["in", "in", "in", 200, 200];
/** Nobody but an AI lead, who the stranger is too; reception is told no more than of a page that is not there. */
const LEADS: Row = ["in", "in", "in", 404, 200];
const NOT_THEIRS: Row = ["in", "in", "in", 404, 404];
const LISTED: Row = ["in", "in", "in", 200, 404];

/** Only `/staff/letters/new` takes a form, and none without a patient. */
const NO_NEW_LETTER: Row = ["in", "in", "in", 404, 404];

const at = (path: string) => () => path;
const page = (path: string): Door => ({ path: at(path), get: all(200), post: NO_FORM });
const leads = (path: string, get = LEADS): Door => ({ path: at(path), get, post: NO_FORM, lead: [200, 405] });
/** A form for clinicians; the other staff of the patient's provider are told so. */
const clinicians = (path: Door["path"]): Door => {
	const others: Row = ["in", "in", "in", 403, 404];
	return { path, get: others, post: others, clinician: [200, 422] };
};

const caseOf = ({ victim, dispute }: World) => `/staff/disputes/${victim.id}/${dispute}`;

/** By pattern, as `app/routes.ts` has them. */
export const DOORS: Readonly<Record<string, Door>> = {
	"/": { path: at("/"), get: all(302), post: NO_FORM },
	"/demo": { ...page("/demo"), showsEverybody: true },
	"/developers": page("/developers"),
	"/*": { path: at("/no/such/page"), get: all(404), post: all(404) },

	"/staff": { path: at("/staff"), get: STAFF, post: ["in", "in", "in", 422, 422] },
	...SIGN_IN_DOORS,
	"/staff/colleagues": leads("/staff/colleagues"),
	"/staff/colleagues/new": {
		path: at("/staff/colleagues/new"),
		get: LEADS,
		post: ["in", "in", "in", 404, 422],
		lead: [200, 422],
	},
	"/staff/colleagues/:id": {
		path: ({ staffId }) => `/staff/colleagues/${staffId}`,
		get: NOT_THEIRS,
		post: NOT_THEIRS,
		lead: [200, 422],
	},
	"/staff/clients": leads("/staff/clients"),
	"/staff/clients/new": {
		path: at("/staff/clients/new"),
		get: LEADS,
		post: ["in", "in", "in", 404, 422],
		lead: [200, 422],
	},
	"/staff/clients/:id": {
		path: ({ demo }) => `/staff/clients/${demo.clients[0]?.clientId}`,
		get: NOT_THEIRS,
		post: NOT_THEIRS,
		lead: [200, 422],
	},
	"/staff/tasks": { path: at("/staff/tasks"), get: STAFF, post: ["in", "in", "in", 422, 422] },
	"/staff/letters/:id": {
		path: (world) => `/staff/letters/${world.letter}`,
		get: LISTED,
		post: NO_NEW_LETTER,
	},
	...TOOL_DOORS,
	...CALL_DOORS,
	...OUTSIDE_DOORS,
	"/staff/reports/groups": leads("/staff/reports/groups"),
	"/staff/reports/groups/csv": leads("/staff/reports/groups/csv", NOT_THEIRS),
	...LIST_DOORS,
	"/staff/day": { path: at("/staff/day"), get: STAFF, post: ["in", "in", "in", 422, 422] },
	"/staff/forms": { path: at("/staff/forms"), get: STAFF, post: ["in", "in", "in", 422, 422] },
	"/staff/patients": { path: at("/staff/patients"), get: STAFF, post: ["in", "in", "in", "away", "away"] },
	"/staff/patients/:id": {
		path: (world) => `/staff/patients/${world.victim.id}`,
		get: LISTED,
		post: ["in", "in", "in", 422, 404],
	},
	"/staff/patients/:id/record": {
		path: (world) => `/staff/patients/${world.victim.id}/record`,
		get: LISTED,
		post: ["in", "in", "in", 422, 404],
	},
	"/staff/patients/:id/uses": {
		path: (world) => `/staff/patients/${world.victim.id}/uses`,
		get: LISTED,
		post: NO_FORM,
	},
	"/staff/patients/:id/uses/new": {
		path: (world) => `/staff/patients/${world.victim.id}/uses/new`,
		get: LISTED,
		post: ["in", "in", "in", 422, 404],
	},
	"/staff/patients/:id/needs": {
		path: (world) => `/staff/patients/${world.victim.id}/needs`,
		get: LISTED,
		post: ["in", "in", "in", 422, 404],
	},
	"/staff/patients/:id/people": {
		path: (world) => `/staff/patients/${world.victim.id}/people`,
		get: LISTED,
		post: ["in", "in", "in", 422, 404],
	},
	"/staff/patients/:id/people/new": {
		path: (world) => `/staff/patients/${world.victim.id}/people/new`,
		get: LISTED,
		post: ["in", "in", "in", 422, 404],
	},
	"/staff/patients/:id/after": {
		path: (world) => `/staff/patients/${world.victim.id}/after`,
		get: LISTED,
		post: ["in", "in", "in", 422, 404],
	},
	"/staff/patients/:id/death": {
		path: (world) => `/staff/patients/${world.victim.id}/death`,
		get: LISTED,
		post: ["in", "in", "in", 422, 404],
	},
	"/staff/patients/:id/status": {
		path: (world) => `/staff/patients/${world.victim.id}/status`,
		get: LISTED,
		post: ["in", "in", "in", 422, 404],
	},
	"/staff/patients/:id/details": {
		path: (world) => `/staff/patients/${world.victim.id}/details`,
		get: LISTED,
		post: ["in", "in", "in", 422, 404],
	},
	"/staff/patients/:id/comment": {
		path: (world) => `/staff/patients/${world.victim.id}/comment`,
		get: LISTED,
		post: ["in", "in", "in", 422, 404],
	},
	"/staff/patients/:id/dispute": {
		path: (world) => `/staff/patients/${world.victim.id}/dispute`,
		get: LISTED,
		post: ["in", "in", "in", 422, 404],
	},
	"/staff/patients/:id/dispute/:dispute": {
		path: (world) => `/staff/patients/${world.victim.id}/dispute/${world.dispute}`,
		get: LISTED,
		post: NO_FORM,
	},
	"/staff/patients/:id/people/:person/letter": {
		path: (world) => `/staff/patients/${world.victim.id}/people/nobody/letter`,
		get: all(404),
		post: ["in", "in", "in", 404, 404],
	},
	"/staff/patients/:id/receipts/:ref": {
		path: (world) => `/staff/patients/${world.victim.id}/receipts/${world.recorded}`,
		get: LISTED,
		post: NO_FORM,
	},
	"/staff/patients/:id/receipts/:ref/undo": {
		path: (world) => `/staff/patients/${world.victim.id}/receipts/${world.receipts[0]}/undo`,
		get: LISTED,
		post: ["in", "in", "in", 422, 404],
	},
	"/staff/patients/:id/receipts/:ref/wrong": {
		path: (world) => `/staff/patients/${world.victim.id}/receipts/${world.recorded}/wrong`,
		get: LISTED,
		post: NO_FORM,
	},
	"/staff/patients/:id/receipts/:ref/mistake": {
		path: (world) => `/staff/patients/${world.victim.id}/receipts/${world.recorded}/mistake`,
		get: LISTED,
		post: ["in", "in", "in", 422, 404],
	},

	"/staff/patients/:id/override/:tool": clinicians(
		(world) => `/staff/patients/${world.victim.id}/override/${TOOL}`,
	),
	"/staff/patients/:id/overrides/:ref": {
		path: (world) => `/staff/patients/${world.victim.id}/overrides/${world.override}`,
		get: LISTED,
		post: ["in", "in", "in", 403, 404],
		clinician: [200, "away"],
		lead: [200, "away"],
	},
	"/staff/patients/:id/challenge": clinicians((world) => `/staff/patients/${world.victim.id}/challenge`),
	"/staff/disputes": { path: at("/staff/disputes"), get: STAFF, post: NO_FORM },
	"/staff/disputes/:patient/:id": {
		path: caseOf,
		get: LISTED,
		post: ["in", "in", "in", 422, 404],
	},
	"/staff/disputes/:patient/:id/packet/:to": {
		path: (world) => `${caseOf(world)}/packet/yellow-card`,
		get: LISTED,
		post: NO_FORM,
	},
	"/staff/disputes/:patient/:id/others": {
		path: (world) => `${caseOf(world)}/others`,
		get: LISTED,
		post: ["in", "in", "in", 422, 404],
	},

	"/:lang": page("/en"),
	"/:lang/what-is-ai": page("/en/what-is-ai"),
	"/:lang/help": page("/en/help"),
	"/:lang/formats": { path: at("/en/formats"), get: all(200), post: all(422) },
	"/:lang/accessibility": page("/en/accessibility"),
	"/:lang/privacy": page("/en/privacy"),
	"/:lang/tools": page("/en/tools"),
	"/:lang/tools/:tool": page(`/en/tools/${TOOL}`),
	"/:lang/verify": { path: at("/en/verify"), get: all(200), post: all(422) },
	...MY_DOORS,
};
