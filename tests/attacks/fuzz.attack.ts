/**
 * Anything at all, sent to every address of the table and into every form that its pages show, as everybody. A new route is in the
 * table, and its forms are read from its pages: nothing is to be added here. `FUZZ_SEED` repeats a run; `LONG_TESTS=1` sends 100 times as much.
 */
import { randomBytes, randomInt } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { StaffRole } from "#app/core/actor.ts";
import { addStaff } from "#app/features/account/staff-account.store.server.ts";
import { makePasswords } from "#app/server/sign-in/password.server.ts";
import { DEMO_PROVIDER } from "#db/demo-provider.ts";
import { saidAndDone } from "#tests/said-and-done.ts";
import { DOORS } from "./doors.ts";
import { type Answered, ask, FROM_OUR_PAGE } from "./http.ts";
import { addressesNear, mutantsOf } from "./mutants.ts";
import { formsIn, type RenderedForm } from "./rendered-forms.ts";
import type { Person, World } from "./world.ts";

const SEED = Number(process.env["FUZZ_SEED"] ?? randomInt(2 ** 31));
const TIMES = process.env["LONG_TESTS"] ? 100 : 1;
const [ADDRESSES, FORMS] = [2 * TIMES, 3 * TIMES];

/** Each wrong try at a secret makes the next one wait: these pages get as many as are free. */
const TRIES_A_SECRET = /\/(?:sign-in|password)$/;
const FREE_TRIES = 3;

