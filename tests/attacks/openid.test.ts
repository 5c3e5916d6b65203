/** The attacks on signing in elsewhere, on a portal that believes a provider which lies when it is told to. */
import { afterAll, beforeAll, describe } from "vitest";
import { needBuild } from "../built.ts";
import { type Forger, startForger } from "../forging-provider.ts";
import { openId } from "./openid.attack.ts";
import { openIdOnly } from "./openid-only.attack.ts";
import { startWorld, type World } from "./world.ts";

let forger: Forger;
let world: World;

beforeAll(async () => {
	needBuild();
	forger = await startForger();
	world = await startWorld({ ...forger.settings, STAFF_OIDC_NAME: "Trust ID", STAFF_OIDC_ONLY: "yes" });
});
afterAll(async () => {
	forger?.stop();
	await world?.stop();
});

const now = () => ({ world, forger });
describe("a word", () => openId(now));
describe("where staff sign in by OpenID alone", () => openIdOnly(now));
