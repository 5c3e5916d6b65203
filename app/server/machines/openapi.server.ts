/**
 * `/api/openapi.json` (OpenAPI 3.1): every address for machines, from what the router itself goes by and the schemas that requests are read
 * with. So nothing is answered that is not told.
 */
import { z } from "zod";
import { SCOPES, type Scope } from "#app/features/machines/client.ts";
import {
	type Errors,
	ID,
	type MachineAddress,
	METHODS,
	type Operation,
	type Told,
} from "./machine-address.ts";
import { JSON_ERRORS, jsonAnswer } from "./machine-answers.server.ts";
import type { MachineRoute } from "./machine-routes.server.ts";

/** JSON of any kind. */
type Json = Readonly<Record<string, unknown>>;

/** Real requests and answers, by the name of the operation: `{ sent, answers: { "200": … } }`. */
export type Examples = Readonly<
	Record<string, { readonly sent?: unknown; readonly answers: Readonly<Record<string, unknown>> }>
>;

const ADDRESS: MachineAddress = {
	paths: ["/api/openapi.json"],
	errors: JSON_ERRORS,
	methods: {
		GET: {
			name: "readOpenApi",
			does: "Gives this document.",
			scope: null,
			answers: { 200: { says: "OpenAPI 3.1.", schema: z.looseObject({ openapi: z.literal("3.1.1") }) } },
		},
	},
};

/** The routes, and beside them the document that tells of them and of itself. */
export function withOpenApi(
	routes: readonly MachineRoute[],
	about: { readonly origin: string; readonly examples: Examples },
): readonly MachineRoute[] {
	const addresses = [...routes.map(({ address }) => address), ADDRESS];
	let made: ReturnType<typeof jsonAnswer> | undefined;
	const answer = async () => {
		made ??= jsonAnswer(200, openApiOf(addresses, about), [["cache-control", "public, max-age=300"]]);
		return made;
	};
	return [...routes, { address: ADDRESS, answer }];
}

function openApiOf(
	addresses: readonly MachineAddress[],
	{ origin, examples }: { readonly origin: string; readonly examples: Examples },
): Json {
	const schemas: Record<string, unknown> = {};
	const told = (address: MachineAddress) =>
		Object.fromEntries(
			METHODS.flatMap((method) => {
				const operation = address.methods[method];
				return operation ? [[method.toLowerCase(), operationOf(address, operation, examples, schemas)]] : [];
			}),
		);
	const paths = addresses.flatMap((address) =>
		address.paths.map((path, at) => [path, at === 0 ? told(address) : renamed(told(address), at)]),
	);
	return {
		openapi: "3.1.1",
		info: {
			title: "AI choices",
			version: "1",
			summary: "May this AI tool be used for this patient, for this purpose, now?",
			description: `Ask before each use, report each use, follow what changes. How to begin: ${origin}/developers. All descriptions are English. A member, a reason and an error may be added; none is given another meaning.`,
			license: { name: "Apache-2.0", identifier: "Apache-2.0" },
		},
		jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema",
		servers: [{ url: origin }],
		paths: Object.fromEntries(paths),
		components: { schemas, securitySchemes: { token: schemeOf(origin) } },
	};
}

/** Two operations may not have one name. */
function renamed(operations: Readonly<Record<string, { operationId?: unknown }>>, at: number): Json {
	const entries = Object.entries(operations).map(([method, operation]) => [
		method,
		{ ...operation, operationId: `${String(operation.operationId)}${at + 1}` },
	]);
	return Object.fromEntries(entries);
}

