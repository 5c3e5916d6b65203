/** The addresses by which people come in and go out, with a letter, a password or somebody else's word. The demo's stand-in plays who says it. */
import type { Door, Outcome, Row } from "./doors.ts";

const all = (outcome: Outcome): Row => [outcome, outcome, outcome, outcome, outcome];
const STAFF: Row = ["in", "in", "in", 200, 200];
/** Who is still signed in is not told that they are signed out. */
const STILL_IN: Row = [200, "away", "away", "away", "away"];
/** A link leads on to another site, or back from it; no form does. */
const leadsOn = (path: string): Door => ({ path: () => path, get: all("away"), post: all(405) });

/** By pattern, as `app/routes.ts` has them. */
export const SIGN_IN_DOORS: Readonly<Record<string, Door>> = {
	"/:lang/sign-in": { path: () => "/en/sign-in", get: all(200), post: all(422) },
	"/:lang/sign-in/nhs-login": leadsOn("/en/sign-in/nhs-login"),
	"/nhs-login/back": leadsOn("/nhs-login/back"),
	"/:lang/sign-out/nhs-login": leadsOn("/en/sign-out/nhs-login"),
	"/:lang/sign-out": { path: () => "/en/sign-out", get: STILL_IN, post: all("away") },
	"/staff/sign-in": { path: () => "/staff/sign-in", get: all(200), post: all(422) },
	"/staff/sign-in/openid": leadsOn("/staff/sign-in/openid"),
	"/staff/sign-in/openid/back": leadsOn("/staff/sign-in/openid/back"),
	"/staff/sign-out/openid": leadsOn("/staff/sign-out/openid"),
	"/staff/sign-out": { path: () => "/staff/sign-out", get: STILL_IN, post: all("away") },
	"/staff/stay": { path: () => "/staff/stay", get: all(404), post: ["in", "in", "in", "away", "away"] },
	"/staff/password": { path: () => "/staff/password", get: STAFF, post: ["in", "in", "in", 422, 422] },
};
