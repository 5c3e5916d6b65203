/** Holds what a portal answers machines to the document that it tells of itself (`/api/openapi.json`). */
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";

/** What is read of the document. */
export interface OpenApi {
	readonly paths: Readonly<Record<string, Readonly<Record<string, OpenApiOperation>>>>;
	readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

export interface OpenApiOperation {
	readonly operationId: string;
	readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema: object }[];
	readonly requestBody?: { readonly content: Content };
	readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
}

type Content = Readonly<Record<string, { readonly schema: object; readonly example?: unknown }>>;

/** One answer, by what was asked. */
export interface Asked {
	readonly method: string;
	/** As it was sent, with its query. */
	readonly path: string;
	readonly status: number;
	readonly contentType: string | null;
	readonly text: string;
}

/** A validator of these schemas. What it does not know is an error, and so is a schema that is none. */
export function schemasOf({ components }: OpenApi): (schema: object) => ValidateFunction {
	const ajv = new Ajv2020({ strict: true, allErrors: true, validateFormats: false, strictTypes: false });
	ajv.addKeyword("components");
	const made = new Map<object, ValidateFunction>();
	return (schema) => {
		const known = made.get(schema) ?? ajv.compile({ ...schema, components });
		made.set(schema, known);
		return known;
	};
}

/** The operation that is told for this; undefined where there is no such address. */
export function operationAt(document: OpenApi, method: string, path: string): OpenApiOperation | undefined {
	const [bare = ""] = path.split("?");
	const found = Object.entries(document.paths).find(([template]) =>
		new RegExp(`^${template.replaceAll(".", "\\.").replace(/\{\w+\}/g, "[A-Za-z0-9.-]{1,64}")}$`).test(bare),
	);
	return found?.[1][method.toLowerCase()];
}

/** Says what of an answer is not as it is told: empty where all is. What is no address, or no method of one, need not be told. */
export function makeCheck(document: OpenApi): (asked: Asked) => readonly string[] {
	const validatorOf = schemasOf(document);
	return ({ method, path, status, contentType, text }) => {
		const operation = operationAt(document, method, path);
		if (operation === undefined) return status === 404 || status === 405 ? [] : [`${path}: ${status}`];
		const response = operation.responses[status];
		if (response === undefined) return [`${operation.operationId} does not tell of ${status}`];
		const { content } = response;
		if (content === undefined) return text === "" ? [] : [`${operation.operationId} ${status} has a body`];
		const type = contentType?.split(";")[0] ?? "";
		const shown = content[type];
		if (shown === undefined) return [`${operation.operationId} ${status} does not tell of ${type}`];
		const validate = validatorOf(shown.schema);
		if (validate(JSON.parse(text))) return [];
		return (validate.errors ?? []).map(
			({ instancePath, message }) => `${operation.operationId} ${status}${instancePath} ${message}`,
		);
	};
}