function operationOf(
	{ paths, errors }: MachineAddress,
	operation: Operation,
	examples: Examples,
	schemas: Record<string, unknown>,
): Record<string, unknown> {
	const { name, does, says, scope, query, headers, sends } = operation;
	const example = examples[name];
	const schemaOf = (schema: z.ZodType, io: "input" | "output") => jsonSchema(schema, io, schemas);
	const parameters = [
		...[...paths[0].matchAll(/\{(\w+)\}/g)].map(([, id]) => ({
			...{ name: id, in: "path", required: true },
			schema: { type: "string", pattern: `^${ID}$` },
		})),
		...parametersOf("query", query, schemaOf),
		...parametersOf("header", headers, schemaOf),
	];
	const answers = { ...answersOfAll(operation), ...operation.answers };
	return {
		operationId: name,
		summary: does,
		...(says === undefined ? {} : { description: says }),
		security: scope === null ? [] : [{ token: [scope] }],
		...(parameters.length === 0 ? {} : { parameters }),
		...(sends === undefined
			? {}
			: {
					requestBody: {
						required: true,
						content: Object.fromEntries(
							sends.types.map((type) => [
								type,
								{
									schema: schemaOf(sends.schema, "input"),
									...(example?.sent === undefined ? {} : { example: example.sent }),
								},
							]),
						),
					},
				}),
		responses: Object.fromEntries(
			Object.entries(answers).map(([status, told]) => [
				status,
				responseOf(told, Number(status), errors, example?.answers[status], schemaOf),
			]),
		),
	};
}

/** What each operation of its kind can be answered, beside what is its own. */
function answersOfAll({ scope, sends }: Operation): Readonly<Record<number, Told>> {
	return {
		...(scope === null
			? {}
			: {
					401: {
						says: "There is no token, or it is unknown or over.",
						headers: { "WWW-Authenticate": "As RFC 6750 says." },
					},
					403: {
						says: "The token was given for something else.",
						headers: { "WWW-Authenticate": "Names what it must be given for." },
					},
				}),
		...(sends === undefined
			? {}
			: {
					413: { says: "It is too large." },
					415: { says: "It is of another content type, or compressed." },
				}),
		429: { says: "Too often.", headers: { "Retry-After": "Seconds." } },
		500: { says: "It could not be answered. Do not start." },
		503: { says: "It could not be answered now. Do not start; ask again." },
	};
}

type SchemaOf = (schema: z.ZodType, io: "input" | "output") => unknown;

function responseOf(
	{ says, schema, type, headers = {} }: Told,
	status: number,
	errors: Errors,
	example: unknown,
	schemaOf: SchemaOf,
): Json {
	const shown = schema === undefined && status >= 400 ? errors.schema : schema;
	const named = Object.entries(headers).map(([name, description]) => [
		name,
		{ description, schema: { type: "string" } },
	]);
	return {
		description: says,
		...(named.length === 0 ? {} : { headers: Object.fromEntries(named) }),
		...(shown === null || shown === undefined
			? {}
			: {
					content: {
						[type ?? errors.type]: {
							schema: schemaOf(shown, "output"),
							...(example === undefined ? {} : { example }),
						},
					},
				}),
	};
}

function parametersOf(place: "query" | "header", shape: z.ZodObject | undefined, schemaOf: SchemaOf) {
	return Object.entries(shape?.shape ?? {}).map(([name, one]) => {
		const { description, ...schema } = schemaOf(one, "input") as Json;
		return {
			...{ name, in: place, required: !one.safeParse(undefined).success, schema },
			...(description === undefined ? {} : { description }),
		};
	});
}

/** As JSON Schema. What has a name of its own goes to `schemas` and is referred to. */
function jsonSchema(schema: z.ZodType, io: "input" | "output", schemas: Record<string, unknown>): unknown {
	const { $schema: _dialect, $defs = {}, ...made } = z.toJSONSchema(schema, { io });
	for (const [name, one] of Object.entries($defs)) {
		const moved = withMoved(one);
		if (name in schemas && JSON.stringify(schemas[name]) !== JSON.stringify(moved))
			throw new RangeError(`two schemas have the name ${name}`);
		schemas[name] = moved;
	}
	return withMoved(made);
}

function withMoved(value: unknown): unknown {
	const text = JSON.stringify(value);
	return JSON.parse(text.replaceAll('"$ref":"#/$defs/', '"$ref":"#/components/schemas/'));
}

function schemeOf(origin: string): Json {
	const scopes: Readonly<Record<Scope, string>> = {
		"system/Consent.rs": "Read what patients said and whether a tool may be used.",
		"system/Provenance.c": "Report that a tool was used.",
	};
	return {
		type: "oauth2",
		description: `SMART Backend Services: a token for five minutes, by an assertion that your private key signed. Scopes: ${SCOPES.join(", ")}.`,
		flows: { clientCredentials: { tokenUrl: `${origin}/oauth/token`, scopes } },
	};
}
