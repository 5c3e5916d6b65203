/** `/oauth/token` and what tells clients of it: SMART Backend Services (HL7, SMART App Launch 2.2). Nothing else is given there to anybody. */
import { grantedScopes, SCOPES, TOKEN_SECONDS } from "#app/features/machines/client.ts";
import { issueToken } from "#app/features/machines/token.store.server.ts";
import type { Db } from "#db/open.server.ts";
import type { Answer } from "./answer.server.ts";
import { type AssertionParts, makeAssertions } from "./client-assertion.server.ts";
import { errorAnswer, jsonAnswer, troubleAnswer } from "./machine-answers.server.ts";
import type { MachineRoute } from "./machine-routes.server.ts";

const ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
const FORM = /^application\/x-www-form-urlencoded\s*(?:;|$)/i;
const LARGEST = 16 * 1024;
const PLACE = "/oauth/token";

export interface TokenParts extends Omit<AssertionParts, "audience"> {
	readonly db: Db;
	readonly now: () => Date;
	/** The public origin. */
	readonly origin: string;
}

/** The endpoint, and the document that describes it, beside the FHIR addresses too, where SMART looks for it. */
export function tokenRoutes(parts: TokenParts): readonly MachineRoute[] {
	const { origin } = parts;
	const audience = `${origin}${PLACE}`;
	const prove = makeAssertions({ ...parts, audience });
	const discovery = jsonAnswer(
		200,
		{
			token_endpoint: audience,
			grant_types_supported: ["client_credentials"],
			token_endpoint_auth_methods_supported: ["private_key_jwt"],
			token_endpoint_auth_signing_alg_values_supported: ["RS384", "ES384"],
			scopes_supported: SCOPES,
			code_challenge_methods_supported: ["S256"],
			capabilities: ["client-confidential-asymmetric", "permission-v2"],
		},
		[["cache-control", "public, max-age=300"]],
	);
	return [
		{
			pattern: PLACE,
			fits: (path) => path === PLACE,
			methods: ["POST"],
			takes: FORM,
			largest: LARGEST,
			trouble: troubleAnswer,
			answer: ({ body, headers }) => give(parts, prove, body.toString("utf8"), headers.authorization),
		},
		{
			pattern: "/.well-known/smart-configuration",
			fits: (path) => /^(?:\/fhir)?\/\.well-known\/smart-configuration$/.test(path),
			methods: ["GET"],
			trouble: troubleAnswer,
			answer: async () => discovery,
		},
	];
}

/** No refusal says whether it was the client, its key or the assertion. */
const INVALID_CLIENT = errorAnswer(
	400,
	"invalid_client",
	"The assertion does not prove a client that may ask.",
);

async function give(
	{ db, now }: TokenParts,
	prove: ReturnType<typeof makeAssertions>,
	text: string,
	authorization: string | undefined,
): Promise<Answer> {
	const form = new URLSearchParams(text);
	const once = (name: string) => (form.getAll(name).length === 1 ? (form.get(name) ?? "") : "");
	const repeated = [...form.keys()].some((name) => form.getAll(name).length > 1);
	if (repeated) return errorAnswer(400, "invalid_request", "Send each field once.");
	if (authorization !== undefined || form.has("client_secret"))
		return errorAnswer(400, "invalid_request", "Prove who you are by client_assertion, and by nothing else.");
	if (once("grant_type") !== "client_credentials")
		return errorAnswer(400, "unsupported_grant_type", "grant_type must be client_credentials.");
	if (once("client_assertion_type") !== ASSERTION_TYPE || once("client_assertion") === "")
		return errorAnswer(400, "invalid_request", `Send client_assertion, of the type ${ASSERTION_TYPE}.`);

	const at = now();
	const client = await prove(once("client_assertion"), at);
	if (client === undefined) return INVALID_CLIENT;
	if (form.has("client_id") && once("client_id") !== client.clientId) return INVALID_CLIENT;
	const scopes = grantedScopes(once("scope"), client.scopes);
	// Before the assertion is spent: with the right scope it is still good.
	if (scopes === undefined)
		return errorAnswer(400, "invalid_scope", "Ask for one or more of the scopes that this client has.");
	const token = await issueToken(db, client, scopes, at);
	if (!token.ok) return INVALID_CLIENT;
	return jsonAnswer(
		200,
		{ access_token: token.value, token_type: "bearer", expires_in: TOKEN_SECONDS, scope: scopes.join(" ") },
		[
			["cache-control", "no-store"],
			["pragma", "no-cache"],
		],
	);
}
