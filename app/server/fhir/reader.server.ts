/** What every address below `/fhir` but the statement of what it does passes through: a token, a form that the client reads, and the register. */
import type { ClientActor } from "#app/core/actor.ts";
import type { Place } from "#app/features/fhir/consent.ts";
import type { Pairs } from "#app/features/fhir/search.forms.ts";
import { noParameters } from "#app/features/fhir/search-parameters.ts";
import type { Scope } from "#app/features/machines/client.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import type { Db } from "#db/open.server.ts";
import type { Answer } from "../answer.server.ts";
import { byOneRegister } from "../machines/by-one-register.server.ts";
import { FORM_TYPE, idsIn, type MachineAddress, type Operation } from "../machines/machine-address.ts";
import { whoAsks } from "../machines/machine-answers.server.ts";
import type { MachineAsked, MachineRoute } from "../machines/machine-routes.server.ts";
import {
	FHIR_ERRORS,
	fhirTrouble,
	notThere,
	refusedToken,
	unlisted,
	unreadableForm,
} from "./answers.server.ts";

export interface FhirParts {
	readonly db: Db;
	readonly now: () => Date;
	/** The public origin. */
	readonly origin: string;
}

/** One request of a client whose token was found good. */
export interface FhirAsked {
	readonly client: ClientActor;
	readonly register: KnownRegister;
	readonly asked: MachineAsked;
	/** What stands for each id in the address. */
	readonly ids: readonly string[];
	readonly at: Date;
	/** Parameters of the address, and of the form where one was sent. */
	readonly pairs: Pairs;
	readonly place: (patientId: string) => Place;
}

export interface FhirRoute {
	/** Below `/fhir`; `{id}` stands for an id. */
	readonly path: string;
	readonly operation: FhirOperation;
	/** Only searches take parameters; elsewhere each but `_format` is refused. */
	readonly searches?: true;
	readonly answer: (asked: FhirAsked) => Promise<Answer>;
}

/** What is told of an operation here: each needs a token. */
export type FhirOperation = Operation & { readonly scope: Scope };

/** Every address here answers these, whatever it does. */
const ALWAYS = {
	400: { says: "A parameter is missing, wrong, or none that this address takes." },
	406: { says: "The asker reads no JSON of FHIR R4." },
	414: { says: "The address is too long: search by a form." },
} as const;

/** An answer 404: not there, and not for this client, are the same. */
export const NOWHERE = { 404: { says: "It is not there, or not for you." } } as const;

/** An address with all that may be done there. */
export function fhirAddress(path: string, methods: MachineAddress["methods"]): MachineAddress {
	const whole = Object.entries(methods).map(([method, operation]) => [
		method,
		{ ...operation, answers: { ...ALWAYS, ...operation.answers } },
	]);
	return { paths: [`/fhir${path}`], errors: FHIR_ERRORS, methods: Object.fromEntries(whole) };
}

/** A route that is read by GET. */
export function readRoute(parts: FhirParts, route: FhirRoute): MachineRoute {
	const { operation, path } = route;
	const address = fhirAddress(path, { GET: { query: noParameters, ...operation } });
	return { address, answer: (asked) => guarded(parts, route, address, asked) };
}

/** A search at its address, and at `_search` below it by a form, where a number does not end in the logs of machines between us. */
export function searchRoutes(parts: FhirParts, route: FhirRoute): readonly MachineRoute[] {
	const { path, operation } = route;
	const { query = noParameters } = operation;
	const form = {
		...{ ...operation, name: `${operation.name}ByForm`, query: noParameters },
		...{ sends: { types: [FORM_TYPE] as const, schema: query } },
	};
	const byForm = fhirAddress(`${path}/_search`, { POST: form });
	return [
		readRoute(parts, { ...route, searches: true }),
		{
			address: byForm,
			answer: (asked) => guarded(parts, { ...route, searches: true }, byForm, asked),
		},
	];
}

/** Asks who it is before anything is said, then answers. */
export async function guarded(
	parts: FhirParts,
	route: FhirRoute,
	address: MachineAddress,
	asked: MachineAsked,
): Promise<Answer> {
	const who = await whoAsks(parts, asked.headers.authorization, route.operation.scope);
	if (!who.ok) return refusedToken(who.answer);
	const form =
		asked.method === "POST" && route.searches ? new URLSearchParams(asked.body.toString("utf8")) : [];
	const pairs = [...asked.query, ...form];
	const refusal =
		unreadableForm(pairs, asked.headers.accept) ?? (route.searches ? undefined : unlisted(pairs));
	if (refusal !== undefined) return refusal;
	const answerBy = async (register: KnownRegister) => {
		const provider = register.providers.get(who.client.providerId);
		if (provider === undefined) return notThere();
		return route.answer({
			client: who.client,
			register,
			asked,
			ids: idsIn(address, asked.path) ?? [],
			at: parts.now(),
			pairs,
			place: (patientId) => ({ origin: parts.origin, patientId, provider }),
		});
	};
	// What is read stands in line to write its look. A tool that was stopped in that time is not shown as one that may be used.
	const isRead = asked.method === "GET" || route.searches;
	if (!isRead) return answerBy(await currentRegister(parts.db));
	const answer = await byOneRegister(parts.db, answerBy);
	return answer === "register-changed"
		? fhirTrouble(503, "The register changed meanwhile. Do not start. Ask again.")
		: answer;
}
