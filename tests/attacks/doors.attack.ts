/** Every address, in every spelling, by every method, by everybody: a matrix, and what of the victim leaks through it. */
import type { RouteConfigEntry } from "@remix-run/route-config";
import { describe, expect, it } from "vitest";
import { formatNhsNumber } from "#app/core/nhs-number.ts";
import routes from "#app/routes.ts";
import { type ActingWorld, openActing, theirs } from "./acting-world.ts";
import { DOORS, type Door, type Outcome } from "./doors.ts";
import { type Answered, ask, FORM, FROM_OUR_PAGE } from "./http.ts";
import { actingAt } from "./my-doors.ts";
import type { World } from "./world.ts";

const HOUR = 3_600_000;

/** Who knocks. `as` is the column of the table; `cookie` is made anew for each knock that could use it up. */
interface Caller {
	readonly who: string;
	readonly as: 0 | 1 | 2 | 3 | 4;
	readonly rank?: "clinician" | "lead";
	/** Acts for a patient, who is then the victim. */
	readonly may?: "decide" | "help" | "read";
	readonly cookie: (world: World) => Promise<string>;
}

const actingFor = new WeakMap<World, Promise<ActingWorld>>();

/** The patient for whom they act, in place of the victim. */
function actingIn(world: World): Promise<ActingWorld> {
	const found = actingFor.get(world) ?? openActing(world);
	actingFor.set(world, found);
	return found;
}

const whoActs = (who: string, may: "decide" | "help" | "read"): Caller => ({
	...{ who, as: 1, may },
	cookie: async (world) => {
		const { patient, ids } = await actingIn(world);
		return world.session({ patientNo: patient.no, trustedId: ids[may] });
	},
});

const CALLERS: readonly Caller[] = [
	{ who: "nobody", as: 0, cookie: async () => "" },
	{ who: "a made-up session", as: 0, cookie: async () => `sid=${"a1".repeat(32)}` },
	{ who: "a session of the wrong shape", as: 0, cookie: async () => "sid=1 OR 1=1" },
	{ who: "an ended session", as: 0, cookie: ended },
	{ who: "a session unused for an hour", as: 0, cookie: (world) => oldSession(world) },
	{ who: "the patient", as: 1, cookie: (world) => world.session({ patientNo: world.victim.no }) },
	{ who: "another patient", as: 2, cookie: (world) => world.session({ patientNo: world.other.no }) },
	whoActs("somebody who decides for a patient", "decide"),
	whoActs("somebody who helps a patient", "help"),
	whoActs("somebody who reads for a patient", "read"),
	{ who: "reception", as: 3, cookie: (world) => world.session({ staffId: world.staffId }) },
	{ who: "a clinician", as: 3, rank: "clinician", cookie: (world) => world.sessionOfRole("clinician") },
	{ who: "an AI lead", as: 3, rank: "lead", cookie: (world) => world.sessionOfRole("lead") },
	{
		who: "an AI lead of another provider",
		as: 4,
		cookie: (world) => world.session({ staffId: world.strangerId }),
	},
];

async function ended(world: World): Promise<string> {
	const cookie = await world.session({ patientNo: world.victim.no });
	world.file.prepare("UPDATE sessions SET revoked_at = 1 WHERE hash = ?").run(hashOf(world, cookie));
	return cookie;
}

function oldSession(world: World): Promise<string> {
	return world.session({ patientNo: world.victim.no }, new Date(Date.now() - HOUR));
}

const hashOf = (world: World, cookie: string) => world.db.vault.sha256(cookie.replace("sid=", ""));

/** The same page under another spelling. */
const ALIKE = (path: string) => [path === "/" ? "/?" : `${path}/`, `${path}?index`, `${path}?id=1&id[]=2`];
/** No page at all, whoever asks: the framework's own ways round a page, and a path in disguise. */
const CLOSED = (path: string) => [
	`/${path}`,
	`${path}%2f`,
	`/%2e%2e${path}`,
	`${path}/%5c`,
	`${path}?_data=root`,
	`${path}?x=1&_data=`,
	`${path}?%5fdata=root`,
	`${path}.data`,
	`${path}.data?_routes=root`,
	`${path}?_routes=root`,
];
const METHODS = ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"];

