import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { colm, openPortal, rhian, type TestPortal } from "#tests/portal.ts";
import { loader } from "./find.tsx";

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
