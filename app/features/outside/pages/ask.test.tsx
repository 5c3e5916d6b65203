import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { StaffActor } from "#app/core/actor.ts";
import { testNhsNumber } from "#app/core/nhs-number.ts";
import { sealedSearch } from "#app/features/staff/sealed-search.store.server.ts";
import { delayAfter, makeSlowDown } from "#app/server/sign-in/slow-down.server.ts";
import { minutesAfterNoon, NOON } from "#tests/builders.ts";
import { type OutsideDesk, openOutsideDesk, WHY } from "#tests/outside-desk.ts";
import { colm, rhian } from "#tests/portal.ts";
import { action, loader } from "./ask.tsx";

let desk: OutsideDesk;
let slept: number[];
let slowDown: ReturnType<typeof makeSlowDown>;
beforeEach(async () => {
	desk = await openOutsideDesk();
	slept = [];
	slowDown = makeSlowDown(async (ms) => void slept.push(ms));
});
afterEach(() => desk.portal.close());

const PATH = "/staff/outside";
const ONCE = "c".repeat(32);

async function answerOf(promise: Promise<Response>) {
	const response = await promise.catch((thrown: unknown) => {
		if (thrown instanceof Response) return thrown;
		throw thrown;
	});
	const text = await response.text();
	return {
		status: response.status,
		location: response.headers.get("location"),
		text,
		data: text === "" ? undefined : JSON.parse(text),
	};
}

const whole = () => ({
	number: desk.amina.nhsNumber,
	day: "27",
	month: "3",
	year: "1957",
	because: "care-now",
	why: WHY,
	once: ONCE,
});

function post(over: Readonly<Record<string, string>> = {}, actor: StaffActor = colm, at = NOON) {
	const body = new URLSearchParams({ ...whole(), ...over });
	const request = new Request(`http://localhost:3000${PATH}`, { method: "POST", body });
	const context = { ...desk.portal.context(actor, PATH, at), slowDown };
	return answerOf(action({ request, params: {}, context }));
}

function get(query = "", actor: StaffActor = colm) {
	const request = new Request(`http://localhost:3000${PATH}${query}`);
	return answerOf(loader({ request, params: {}, context: desk.portal.context(actor, PATH + query) }));
}

describe("the page to look from outside the list", () => {
	it("leads to the look that was opened, and whoever is on the own lists to their usual page", async () => {
		expect(await post()).toMatchObject({
			status: 303,
			location: expect.stringMatching(/^\/staff\/outside\/[\w-]+$/),
		});
		expect(await post({}, rhian)).toMatchObject({ status: 422, data: { trouble: "key-not-yours" } });
		expect(await post({ once: "d".repeat(32) }, rhian)).toMatchObject({
			status: 303,
			location: `/staff/patients/${desk.amina.id}`,
		});
	});

	it("answers a wrong number and a wrong birth date with the same status and as many bytes", async () => {
		const unknown = testNhsNumber(77);
		const wrong = [
			await post({ number: unknown }),
			await post({ day: "28" }),
			await post({ day: "28" }, rhian),
		];
		const [first] = wrong;
		expect(first).toMatchObject({ status: 422, data: { trouble: "not-matched", problems: [] } });
		for (const { status, text } of wrong) {
			expect(status).toBe(422);
			const same = text.replace(desk.amina.nhsNumber, unknown).replace('"day":"28"', '"day":"27"');
			expect(same).toBe(first?.text);
		}
	});

	it("makes the fourth wrong try and each one after it wait, longer each time", async () => {
		for (let one = 0; one < 6; one += 1) await post({ day: "28" });
		expect(slept).toEqual([3, 4, 5].map(delayAfter));
		await post({ day: "28" }, rhian);
		expect(slept).toHaveLength(3);
	});

	it("does not take tries side by side where they have to wait", async () => {
		for (let one = 0; one < 4; one += 1) await post({ day: "28" });
		const sleeping: (() => void)[] = [];
		slowDown = makeSlowDown(() => new Promise((resolve) => sleeping.push(resolve)));
		for (let one = 0; one < 4; one += 1) await slowDown.failed(`outside:${colm.staffId}`);
		const first = post({ day: "28" });
		while (sleeping.length === 0) await new Promise((resolve) => setImmediate(resolve));
		expect(await post()).toMatchObject({ status: 503, data: { trouble: "busy" } });
		for (const wake of sleeping) wake();
		expect((await first).status).toBe(422);
	});

	it("says from the 21st try of a day on that it is over for today, whatever is tried", async () => {
		for (let one = 0; one < 20; one += 1) await post({ day: "28" }, colm, minutesAfterNoon(one));
		expect(await get()).toMatchObject({ data: { stopped: true } });
		expect(await post()).toMatchObject({ status: 429, data: { stopped: true } });
		expect(await get("", rhian)).toMatchObject({ data: { stopped: false } });
	});

	it("gives back what was typed with what is wrong, and counts no try for a slip that the form shows", async () => {
		const slip = await post({ number: "943 476 5918", why: "" });
		expect(slip).toMatchObject({
			status: 422,
			data: {
				typed: { number: "943 476 5918", day: "27", because: "care-now" },
				problems: [
					{ field: "number", name: "nhs-number-check-digit" },
					{ field: "why", name: "why-missing" },
				],
			},
		});
		for (let one = 0; one < 25; one += 1) await post({ number: "943 476 5918" });
		expect(await post()).toMatchObject({ status: 303 });
		expect(slept).toEqual([]);
	});

	it("opens nothing without the key of its form", async () => {
		expect(await post({ once: "" })).toMatchObject({ status: 422, data: { trouble: "key-missing" } });
	});

	it("keeps what was typed in another language, and tries nothing", async () => {
		expect(await post({ switch: "cy", day: "28" })).toMatchObject({
			status: 200,
			data: { typed: { day: "28" } },
		});
		expect(slept).toEqual([]);
	});

	it("brings along the number of a search that found nobody, and nothing else", async () => {
		const sealed = (typed: string) => sealedSearch(desk.portal.db.vault, colm, typed).split("?")[1] ?? "";
		expect(await get(`?${sealed("943 476 5919")}`)).toMatchObject({
			data: { typed: { number: "943 476 5919" } },
		});
		for (const query of [`?${sealed("Ahmed 27 3 1957")}`, "?s=made-up", ""])
			expect((await get(query)).data.typed).toEqual({});
		expect((await get(`?${sealed("943 476 5919")}`, rhian)).data.typed).toEqual({});
	});
});
