/**
 * All other attacks on one running portal, one kind after another. What it printed meanwhile is read at the end of them; after that come two that open
 * every address, the demo's stand-in too, which prints a warning of its own.
 */
import { afterAll, beforeAll, describe } from "vitest";
import { needBuild } from "../built.ts";
import { acting } from "./acting.attack.ts";
import { actingTyped } from "./acting-typed.attack.ts";
import { alone } from "./alone.attack.ts";
import { changes } from "./changes.attack.ts";
import { confirmed } from "./confirmed.attack.ts";
import { decisions } from "./decisions.attack.ts";
import { doubt } from "./doubt.attack.ts";
import { fhir } from "./fhir.attack.ts";
import { floods } from "./floods.attack.ts";
import { fuzz } from "./fuzz.attack.ts";
import { injection } from "./injection.attack.ts";
import { letters } from "./letters.attack.ts";
import { lists } from "./lists.attack.ts";
import { machines } from "./machines.attack.ts";
import { outside } from "./outside.attack.ts";
import { reconciled } from "./reconciled.attack.ts";
import { record } from "./record.attack.ts";
import { sessions } from "./sessions.attack.ts";
import { staffPagesTyped } from "./staff-pages-typed.attack.ts";
import { staffTyped } from "./staff-typed.attack.ts";
import { standingIn } from "./standing-in.attack.ts";
import { telling } from "./telling.attack.ts";
import { tooLong } from "./too-long.attack.ts";
import { startWorld, type World } from "./world.ts";

let world: World;
const now = () => world;

beforeAll(async () => {
	needBuild();
	world = await startWorld();
});
afterAll(() => world?.stop());

describe("a letter", () => letters(now));
describe("somebody who acts for a patient", () => acting(now));
describe("who types while they act for a patient", () => actingTyped(now));

describe("what staff typed about a patient", () => staffTyped(now));
describe("what staff typed about no patient", () => staffPagesTyped(now));
describe("who stands in a patient's place", () => standingIn(now));
describe("a list", () => lists(now));
describe("a look from outside", () => outside(now));
describe("a machine", () => machines(now));
describe("a question of a machine", () => decisions(now));
describe("a machine that follows", () => changes(now));
describe("a machine that confirms", () => confirmed(now));
describe("a machine that compares", () => reconciled(now));
describe("what machines read", () => fhir(now));
describe("who is signed in", () => sessions(now));
describe("one lead alone", () => alone(now));
describe("a text", () => injection(now));
describe("a flood", () => floods(now));
describe("a file changed behind the portal's back", () => doubt(now));
describe("the record", () => record(now));
describe("what is told", () => telling(now));
describe("more than a form takes is given back to", () => tooLong(now));
describe("anything at all", () => fuzz(now));
