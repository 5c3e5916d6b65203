/** Answers in JSON for machines, and what is wrong as OAuth says it: `error`, and a sentence for whoever reads the log of the client. */
import { z } from "zod";
import type { ClientActor } from "#app/core/actor.ts";
import type { Scope } from "#app/features/machines/client.ts";
import { clientOfToken } from "#app/features/machines/token.store.server.ts";
import type { Db } from "#db/open.server.ts";
import { type Answer, documentAnswer } from "../answer.server.ts";
import type { HeaderList } from "../front/headers.server.ts";
import type { Errors, MachineTrouble } from "./machine-address.ts";

/** A value as JSON. */
export function jsonAnswer(status: number, value: unknown, headers: HeaderList = []): Answer {
	const made = documentAnswer(status, "application/json", JSON.stringify(value));
	return { ...made, headers: [...made.headers, ...headers] };
}

/** What is wrong (RFC 6749, 5.2; RFC 6750, 3.1). `error` is a word of the standard or one of ours; a name is never given another meaning. */
export function errorAnswer(status: number, error: string, says: string, headers: HeaderList = []): Answer {
	return jsonAnswer(status, { error, error_description: says }, headers);
}

const TROUBLES: Readonly<Record<MachineTrouble, string>> = {
	404: "not_found",
	405: "method_not_allowed",
	413: "too_large",
	415: "unsupported_content_type",
	429: "slow_down",
	500: "server_error",
	503: "temporarily_unavailable",
};

/** The same for what is wrong before an address is reached. */
export function troubleAnswer(status: MachineTrouble, says: string): Answer {
	return errorAnswer(status, TROUBLES[status], says);
}

const error = z
	.strictObject({
		error: z.string().describe("A word of the standard or one of ours. It is never given another meaning."),
		error_description: z.string().describe("A sentence for whoever reads your log."),
	})
	.meta({ id: "Error" });

/** What is wrong at an address that answers JSON. */
export const JSON_ERRORS: Errors = { type: "application/json", schema: error, trouble: troubleAnswer };

const REALM = 'Bearer realm="ai-choices"';

/** Who asks, or the answer that refuses them. */
export type WhoAsks =
	| { readonly ok: true; readonly client: ClientActor }
	| { readonly ok: false; readonly answer: Answer };

/**
 * Who shows the token of this `Authorization` header, and may do this: else 401 or 403 with `WWW-Authenticate` (RFC 6750). A token anywhere
 * else, as in the address, is no token: addresses end in logs.
 */
export async function whoAsks(
	{ db, now }: { readonly db: Db; readonly now: () => Date },
	authorization: string | undefined,
	scope: Scope,
): Promise<WhoAsks> {
	if (authorization === undefined) {
		const answer = errorAnswer(401, "invalid_token", "Send a token: Authorization: Bearer …", [
			["www-authenticate", REALM],
		]);
		return { ok: false, answer };
	}
	const token = /^Bearer ([0-9a-f]{64})$/i.exec(authorization)?.[1];
	const client = token === undefined ? undefined : await clientOfToken(db, token.toLowerCase(), now());
	if (client === undefined) {
		const answer = errorAnswer(401, "invalid_token", "The token is unknown or over. Ask for another.", [
			["www-authenticate", `${REALM}, error="invalid_token"`],
		]);
		return { ok: false, answer };
	}
	if (client.scopes.includes(scope)) return { ok: true, client };
	const answer = errorAnswer(403, "insufficient_scope", `The token was not given for ${scope}.`, [
		["www-authenticate", `${REALM}, error="insufficient_scope", scope="${scope}"`],
	]);
	return { ok: false, answer };
}