/** Holds every address to the table. */
export function doors(worldNow: () => World): void {
	describe("the table of addresses", () => {
		it("has every route of the portal, and no other", () => {
			expect(Object.keys(DOORS).sort()).toEqual(patterns(routes as RouteConfigEntry[]).sort());
		});
	});

	describe.each(CALLERS)("$who", (caller) => {
		it.each(Object.entries(DOORS))("at %s", async (_pattern, door) => {
			const real = worldNow();
			const acts = caller.may === undefined ? undefined : await actingIn(real);
			const world = acts ? theirs(real, acts) : real;
			const cookie = await caller.cookie(real);
			const path = door.path(world);
			const headers = { cookie };
			const come = async (asked: string, outcome: Outcome, method = "GET") => {
				const answer = await ask(world.port, asked, { method, headers });
				expect([method, asked, outcomeOf(answer)]).toEqual([method, asked, outcome]);
				keepsSilent(world, caller, door, asked, answer);
			};
			const [got, sent] = caller.may
				? actingAt(door)[caller.may]
				: ((caller.rank && door[caller.rank]) ?? [door.get[caller.as], door.post[caller.as]]);
			const expected = got;
			await come(path, expected);
			await come(path, expected, "HEAD");
			// Nobody in another guise: that they are nobody is the same code for every spelling.
			const spelled = caller.as === 0 && cookie !== "" ? [] : [path];
			for (const other of spelled.flatMap(ALIKE)) await come(other, expected);
			for (const other of spelled.flatMap(CLOSED)) await come(other, 404);
			for (const other of spelled) for (const method of METHODS) await come(other, 405, method);

			const shouted = await ask(world.port, path.toUpperCase(), { headers });
			expect([expected, 404], path.toUpperCase()).toContain(outcomeOf(shouted));
			keepsSilent(world, caller, door, path.toUpperCase(), shouted);

			for (const [asked, outcome] of [
				[path, sent],
				[`${path}?index`, sent],
				[`${path}?_data=root`, 404],
				[`${path}.data`, 404],
			] as const) {
				const posted = await ask(world.port, asked, {
					method: "POST",
					headers: { ...FROM_OUR_PAGE, ...FORM, cookie: await caller.cookie(real) },
					body: "",
				});
				expect(["POST", asked, outcomeOf(posted)]).toEqual(["POST", asked, outcome]);
				keepsSilent(world, caller, door, asked, posted);
			}
		});
	});
}

function patterns(list: readonly RouteConfigEntry[], above = ""): string[] {
	return list.flatMap(({ path = "", children = [] }) => {
		const whole = path === "" ? above : `${above}/${path}`;
		return children.length > 0 ? patterns(children, whole) : [whole === "" ? "/" : whole];
	});
}

function outcomeOf({ status, headers }: Answered): Outcome | number {
	const to = headers["location"] ?? "";
	if (status !== 303) return status;
	return /^\/(?:[a-z]{2}|staff)\/sign-in\?to=/.test(to) ? "in" : "away";
}

/** Nothing of the victim stands in an answer to anybody but them and their own staff, nor ours in an address of theirs. */
function keepsSilent(
	world: World,
	{ as, may }: Caller,
	door: Door,
	asked: string,
	{ whole }: Answered,
): void {
	// Who acts for a patient reads their answers, and nothing by which they could pass for them elsewhere.
	if (may !== undefined) {
		const { nhsNumber, id } = world.victim;
		const told = [nhsNumber, formatNhsNumber(nhsNumber), id].filter((one) => whole.includes(one));
		expect(
			told.filter((one) => !asked.includes(one)),
			asked,
		).toEqual([]);
	}
	if (as === 1 || as === 3 || door.showsEverybody) return;
	const { victim, receipts, recorded, task, use, dispute } = world;
	const words = ["Robert", victim.nhsNumber, formatNhsNumber(victim.nhsNumber), victim.letterCode];
	const canaries = [...words, victim.id, ...receipts, recorded, task, use, dispute];
	// What stood in the address was the asker's already: a way to sign in repeats it.
	const told = canaries.filter((canary) => !asked.includes(canary) && whole.includes(canary));
	expect(told, asked).toEqual([]);
}
