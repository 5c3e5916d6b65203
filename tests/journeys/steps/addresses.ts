/** Every page of the portal, each with an address to try it at. `pages.spec.ts` fails when a route is missing here. */

import type { LanguageTag } from "#locales/index.ts";

/** Whose page it is: anybody's, the patient's, or staff's (`clinician`, `lead`: only theirs shows all that there is). What stands in braces is filled in from `world.ts`. */
export interface PageAddress {
	/** The pattern in `app/routes.ts`. */
	readonly route: string;
	/** Without the language. Staff pages have none in their path. */
	readonly path: string;
	readonly who: "anybody" | "patient" | "staff" | "clinician" | "lead";
}

const anybody = (route: string, path = route): PageAddress => ({ route: lang(route), path, who: "anybody" });
const patient = (route: string, path = route): PageAddress => ({ route: lang(route), path, who: "patient" });
const staff = (route: string, path = `/${route}`): PageAddress => ({ route, path, who: "staff" });
const clinician = (route: string, path = `/${route}`): PageAddress => ({ route, path, who: "clinician" });
const lead = (route: string, path = `/${route}`): PageAddress => ({ route, path, who: "lead" });
/** Paper, in the language of whoever gets it, with a copy for staff: two documents in one. */
export const PAPER = "staff/letters/:id";

const lang = (route: string) => (route === "" ? ":lang" : `:lang/${route}`);

/** Journey A: from the letter to the receipt. */
const JOURNEY = new Set([
	":lang",
	":lang/sign-in",
	":lang/my",
	":lang/my/tools/:tool",
	":lang/my/tools/:tool/choose",
	":lang/my/tools/:tool/check",
	":lang/my/receipts/:id",
]);

/** The marks of a page are the same in each language, and most checks read little else. So every page is read in one language of each
 * direction of writing, and in the others the journey from the letter to the receipt; every page with `LONG_TESTS`. */
export function isReadIn(tag: LanguageTag, { route }: Pick<PageAddress, "route">): boolean {
	return tag === "en" || tag === "ur" || JOURNEY.has(route) || process.env["LONG_TESTS"] !== undefined;
}

