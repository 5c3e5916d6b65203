/**
 * One address for machines: where it is, what may be sent there, and every answer. The router and `/api/openapi.json` read the same, so that
 * nothing can be reached that is not told, and nothing told that is not there.
 */
import type { z } from "zod";
import type { Scope } from "#app/features/machines/client.ts";
import type { Answer } from "../answer.server.ts";

export const METHODS = ["GET", "POST"] as const;
export type Method = (typeof METHODS)[number];

export interface MachineAddress {
	/** `{id}` stands for an id. Where there are several, each answers the same. */
	readonly paths: readonly [string, ...string[]];
	/** How it says what is wrong. */
	readonly errors: Errors;
	readonly methods: Readonly<Partial<Record<Method, Operation>>>;
}

/** What is wrong, in the way that callers of an address read. */
export interface Errors {
	readonly type: string;
	readonly schema: z.ZodType;
	/** `says` is a plain sentence. */
	trouble(status: MachineTrouble, says: string): Answer;
}

/** What can be wrong before or beside the answer itself. */
export type MachineTrouble = 404 | 405 | 413 | 415 | 429 | 500 | 503;

/** What a machine can do at an address. All words are English, as in every answer to machines. */
export interface Operation {
	/** A name that programs are made of. It is never given another meaning. */
	readonly name: string;
	/** A line. */
	readonly does: string;
	readonly says?: string;
	/** What the token must have been given for; null where anybody may. */
	readonly scope: Scope | null;
	readonly query?: z.ZodObject;
	/** Headers that mean something here, in lower case. */
	readonly headers?: z.ZodObject;
	readonly sends?: { readonly types: readonly [string, ...string[]]; readonly schema: z.ZodType };
	/** By status. What every address answers (a token that does not count, too many requests …) need not be said again. */
	readonly answers: Readonly<Record<number, Told>>;
}

/** One answer. */
export interface Told {
	readonly says: string;
	/** Null has no body. Left out it is an error as the address says them. */
	readonly schema?: z.ZodType | null;
	readonly type?: string;
	readonly headers?: Readonly<Record<string, string>>;
}

/** Of a form that is posted. */
export const FORM_TYPE = "application/x-www-form-urlencoded";

/** What may stand for an id in an address. */
export const ID = "[A-Za-z0-9.-]{1,64}";

/** What stands in the address for each id, in their order; undefined where this is another address. */
export function idsIn({ paths }: MachineAddress, path: string): readonly string[] | undefined {
	for (const template of paths) {
		const found = expressionOf(template).exec(path);
		if (found !== null) return found.slice(1);
	}
	return undefined;
}

const expressions = new Map<string, RegExp>();

function expressionOf(template: string): RegExp {
	const known = expressions.get(template);
	if (known !== undefined) return known;
	const literal = template.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{\w+\}/g, `(${ID})`);
	const made = new RegExp(`^${literal}$`);
	expressions.set(template, made);
	return made;
}

/** As the log has it: `/fhir/Consent/:id`. */
export function patternOf({ paths }: MachineAddress): string {
	return paths[0].replace(/\{(\w+)\}/g, ":$1");
}

/** Does this content type say one of these media types? */
export function isOfType(contentType: string | undefined, types: readonly string[]): boolean {
	const [type = ""] = (contentType ?? "").split(";");
	return types.includes(type.trim().toLowerCase());
}
