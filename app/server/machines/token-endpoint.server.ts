/** `/oauth/token` and what tells clients of it: SMART Backend Services (HL7, SMART App Launch 2.2). Nothing else is given there to anybody. */
import { grantedScopes, SCOPES, TOKEN_SECONDS } from "#app/features/machines/client.ts";
import {
	ASSERTION_TYPE,
	type SmartConfiguration,
	smartConfiguration,
	tokenAnswer,
	tokenForm,
} from "#app/features/machines/token.forms.ts";
import { issueToken } from "#app/features/machines/token.store.server.ts";
import type { Db } from "#db/open.server.ts";
import type { Answer } from "../answer.server.ts";
import { type AssertionParts, makeAssertions } from "./client-assertion.server.ts";
import { FORM_TYPE, type MachineAddress } from "./machine-address.ts";
import { errorAnswer, JSON_ERRORS, jsonAnswer } from "./machine-answers.server.ts";
import type { MachineRoute } from "./machine-routes.server.ts";

const LARGEST = 16 * 1024;
const PLACE = "/oauth/token";

const TOKENS: MachineAddress = {
	paths: [PLACE],
	errors: JSON_ERRORS,
	methods: {
		POST: {
			name: "getToken",
			does: "Gives a token for five minutes to a client that proves who it is.",
			says: "SMART Backend Services (HL7, SMART App Launch 2.2): OAuth client credentials with private_key_jwt.",
			scope: null,
			sends: { types: [FORM_TYPE], schema: tokenForm },
			answers: {
				200: { says: "A token.", schema: tokenAnswer },
				400: {
					says: "invalid_client says no more than that the assertion does not prove a client that may ask; invalid_request, invalid_scope and unsupported_grant_type are about the form.",
				},
			},
		},
	},
};

const DISCOVERY: MachineAddress = {
	paths: ["/.well-known/smart-configuration", "/fhir/.well-known/smart-configuration"],
	errors: JSON_ERRORS,
	methods: {
		GET: {
			name: "readSmartConfiguration",
			does: "Tells where tokens are given, and how.",
			scope: null,
			answers: { 200: { says: "The document.", schema: smartConfiguration } },
		},
	},
};

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
	const configuration: SmartConfiguration = {
		token_endpoint: audience,
		grant_types_supported: ["client_credentials"],
		token_endpoint_auth_methods_supported: ["private_key_jwt"],
		token_endpoint_auth_signing_alg_values_supported: ["RS384", "ES384"],
		scopes_supported: [...SCOPES],
		code_challenge_methods_supported: ["S256"],
		capabilities: ["client-confidential-asymmetric", "permission-v2"],
	};
	const discovery = jsonAnswer(200, configuration, [["cache-control", "public, max-age=300"]]);
	return [
		{
			address: TOKENS,
			largest: LARGEST,
			answer: ({ body, headers }) => give(parts, prove, body.toString("utf8"), headers.authorization),
		},
		{ address: DISCOVERY, answer: async () => discovery },
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
	const repeated = [...form.keys()].some((name) => form.getAll(name).length > 1);
	if (repeated) return errorAnswer(400, "invalid_request", "Send each field once.");
	if (authorization !== undefined || form.has("client_secret"))
		return errorAnswer(400, "invalid_request", "Prove who you are by client_assertion, and by nothing else.");
	const read = tokenForm.safeParse(Object.fromEntries(form));
	if (!read.success) {
		const isGrant = read.error.issues.some(({ path }) => path[0] === "grant_type");
		return isGrant
			? errorAnswer(400, "unsupported_grant_type", "grant_type must be client_credentials.")
			: errorAnswer(400, "invalid_request", `Send client_assertion, of the type ${ASSERTION_TYPE}.`);
	}
	const { client_assertion: assertion, client_id: clientId, scope = "" } = read.data;

	const at = now();
	const client = await prove(assertion, at);
	if (client === undefined) return INVALID_CLIENT;
	if (clientId !== undefined && clientId !== client.clientId) return INVALID_CLIENT;
	const scopes = grantedScopes(scope, client.scopes);
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