/** Pages that a browser can open. */
export const PAGES: readonly PageAddress[] = [
	anybody(""),
	anybody("what-is-ai"),
	anybody("help"),
	anybody("helping"),
	patient("helping"),
	anybody("call"),
	anybody("call", "call?ref={called}"),
	anybody("formats"),
	anybody("formats", "formats?page=/en/tools"),
	anybody("accessibility"),
	anybody("privacy"),
	anybody("tools"),
	anybody("tools", "tools?q=eye"),
	anybody("tools", "tools?page=2"),
	anybody("tools/:tool", "tools/eye-scan-urgency"),
	anybody("tools/:tool", "tools/staff-rostering"),
	anybody("tools/:tool", "tools/skin-lesion-check?format=print"),
	anybody("tools/:tool/understood", "tools/eye-scan-urgency/understood"),
	anybody("tools/:tool", "tools/eye-scan-urgency?format=easy"),
	anybody("tools/:tool", "tools/emergency-order?format=easy"),
	anybody("tools/:tool/coming", "tools/chest-xray-priority/coming"),
	anybody("verify"),
	anybody("sign-in"),
	anybody("sign-in", "sign-in?nhs=no-match"),
	anybody("sign-out"),
	anybody("sign-out", "sign-out?nhs"),
	{ route: "*", path: "nothing-here", who: "anybody" },
	{ route: "demo", path: "/demo", who: "anybody" },
	{ route: "developers", path: "/developers", who: "anybody" },
	{ route: "staff/sign-in", path: "/staff/sign-in", who: "anybody" },
	{ route: "staff/sign-in", path: "/staff/sign-in?openid=no-match", who: "anybody" },
	{ route: "staff/sign-out", path: "/staff/sign-out", who: "anybody" },
	{ route: "staff/sign-out", path: "/staff/sign-out?openid", who: "anybody" },

	patient("my"),
	patient("my/tools/:tool", "my/tools/eye-scan-urgency"),
	patient("my/tools/:tool", "my/tools/eye-scan-urgency?format=print"),
	patient("my/tools/:tool", "my/tools/eye-scan-urgency?format=easy"),
	patient("my/tools/:tool/choose", "my/tools/eye-scan-urgency/choose"),
	patient("my/tools/:tool/check", "my/tools/eye-scan-urgency/check"),
	patient("my/tools/:tool/comment", "my/tools/eye-scan-urgency/comment"),
	patient("my/tools/:tool/comment/:id", "my/tools/eye-scan-urgency/comment/{comment}"),
	patient("my/purposes"),
	patient("my/purposes/:purpose", "my/purposes/research"),
	patient("my/purposes/:purpose/check", "my/purposes/research/check"),
	patient("my/everything"),
	patient("my/everything/check"),
	patient("my/receipts/:id", "my/receipts/{receipt}"),
	patient("my/receipts/:id/undo", "my/receipts/{receipt}/undo"),
	patient("my/choices"),
	patient("my/uses"),
	patient("my/uses/:use", "my/uses/{use}"),
	patient("my/details"),
	patient("my/needs"),
	patient("my/people"),
	patient("my/nhs-login"),
	patient("my/after"),
	patient("my/after/check"),
	patient("my/call"),
	patient("my/looked"),
	patient("my/copy"),
	patient("my/disputes"),
	patient("my/disputes/new"),
	patient("my/disputes/new/what"),
	patient("my/disputes/new/answer"),
	patient("my/disputes/new/check"),
	patient("my/disputes/:id", "my/disputes/{dispute}"),

	staff("staff"),
	staff("staff/password"),
	staff("staff/password", "/staff/password?done"),
	staff("staff/tasks"),
	staff("staff/tools"),
	staff("staff/tools/:tool", "/staff/tools/chest-xray-priority"),
	staff("staff/tools/:tool/comment", "/staff/tools/eye-scan-urgency/comment"),
	lead("staff/tools/:tool/comments", "/staff/tools/eye-scan-urgency/comments"),
	lead("staff/tools/:tool/laws", "/staff/tools/eye-scan-urgency/laws"),
	lead("staff/tools/:tool/understood", "/staff/tools/eye-scan-urgency/understood"),
	staff("staff/tools/:tool/training", "/staff/tools/eye-scan-urgency/training"),
	lead("staff/tools/:tool/training", "/staff/tools/eye-scan-urgency/training"),
	staff("staff/training"),
	staff("staff/reports"),
	staff("staff/lists"),
	staff("staff/lists/:id", "/staff/lists/{list}"),
	lead("staff/releases"),
	lead("staff/releases/new"),
	lead("staff/releases/:ref", "/staff/releases/{release}"),
	staff("staff/day"),
	staff("staff/forms"),
	staff("staff/patients"),
	staff("staff/patients", "/staff/patients?q=Evans+4+4+1986"),
	staff("staff/patients", "/staff/patients?q=943+476+5919"),
	staff("staff/outside"),
	staff("staff/outside/:ref", "/staff/outside/{outside}"),
	staff("staff/patients/:id", "/staff/patients/{patient}"),
	staff("staff/patients/:id/record", "/staff/patients/{patient}/record"),
	staff("staff/patients/:id/record", "/staff/patients/{patient}/record?form=paper"),
	staff("staff/patients/:id/uses", "/staff/patients/{patient}/uses"),
	staff("staff/patients/:id/uses/new", "/staff/patients/{patient}/uses/new"),
	staff("staff/patients/:id/needs", "/staff/patients/{patient}/needs"),
	staff("staff/patients/:id/people", "/staff/patients/{patient}/people"),
	staff("staff/patients/:id/people/new", "/staff/patients/{patient}/people/new"),
	staff("staff/patients/:id/after", "/staff/patients/{patient}/after"),
	staff("staff/patients/:id/death", "/staff/patients/{patient}/death"),
	staff("staff/patients/:id/status", "/staff/patients/{patient}/status"),
	staff("staff/patients/:id/details", "/staff/patients/{patient}/details"),
	staff("staff/patients/:id/receipts/:ref", "/staff/patients/{patient}/receipts/{staffReceipt}"),
	staff("staff/patients/:id/receipts/:ref/undo", "/staff/patients/{patient}/receipts/{staffReceipt}/undo"),
	staff("staff/patients/:id/receipts/:ref/wrong", "/staff/patients/{patient}/receipts/{staffReceipt}/wrong"),
	staff(
		"staff/patients/:id/receipts/:ref/mistake",
		"/staff/patients/{patient}/receipts/{staffReceipt}/mistake",
	),
	staff("staff/patients/:id/comment", "/staff/patients/{patient}/comment"),
	staff("staff/patients/:id/dispute", "/staff/patients/{patient}/dispute"),
	staff("staff/patients/:id/dispute/:dispute", "/staff/patients/{patient}/dispute/{dispute}"),
	staff("staff/calls/:id", "/staff/calls/{call}"),
	staff("staff/letters/:id", "/staff/letters/{letter}"),
	staff("staff/letters/:id", "/staff/letters/all"),
	staff("staff/disputes"),
	staff("staff/disputes", "/staff/disputes?view=answered&tool=eye-scan-urgency"),

	clinician("staff/patients/:id", "/staff/patients/{patient}"),
	clinician("staff/patients/:id/override/:tool", "/staff/patients/{calm}/override/symptom-triage"),
	clinician("staff/patients/:id/overrides/:ref", "/staff/patients/{calm}/overrides/{override}"),
	clinician("staff/patients/:id/challenge", "/staff/patients/{patient}/challenge"),
	clinician("staff/disputes/:patient/:id", "/staff/disputes/{patient}/{case}"),
	clinician("staff/disputes/:patient/:id/packet/:to", "/staff/disputes/{patient}/{case}/packet/yellow-card"),
	clinician("staff/disputes/:patient/:id/others", "/staff/disputes/{patient}/{case}/others"),

	lead("staff"),
	lead("staff/tools/:tool/draft", "/staff/tools/sleep-therapy/draft"),
	lead("staff/tools/:tool/draft", "/staff/tools/chest-xray-priority/draft"),
	lead("staff/tools/:tool/draft/ask", "/staff/tools/chest-xray-priority/draft/ask"),
	lead("staff/tools/:tool/draft/ask", "/staff/tools/skin-lesion-check/draft/ask"),
	lead("staff/tools/:tool/draft/ask", "/staff/tools/{newTool}/draft/ask"),
	lead("staff/tools/:tool/draft", "/staff/tools/{newTool}/draft"),
	lead("staff/tools/:tool/draft/facts", "/staff/tools/sleep-therapy/draft/facts"),
	lead("staff/tools/:tool/draft/facts", "/staff/tools/{newTool}/draft/facts"),
	lead("staff/tools/:tool/draft/tool", "/staff/tools/sleep-therapy/draft/tool"),
	lead("staff/tools/:tool/draft/tool", "/staff/tools/{newTool}/draft/tool"),
	lead("staff/tools/:tool/draft/words/:language", "/staff/tools/sleep-therapy/draft/words/en"),
	lead("staff/tools/:tool/draft/words/:language", "/staff/tools/sleep-therapy/draft/words/ur"),
	lead("staff/tools/:tool/draft/preview", "/staff/tools/sleep-therapy/draft/preview"),
	lead("staff/tools/:tool/draft/preview", "/staff/tools/{newTool}/draft/preview"),
	lead("staff/tools/new"),
	lead("staff/tools/new/import"),
	lead("staff/reports/groups"),
	lead("staff/reports/groups", "/staff/reports/groups?tool=chest-xray-priority&purpose=care"),
	lead("staff/reports/outside"),
	lead("staff/colleagues"),
	lead("staff/colleagues/new"),
	lead("staff/colleagues/:id", "/staff/colleagues/{colleague}"),
	lead("staff/clients"),
	lead("staff/clients/new"),
	lead("staff/clients/:id", "/staff/clients/{client}"),
];

