/** What a maker of an AI system reads before anything else: the document, held to the router and to what is really answered. */
import { readFileSync } from "node:fs";
import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { JSON_ERRORS, jsonAnswer } from "#app/server/machines/machine-answers.server.ts";
import { withOpenApi } from "#app/server/machines/openapi.server.ts";
import kept from "#app/server/machines/openapi-examples.json" with { type: "json" };
import { machines, withOneClient } from "./one-client.ts";
import { makeCheck, type OpenApi, schemasOf } from "./openapi-check.ts";
import { collectExamples, type Example, writeExamples } from "./openapi-examples.ts";

withOneClient();

const read = async () => (await machines.ask("/api/openapi.json", null)).json as unknown as OpenApi;
const operationsOf = ({ paths }: OpenApi) => Object.values(paths).flatMap((one) => Object.values(one));

describe("the document of the addresses for machines", () => {
	it("is OpenAPI 3.1 by its own schema, and each schema in it is one", async () => {
		const document = await read();
		const validator = new Validator();
		expect(await validator.validate(structuredClone(document) as unknown as Record<string, unknown>)).toEqual(
			{ valid: true },
		);
		expect(validator.version).toBe("3.1");
		const validatorOf = schemasOf(document);
		for (const { parameters = [], requestBody, responses } of operationsOf(document)) {
			for (const { schema } of parameters) validatorOf(schema);
			const contents = [requestBody?.content, ...Object.values(responses).map(({ content }) => content)];
			for (const content of contents)
				for (const { schema, example } of Object.values(content ?? {})) {
					const isGood = validatorOf(schema);
					if (example !== undefined) expect([isGood(example), isGood.errors]).toEqual([true, null]);
				}
		}
	});

	it("tells of a route as soon as the router has it", async () => {
		const made = z.strictObject({ made: z.literal("up") });
		const added = {
			address: {
				paths: ["/api/made-up/{id}"] as const,
				errors: JSON_ERRORS,
				methods: {
					GET: {
						...{ name: "readMadeUp", does: "Is made up.", scope: null },
						answers: { 200: { says: "It.", schema: made } },
					},
				},
			},
			answer: async () => jsonAnswer(200, { made: "up" }),
		};
		const routes = withOpenApi([added], { origin: "https://choices.example", examples: {} });
		const { body } = (await routes.at(-1)?.answer({} as never)) ?? { body: Buffer.alloc(0) };
		const document = JSON.parse(body.toString()) as OpenApi;
		expect(Object.keys(document.paths)).toEqual(["/api/made-up/{id}", "/api/openapi.json"]);
		const check = makeCheck(document);
		const answered = { method: "GET", path: "/api/made-up/7", status: 200, contentType: "application/json" };
		expect(check({ ...answered, text: '{"made":"up"}' })).toEqual([]);
		expect(check({ ...answered, text: '{"made":"down"}' })).toHaveLength(1);
		expect(check({ ...answered, status: 201, text: "{}" })).toHaveLength(1);
	});

	it("tells of each address that the README has, and the other way round", async () => {
		const readme = readFileSync("README.md", "utf8");
		const told = Object.keys((await read()).paths);
		// What is below an address that is named stands in its words.
		const stems = told.map((path) => path.replace(/\/(?:\{.*|_search)$/, "").replace(/^\/fhir\/\./, "/."));
		expect(stems.filter((path) => !readme.includes(`\`${path}`))).toEqual([]);
		const row = readme.split("\n").find((line) => line.startsWith("| `/api/decisions`")) ?? "";
		const named = [...(row.split(" | ")[0] ?? "").matchAll(/`(\/[^`]+)`/g)].map(([, path = ""]) =>
			path.replace(/:(\w+)/g, "{$1}"),
		);
		expect(named.length).toBeGreaterThan(5);
		expect(named.filter((path) => !told.includes(path))).toEqual([]);
	});
});

describe("its examples", () => {
	it("are what is really asked and answered, but for times, numbers and keys", async () => {
		const made = await collectExamples();
		if (process.env["EXAMPLES"] === "write") writeExamples(made);
		else expect(shapes(made)).toEqual(shapes(kept));
	});

	it("are there for each operation", async () => {
		const names = operationsOf(await read()).map(({ operationId }) => operationId);
		const bare = ["readSmartConfiguration2", "readOpenApi", "readCapabilities"];
		expect(Object.keys(kept).toSorted()).toEqual(names.filter((name) => !bare.includes(name)).toSorted());
	});
});

/** What is another at each run is left out: instants, NHS numbers, references, hashes, tokens and keys. */
function shapes(examples: Readonly<Record<string, Example>>): unknown {
	return JSON.parse(
		JSON.stringify(examples)
			.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "an instant")
			.replace(/[\w-]{6}…/g, "random")
			.replace(/[0-9A-Z]{4}-[0-9A-Z]{4}(?:-[0-9A-Z]{4})*/g, "a reference")
			.replace(/"(\d{1,3}\.[0-9a-f]{16}\.[0-9a-f]{16})"/g, '"a cursor"')
			.replace(/\b[0-9a-f]{16}\b/g, "random")
			.replace(/\b\d{10}\b/g, "a number"),
	);
}
