/** What every address below `/fhir` but the statement of what it does passes through: a token, a form that the client reads, and the register. */
import type { ClientActor } from "#app/core/actor.ts";
import type { Place } from "#app/features/fhir/consent.ts";
import type { Pairs } from "#app/features/fhir/search.forms.ts";
import type { Scope } from "#app/features/machines/client.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import type { Db } from "#db/open.server.ts";
import type { Answer } from "./answer.server.ts";
import { fhirTrouble, notThere, refusedToken, unlisted, unreadableForm } from "./fhir-answers.server.ts";
import { whoAsks } from "./machine-answers.server.ts";
import type { MachineAsked, MachineRoute } from "./machine-routes.server.ts";

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
	/** What stands at the star of the pattern, one for each. */
	readonly ids: readonly string[];
	readonly at: Date;
	/** Parameters of the address, and of the form where one was sent. */
	readonly pairs: Pairs;
	readonly place: (patientId: string) => Place;
}

const ID = "([A-Za-z0-9.-]{1,64})";
const FORM = /^application\/x-www-form-urlencoded\s*(?:;|$)/i;

export interface FhirRoute {
	/** Below `/fhir`; a star stands for an id. */
	readonly path: string;
	readonly scope: Scope;
	/** Only searches take parameters; elsewhere each but `_format` is refused. */
	readonly searches?: true;
	readonly answer: (asked: FhirAsked) => Promise<Answer>;
}

/** A route that is read: by GET, or as a search by a form. */
export function readRoute(parts: FhirParts, route: FhirRoute, method: "GET" | "POST" = "GET"): MachineRoute {
	return {
		...frame(route.path),
		methods: [method],
		...(method === "POST" ? { takes: FORM } : {}),
		answer: (asked) => guarded(parts, route, asked),
	};
}

/** What a route has whatever its method is. */
export function frame(path: string): Pick<MachineRoute, "pattern" | "fits" | "trouble"> {
	const fits = new RegExp(`^/fhir${path.replaceAll("*", ID)}$`);
	return {
		pattern: `/fhir${path.replaceAll("*", ":id")}`,
		fits: (asked) => fits.test(asked),
		trouble: fhirTrouble,
	};
}

/** Asks who it is before anything is said, then answers. */
export async function guarded(parts: FhirParts, route: FhirRoute, asked: MachineAsked): Promise<Answer> {
	const who = await whoAsks(parts, asked.headers.authorization, route.scope);
	if (!who.ok) return refusedToken(who.answer);
	const form =
		asked.method === "POST" && route.searches ? new URLSearchParams(asked.body.toString("utf8")) : [];
	const pairs = [...asked.query, ...form];
	const refusal =
		unreadableForm(pairs, asked.headers.accept) ?? (route.searches ? undefined : unlisted(pairs));
	if (refusal !== undefined) return refusal;
	const register = await currentRegister(parts.db);
	const provider = register.providers.get(who.client.providerId);
	if (provider === undefined) return notThere();
	const [, ...ids] = new RegExp(`^/fhir${route.path.replaceAll("*", ID)}$`).exec(asked.path) ?? [];
	return route.answer({
		client: who.client,
		register,
		asked,
		ids,
		at: parts.now(),
		pairs,
		place: (patientId) => ({ origin: parts.origin, patientId, provider }),
	});
}