/** Addresses that are no page: they lead on, or only take a form. */
export const NOT_PAGES: Readonly<Record<string, string>> = {
	"": "leads to the reader's language",
	":lang/sign-in/nhs-login": "leads to NHS login",
	"nhs-login/back": "leads on whoever comes from NHS login",
	":lang/sign-out/nhs-login": "leads to NHS login",
	"staff/sign-in/openid": "leads to the OpenID provider of staff",
	"staff/sign-in/openid/back": "leads on whoever comes from the OpenID provider",
	"staff/sign-out/openid": "leads to the OpenID provider of staff",
	":lang/stay": "takes a form and leads back",
	"staff/stay": "takes a form and leads back",
	"staff/patients/:id/people/:person/letter": "answers a form with a letter, once",
	"staff/tools/:tool/atrs": "a file to send on",
	"staff/tools/:tool/training/csv": "a file for a spreadsheet",
	"staff/reports/csv": "a file for a spreadsheet",
	"staff/reports/groups/csv": "a file for a spreadsheet",
	"staff/lists/:id/answers": "a file for a spreadsheet",
	"staff/releases/:ref/numbers": "a file of NHS numbers",
	":lang/my/receipts/:id/proof": "a file to keep",
	":lang/my/copy/:kind": "a file to keep",
	":lang/my/needs/file": "a file for other services",
};
