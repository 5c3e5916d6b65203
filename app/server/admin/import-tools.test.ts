import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { demoProvider } from "#db/demo-provider.ts";
import register from "#db/tools.json" with { type: "json" };
import { anInstallation, type Installation } from "#tests/admin.ts";

let here: Installation;
beforeEach(() => {
	here = anInstallation();
});
afterEach(() => here.remove());

const send = (value: unknown) =>
	here.admin([
		"import-tools",
		here.file("tools.json", typeof value === "string" ? value : JSON.stringify(value)),
	]);
const kept = () => here.rows("SELECT id FROM providers UNION ALL SELECT id FROM tools");
const changes = () => here.rows("SELECT count FROM register_changes");

describe("a provider's file", () => {
	it("brings provider, services and uses in with the portal's own register, and a second time nothing new", () => {
		const first = send(demoProvider);
		expect([first.status, first.err]).toEqual([0, ""]);
		expect(first.out).toBe("2 providers, 4 services, 18 uses of tools; 36 tools, 36 new notices.\n");
		const before = JSON.stringify(changes());
		expect(send(demoProvider).out).toMatch(/ 0 new notices\.\n$/);
		expect(here.rows("SELECT 1 FROM tool_uses").length).toBe(18);
		expect(JSON.stringify(changes()), "whoever holds the register in memory must read it again").not.toBe(
			before,
		);
	});

	it("ends a use that it no longer names", () => {
		send(demoProvider);
		const services = demoProvider.services.map((service) => ({ ...service, uses: service.uses.slice(1) }));
		send({ ...demoProvider, services });
		expect(here.rows("SELECT 1 FROM tool_uses").length).toBe(14);
	});

	it("with problems changes nothing and says where each stands", () => {
		const [provider] = demoProvider.providers;
		const ran = send({
			...demoProvider,
			providers: [{ ...provider, email: "none", nation: "france" }],
			services: [{ ...demoProvider.services[0], names: { cy: "Meddygfa" } }],
		});
		expect([ran.status, ran.out]).toEqual([1, ""]);
		for (const place of [
			"providers[0].email: ",
			"providers[0].nation: ",
			"services[0].names: an English name is needed",
		])
			expect(ran.err).toContain(place);
		expect(kept()).toEqual([]);
	});

	it("moves nothing on the operator's terminal by signs that nobody sees", () => {
		const ran = send({ ...demoProvider, "\u001b[2K\u202eevil": 1 });
		expect([ran.status, ran.err]).toEqual([1, expect.stringContaining("\uFFFD[2K\uFFFDevil")]);
		expect(ran.err).not.toMatch(/(?!\n)\p{Cc}|\p{Bidi_Control}/u);
	});

	it("that uses a tool nobody knows changes nothing, the register included", () => {
		const [service] = demoProvider.services;
		const uses = [{ tool: "crystal-ball", stage: "in-use", since: "2026-01-01" }];
		const ran = send({ ...demoProvider, services: [{ ...service, uses }] });
		expect([ran.status, ran.out]).toEqual([1, ""]);
		expect(ran.err).toContain("services[0].uses[0].tool: the register has no tool crystal-ball");
		expect(kept()).toEqual([]);
	});

	it("with a tool that has no words for patients changes nothing", () => {
		const [tool] = register.tools;
		const own = { ...register, tools: [{ ...tool, id: "crystal-ball", number: 99 }] };
		const ran = send({ ...demoProvider, services: [], register: own });
		expect([ran.status, ran.out]).toEqual([1, ""]);
		expect(ran.err).toContain("there are no English words for the tool crystal-ball");
		expect(kept()).toEqual([]);
	});

	it("that gives a tool's number to another tool changes nothing: choices are kept by that number", () => {
		send(demoProvider);
		const swapped = register.tools.map((tool) => {
			const other = register.tools.find(({ number }) => number === 3 - tool.number);
			return { ...tool, number: other?.number ?? tool.number };
		});
		const ran = send({ ...demoProvider, register: { ...register, tools: swapped } });
		expect([ran.status, ran.out]).toEqual([1, ""]);
		expect(ran.err).toContain("has the number");
		expect(here.rows("SELECT number FROM tools ORDER BY number").length).toBe(36);
	});

	it.each([
		["is no JSON", "{ providers", /^This is not JSON: [^\n]+ Nothing was imported\.\n$/],
		["is a list", "[]", /^the file: [^\n]+\nNothing was imported\.\n$/],
		["is empty", "", /is empty\.\n$/],
	])("that %s is answered in words", (_what, content, words) => {
		const ran = send(content);
		expect([ran.status, ran.out]).toEqual([1, ""]);
		expect(ran.err).toMatch(words);
	});
});
