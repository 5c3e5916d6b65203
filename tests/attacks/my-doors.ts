/** The addresses of a patient's own pages, and what of them is there for who acts for the patient. */
import type { Door, Outcome, Row } from "./doors.ts";
import { TOOL } from "./world.ts";

/** By GET and by an empty form, for somebody who decides, helps or reads. */
export type Acting = Readonly<Record<"decide" | "help" | "read", readonly [get: Outcome, post: Outcome]>>;

/** What happens where nothing is said of who acts: public pages are theirs too, staff's are as closed as to the patient, and what is the patient's alone says so. */
export function actingAt(door: Door): Acting {
	if (door.acting !== undefined) return door.acting;
	const [nobody, patient] = [door.get[0], door.get[1]];
	const isPatients = nobody === "in" && patient !== "in";
	const row = isPatients
		? ([403, door.post[1] === 405 ? 405 : 403] as const)
		: ([patient, door.post[1]] as const);
	return { decide: row, help: row, read: row };
}

const all = (outcome: Outcome): Row => [outcome, outcome, outcome, outcome, outcome];
const NO_FORM = all(405);
const PATIENTS: Row = ["in", 200, 200, "in", "in"];
const OWN: Row = ["in", 200, 404, "in", "in"];
const ASKS: Row = ["in", 422, 422, "in", "in"];
/** Nothing was kept to be checked: back to the question. */
const CHECKS: Row = ["in", "away", "away", "in", "in"];

/** Where who decides alone stands in the patient's place, there is more: a parent who decides together with the patient does not. */
const HELP: Acting = { decide: [200, 405], help: [200, 405], read: [403, 405] };
const READ: Acting = { decide: [200, 405], help: [200, 405], read: [200, 405] };
const PREPARE: Acting = { decide: [200, 422], help: [200, 422], read: [403, 403] };
const DECIDE: Acting = { decide: ["away", "away"], help: ["away", 403], read: [403, 403] };
const ONLY_DECIDE = (decide: Acting["decide"]): Acting => {
	const row = [403, decide[1] === 405 ? 405 : 403] as const;
	return { decide, help: row, read: row };
};
const at = (path: string) => () => path;
const patients = (path: string): Door => ({ path: at(path), get: PATIENTS, post: NO_FORM });
const question = (path: string): Door => ({ path: at(path), get: PATIENTS, post: ASKS });
/** Of the same, what whoever acts for the patient comes to as well. */
const shared = (door: Door, acting: Acting): Door => ({ ...door, acting });
const check = (path: string): Door => ({ path: at(path), get: CHECKS, post: CHECKS });

/** By pattern, as `app/routes.ts` has them. */
export const MY_DOORS: Readonly<Record<string, Door>> = {
	"/:lang/stay": {
		path: at("/en/stay"),
		get: all(404),
		post: ["in", "away", "away", "in", "in"],
		acting: { decide: [404, "away"], help: [404, "away"], read: [404, "away"] },
	},
	"/:lang/my": shared(patients("/en/my"), READ),
	"/:lang/my/tools/:tool": shared(patients(`/en/my/tools/${TOOL}`), READ),
	"/:lang/my/tools/:tool/choose": shared(question(`/en/my/tools/${TOOL}/choose`), PREPARE),
	"/:lang/my/tools/:tool/check": shared(check(`/en/my/tools/${TOOL}/check`), DECIDE),
	"/:lang/my/purposes": shared(patients("/en/my/purposes"), READ),
	"/:lang/my/purposes/:purpose": shared(question("/en/my/purposes/research"), PREPARE),
	"/:lang/my/purposes/:purpose/check": shared(check("/en/my/purposes/research/check"), DECIDE),
	"/:lang/my/everything": shared(question("/en/my/everything"), PREPARE),
	"/:lang/my/everything/check": shared(check("/en/my/everything/check"), DECIDE),
	"/:lang/my/receipts/:id": {
		path: (world) => `/en/my/receipts/${world.receipts[0]}`,
		get: OWN,
		post: NO_FORM,
		acting: READ,
	},
	"/:lang/my/receipts/:id/undo": {
		path: (world) => `/en/my/receipts/${world.receipts[0]}/undo`,
		get: OWN,
		post: ["in", "away", 404, "in", "in"],
		acting: { decide: [200, "away"], help: [403, 403], read: [403, 403] },
	},
	"/:lang/my/receipts/:id/proof": {
		path: (world) => `/en/my/receipts/${world.receipts[0]}/proof`,
		get: OWN,
		post: NO_FORM,
		acting: READ,
	},
	"/:lang/my/choices": shared(patients("/en/my/choices"), READ),
	"/:lang/my/uses": shared(patients("/en/my/uses"), READ),
	"/:lang/my/uses/:use": {
		path: (world) => `/en/my/uses/${world.use}`,
		get: OWN,
		post: NO_FORM,
		acting: READ,
	},
	"/:lang/my/details": question("/en/my/details"),
	"/:lang/my/needs": shared(question("/en/my/needs"), {
		decide: [200, 403],
		help: [200, 403],
		read: [403, 403],
	}),
	"/:lang/my/needs/file": shared(patients("/en/my/needs/file"), HELP),
	"/:lang/my/people": question("/en/my/people"),
	// An empty form takes away the NHS login that is theirs, where one is.
	"/:lang/my/nhs-login": {
		path: at("/en/my/nhs-login"),
		get: PATIENTS,
		post: ["in", "away", "away", "in", "in"],
	},
	"/:lang/my/after": question("/en/my/after"),
	"/:lang/my/after/check": check("/en/my/after/check"),
	"/:lang/my/looked": patients("/en/my/looked"),
	"/:lang/my/copy": patients("/en/my/copy"),
	"/:lang/my/copy/:kind": patients("/en/my/copy/json"),
	"/:lang/my/disputes": shared(patients("/en/my/disputes"), ONLY_DECIDE([200, 405])),
	"/:lang/my/disputes/new": shared(question("/en/my/disputes/new"), ONLY_DECIDE([200, 422])),
	// Nothing has to be filled in here, so an empty form is an answer.
	"/:lang/my/disputes/new/what": shared(check("/en/my/disputes/new/what"), ONLY_DECIDE(["away", "away"])),
	"/:lang/my/disputes/new/answer": shared(check("/en/my/disputes/new/answer"), ONLY_DECIDE(["away", "away"])),
	"/:lang/my/disputes/new/check": shared(check("/en/my/disputes/new/check"), ONLY_DECIDE(["away", "away"])),
	"/:lang/my/disputes/:id": {
		path: (world) => `/en/my/disputes/${world.dispute}`,
		get: OWN,
		post: ["in", 422, 404, "in", "in"],
		acting: ONLY_DECIDE([200, 422]),
	},
};
