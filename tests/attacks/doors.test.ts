/** The attacks that knock at every address, on a portal of their own: they take as long as all the others together. */
import { afterAll, beforeAll, describe } from "vitest";
import { needBuild } from "../built.ts";
import { crossSite } from "./cross-site.attack.ts";
import { doors } from "./doors.attack.ts";
import { swapped } from "./swapped.attack.ts";
import { startWorld, type World } from "./world.ts";

let world: World;
const now = () => world;

beforeAll(async () => {
	needBuild();
	world = await startWorld();
});
afterAll(() => world?.stop());

describe("a door", () => doors(now));
describe("somebody else's number", () => swapped(now));
describe("a form of another site", () => crossSite(now));
