import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { colm, openPortal, rhian, type TestPortal } from "#tests/portal.ts";
import { action, loader } from "./find.tsx";

let portal: TestPortal;
beforeEach(async () => {
	portal = await openPortal();
});
afterEach(() => portal.close());

async function find(query: string, actor = rhian) {
	const path = `/staff/patients${query}`;
	const request = new Request(`http://localhost:3000${path}`);
	const response = await loader({ request, params: {}, context: portal.context(actor, path) }).catch(
		(thrown: Response) => thrown,
	);
	const text = await response.text();
	return {
		status: response.status,
		location: response.headers.get("location"),
		data: text === "" ? undefined : JSON.parse(text),
	};
}

/** Posts the form; answers the way that its answer leads. */
async function post(fields: readonly (readonly [string, string])[], actor = rhian, live = true) {
	const body = new URLSearchParams(fields.map(([name, value]) => [name, value]));
	const request = new Request("http://localhost:3000/staff/patients", { method: "POST", body });
	const context = portal.context(actor, "/staff/patients", undefined, live);
	const response = await action({ request, params: {}, context }).catch((thrown: Response) => thrown);
	expect(response.status).toBe(303);
	return response.headers.get("location") ?? "";
}

const queryOf = (address: string) => address.replace("/staff/patients", "");

describe("the search form", () => {
	const SEALED = /^\/staff\/patients\?s=[\w-]+$/;

	it("leads to an address that says nothing of what was typed, and finds there what `q` finds", async () => {
		const amina = await portal.addPatient();
		for (const typed of [
			amina.nhsNumber,
			"Ahmed 27 3 1957",
			"Ahmed",
			"943 476 5918",
			"Byrne 1 1 1950",
			"",
			"\u0645",
		]) {
			const address = await post([["q", typed]]);
			expect(address).toMatch(SEALED);
			const asked = await find(`?${new URLSearchParams({ q: typed })}`);
			expect(await find(queryOf(address)), typed).toEqual(asked);
		}
		expect(await post([["q", "Ahmed"]])).not.toBe(await post([["q", "Ahmed"]]));
	});

	it("takes a search that was sent twice, or without end, for none", async () => {
		const twice = await post([
			["q", "Ahmed"],
			["q", "Khan"],
		]);
		expect(await find(queryOf(twice))).toMatchObject({ status: 422, data: { problem: "search-missing" } });
		const long = await post([["q", "x".repeat(60_000)]]);
		expect(long.length).toBeLessThan(500);
		expect(await find(queryOf(long))).toMatchObject({ status: 422, data: { problem: "search-too-long" } });
	});

	it("leads to an address that opens for nobody else, and not when it was changed", async () => {
		const query = queryOf(await post([["q", "Ahmed 27 3 1957"]]));
		for (const [other, actor] of [
			[query, colm],
			[`${query}A`, rhian],
			["?s=", rhian],
			["?s=Ahmed", rhian],
		] as const)
			expect(await find(other, actor)).toMatchObject({ status: 404, data: undefined });
	});

	it("brings whoever had to sign in again back to their search, which nobody reads in the address", async () => {
		const amina = await portal.addPatient();
		const way = new URL(await post([["q", amina.nhsNumber]], rhian, false), "http://localhost");
		const back = way.searchParams.get("to") ?? "";
		expect([way.pathname, back]).toEqual(["/staff/sign-in", expect.stringMatching(SEALED)]);
		expect(await find(queryOf(back))).toMatchObject({ location: `/staff/patients/${amina.id}` });
	});
});

describe("the search page", () => {
	it("leads straight to the one patient who was found", async () => {
		const amina = await portal.addPatient();
		const there = { status: 303, location: `/staff/patients/${amina.id}` };
		expect(await find(`?q=${amina.nhsNumber}`)).toMatchObject(there);
		expect(await find("?q=Ahmed+27%2F3%2F1957")).toMatchObject(there);
	});

	it("answers 404 with what was typed for nobody, and the same for somebody else's patient", async () => {
		const amina = await portal.addPatient();
		const nobody = await find(`?q=${amina.nhsNumber}`, colm);
		expect(nobody).toMatchObject({
			status: 404,
			data: { problem: null, namesakes: [], typed: amina.nhsNumber },
		});
		expect(await find("?q=Ahmed+28+3+1957")).toMatchObject({ status: 404, data: { problem: null } });
	});

	it("says to type the family name only, where first names may have made it fail", async () => {
		await portal.addPatient();
		expect(await find("?q=Sara+Ahmed+27+3+1957")).toMatchObject({ status: 404, data: { familyOnly: true } });
		expect(await find("?q=Byrne+27+3+1957")).toMatchObject({ status: 404, data: { familyOnly: false } });
	});

	it("names what is wrong with what was typed, and gives it back", async () => {
		expect(await find("?q=943+476+5918")).toMatchObject({
			status: 422,
			data: { problem: "nhs-number-check-digit", typed: "943 476 5918" },
		});
		expect(await find("?q=Ahmed&q=Khan")).toMatchObject({ status: 422, data: { problem: "search-missing" } });
		expect(await find("")).toMatchObject({ status: 200, data: { problem: "search-missing", typed: "" } });
	});
});