/** What a machine says of itself. */
const INSIDES = /node:internal|\bat [\w.]+ \(|\.tsx?:\d|\.js:\d|SQLITE|SqliteError|better-sqlite3|drizzle/;

const WHO = ["nobody", "the patient", "another patient", "reception", "clinician", "lead"] as const;
type Who = (typeof WHO)[number];

/** Sends anything. */
export function fuzz(worldNow: () => World): void {
	const accounts = new Map<StaffRole, string>();
	const entries = () => Number(worldNow().file.prepare("SELECT count(*) FROM entries").pluck().get());
	let logged = 0;
	let recorded = 0;
	let requests = 0;
	let taken = 0;

	beforeAll(async () => {
		console.log(`FUZZ_SEED=${SEED} repeats what is sent`);
		const world = worldNow();
		logged = world.logged().length;
		recorded = entries();
		for (const role of ["reception", "clinician", "lead"] as const) {
			const account = {
				providerId: DEMO_PROVIDER,
				name: "Any Body",
				email: `any.${role}@riverside.example`,
				role,
				password: randomBytes(12).toString("hex"),
			};
			const system = { role: "system", name: "attack" } as const;
			const made = await addStaff(world.db, makePasswords(), system, account, new Date());
			if (!made.ok) throw new Error(made.reason);
			accounts.set(role, made.value.id);
		}
	});
	afterAll(() => console.log(`${requests} requests, ${taken} of them taken`));

	it.each(WHO)(
		"by %s breaks nothing, tells nothing, and changes nothing unless it is taken",
		async (who) => {
			const world = worldNow();
			let cookie = await signIn(who);
			let seed = SEED;
			for (const door of Object.values(DOORS)) {
				const path = door.path(world);
				const mine = { world, who, open: door.showsEverybody === true };
				const page = await go(mine, cookie, "GET", path);
				for (const address of sample(addressesNear(path), ADDRESSES, ++seed))
					await go(mine, cookie, "GET", address);
				// A form may lead to a page with another: what was typed, to be read back.
				const forms = [...formsIn(page.body, path), { method: "POST", action: path, fields: [] } as const];
				for (const form of forms.filter(isOurs)) {
					const times = TRIES_A_SECRET.test(form.action) ? FREE_TRIES : FORMS;
					for (const { type, body } of sample(mutantsOf(form), times, ++seed)) {
						const asked = form.method === "GET" ? `${form.action}?${query(body)}` : form.action;
						const sent = form.method === "GET" ? undefined : { type, body };
						const answer = await go(mine, cookie, form.method, asked, sent);
						if (answer.cookies.some((line) => line.startsWith("sid="))) cookie = await signIn(who);
						const [next] = answer.status === 200 ? formsIn(answer.body, path).filter(hasOnce) : [];
						if (next === undefined || sent === undefined) continue;
						for (const second of sample(mutantsOf(next), TIMES, ++seed))
							await go(mine, cookie, "POST", next.action, second);
					}
				}
			}
		},
		TIMES * 600_000,
	);

	describe("afterwards", () => {
		it("the portal is ready, and had no fault", async () => {
			const world = worldNow();
			expect((await ask(world.port, "/health/ready")).body).toBe('{"ready":true}');
			const faults = world
				.logged()
				.slice(logged)
				.split("\n")
				.filter((line) => line.includes('"level":50'));
			expect(faults).toEqual([]);
			// Not all of it was refused: what was right was recorded.
			expect(entries() - recorded).toBeGreaterThan(5);
		});
	});

	function signIn(who: Who): Promise<string> {
		const { session, victim, other } = worldNow();
		if (who === "nobody") return Promise.resolve("");
		if (who === "the patient") return session({ patientNo: victim.no });
		if (who === "another patient") return session({ patientNo: other.no });
		return session({ staffId: accounts.get(who) ?? "" });
	}

	/** Sends one request and holds its answer to everything. */
	async function go(
		{ world, who, open }: { readonly world: World; readonly who: Who; readonly open: boolean },
		cookie: string,
		method: "GET" | "POST",
		path: string,
		sent?: { readonly type: string; readonly body: Buffer },
	): Promise<Answered> {
		const what = `FUZZ_SEED=${SEED} ${who}: ${method} ${path} ${sent?.type ?? ""} ${JSON.stringify(sent?.body.toString("latin1").slice(0, 2_000))}`;
		const before = saidAndDone(world.file);
		const headers = { cookie, ...FROM_OUR_PAGE, ...(sent && { "content-type": sent.type }) };
		const answer = await ask(world.port, path, { method, headers, ...(sent && { body: sent.body }) }).catch(
			(error: unknown) => {
				throw new Error(`no answer to ${what}`, { cause: error });
			},
		);
		requests += 1;
		expect(answer.status, what).toBeLessThan(500);
		expect(answer.whole.match(INSIDES), what).toBeNull();
		const asked = decodeURIComponentSafely(`${path} ${sent?.body.toString() ?? ""}`);
		const told = open
			? []
			: strangers(world, who).filter((word) => !asked.includes(word) && answer.whole.includes(word));
		expect(told, what).toEqual([]);
		const isTaken =
			method === "POST" && answer.status < 400 && !/\/sign-in\?to=/.test(answer.headers["location"] ?? "");
		if (isTaken) taken += 1;
		else expect(saidAndDone(world.file), what).toEqual(before);
		return answer;
	}
}

function sample<Value>(arbitrary: fc.Arbitrary<Value>, numRuns: number, seed: number): Value[] {
	return fc.sample(arbitrary, { numRuns, seed });
}

function isOurs({ action }: Pick<RenderedForm, "action">): boolean {
	return action.startsWith("/");
}

function hasOnce({ fields }: RenderedForm): boolean {
	return fields.some(({ name }) => name === "once");
}

function query(body: Buffer): string {
	return body
		.toString("latin1")
		.replace(/[^\u0021-\u007E]/g, "%20")
		.slice(0, 3_000);
}

/** Whose names and numbers must not stand in an answer to them. */
function strangers({ victim, other, receipts }: World, who: Who): string[] {
	const of = ({ name, nhsNumber, letterCode, id }: Person) => [name, nhsNumber, letterCode, id];
	if (who === "nobody") return [...of(victim), ...of(other), ...receipts];
	if (who === "another patient") return [...of(victim), ...receipts];
	return who === "the patient" ? of(other) : [victim.letterCode, other.letterCode];
}

function decodeURIComponentSafely(text: string): string {
	try {
		return decodeURIComponent(text.replaceAll("+", " "));
	} catch {
		return text;
	}
}
