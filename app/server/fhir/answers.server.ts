/** Answers in FHIR's JSON: a resource, or an OperationOutcome for whatever is wrong. */
import { z } from "zod";
import { etagOf, isKnown } from "#app/features/fhir/bundle.ts";
import type { Fhir } from "#app/features/fhir/consent.ts";
import { outcomeOf } from "#app/features/fhir/outcome.ts";
import { operationOutcome } from "#app/features/fhir/resources.forms.ts";
import type { Pairs } from "#app/features/fhir/search.forms.ts";
import { type Answer, documentAnswer, headerOf } from "../answer.server.ts";
import type { HeaderList } from "../front/headers.server.ts";
import type { Errors } from "../machines/machine-address.ts";
import type { MachineAsked } from "../machines/machine-routes.server.ts";

const FHIR_JSON = "application/fhir+json; charset=utf-8";

/** A resource. */
export function fhirAnswer(status: number, resource: Fhir, headers: HeaderList = []): Answer {
	const made = fhirText(status, JSON.stringify(resource));
	return { ...made, headers: [...made.headers, ...headers] };
}

/** A resource that is text already. */
export function fhirText(status: number, text: string): Answer {
	return documentAnswer(status, FHIR_JSON, text);
}

/** A refusal with its sentence; `element` is what it is about. */
export function refusalAnswer(
	status: number,
	says: string,
	element?: string,
	headers: HeaderList = [],
): Answer {
	return fhirAnswer(status, outcomeOf(status, says, element), headers);
}

/** Does a path belong to FHIR, whatever is there? */
export function isFhirAddress(path: string): boolean {
	return /^\/fhir(?:\/|$)/.test(path);
}

/** What is wrong before an address is reached. */
export function fhirTrouble(status: number, says: string): Answer {
	return refusalAnswer(status, says);
}

/** What is wrong at an address of FHIR. */
export const FHIR_ERRORS: Errors = {
	type: "application/fhir+json",
	schema: operationOutcome,
	trouble: fhirTrouble,
};

/** There is nothing, or nothing for this client. */
export const NOT_THERE = "There is nothing at this address for you.";

/** "Not there" and "not yours" are the same bytes. */
export function notThere(): Answer {
	return refusalAnswer(404, NOT_THERE);
}

const ERASED = "This was erased. Keep no copy of it.";

/** What was there and was erased with the patient. */
export function gone(): Answer {
	return refusalAnswer(410, ERASED);
}

/** What `gone` says. */
export const GONE = { 410: { says: ERASED } } as const;

/** The same refusal of a token, as FHIR says it: its status and what it asks the client to show stay. */
export function refusedToken(answer: Answer): Answer {
	const asks = headerOf(answer, "www-authenticate");
	const says =
		answer.status === 403
			? "The token was not given for this."
			: "Send a token that is known and not over: Authorization: Bearer …";
	return refusalAnswer(
		answer.status,
		says,
		undefined,
		asks === undefined ? [] : [["www-authenticate", asks]],
	);
}

/** What `versionAnswer` looks at. */
export const conditional = z.object({
	"if-none-match": z.string().optional().describe("The ETag of the version that you have."),
});

/** What `versionAnswer` says where the client has it. */
export const UNCHANGED = { 304: { says: "You have just this version.", schema: null } } as const;

/** One version of a resource: 304 where the client has it already. */
export function versionAnswer(
	{ headers }: Pick<MachineAsked, "headers">,
	resource: Fhir,
	versionId: string,
	at: Date,
): Answer {
	const tags: HeaderList = [
		["etag", etagOf(versionId)],
		["last-modified", at.toUTCString()],
	];
	if (isKnown(headers["if-none-match"], versionId))
		return { status: 304, headers: tags, body: Buffer.alloc(0) };
	return fhirAnswer(200, resource, tags);
}

/**
 * Why this cannot be answered in a form that the client reads: undefined where it can. FHIR R4 as JSON is all there is; `_format`
 * counts before `Accept`.
 */
export function unreadableForm(pairs: Pairs, accept: string | undefined): Answer | undefined {
	const formats = pairs.filter(([name]) => name === "_format").map(([, value]) => value);
	if (formats.length > 1) return refusalAnswer(400, "Send _format once.", "_format");
	// A plus in an address is a space to those who read forms.
	const wanted = formats[0]?.replace(" ", "+") ?? accept ?? "*/*";
	const readable = wanted
		.split(",")
		.map((part) => part.trim().toLowerCase())
		.some((part) => READABLE.test(part) && !/;\s*q=0(?:\.0*)?\s*(?:;|$)/.test(part) && isR4(part));
	return readable
		? undefined
		: refusalAnswer(406, "This server answers application/fhir+json of FHIR R4 only.");
}

/** Where nothing is searched, `_format` is all that can be said beside the address. */
export function unlisted(pairs: Pairs): Answer | undefined {
	const isPlain = pairs.every(([name]) => name === "_format");
	return isPlain ? undefined : refusalAnswer(400, "This address takes no parameter but _format.");
}

const READABLE = /^(?:\*\/\*|application\/\*|application\/(?:fhir\+)?json|text\/json|json)\s*(?:;|$)/;

function isR4(part: string): boolean {
	const version = /;\s*fhirversion=([^;\s]*)/.exec(part)?.[1];
	return version === undefined || version === "4.0" || version === "4.0.1";
}
