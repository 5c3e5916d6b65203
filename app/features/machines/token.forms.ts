/** What a client sends for a token, and the documents that tell it how. */
import { z } from "zod";
import { SCOPES, TOKEN_SECONDS } from "./client.ts";

/** RFC 7523, 2.2. */
export const ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/** The form. Fields that nobody knows are passed over, as RFC 6749 says (3.2). */
export const tokenForm = z
	.object({
		grant_type: z.literal("client_credentials"),
		client_assertion_type: z.literal(ASSERTION_TYPE),
		client_assertion: z
			.string()
			.min(1)
			.describe(
				"A JWT that your private key signed (RS384 or ES384): iss and sub are your client id, aud is this address, exp is at most five minutes away, jti was never used before.",
			),
		scope: z
			.string()
			.optional()
			.describe(`One or both, with a space between: ${SCOPES.join(" ")}`),
		client_id: z.string().optional().describe("Not needed. Where it is sent it must be who signed."),
	})
	.meta({ id: "TokenRequest" });

/** A token. */
export const tokenAnswer = z
	.strictObject({
		access_token: z.string(),
		token_type: z.literal("bearer"),
		expires_in: z.literal(TOKEN_SECONDS).describe("Seconds."),
		scope: z.string(),
	})
	.meta({ id: "Token" });

/** `/.well-known/smart-configuration` (SMART App Launch 2.2). */
export const smartConfiguration = z
	.strictObject({
		token_endpoint: z.url(),
		grant_types_supported: z.tuple([z.literal("client_credentials")]),
		token_endpoint_auth_methods_supported: z.tuple([z.literal("private_key_jwt")]),
		token_endpoint_auth_signing_alg_values_supported: z.array(z.enum(["RS384", "ES384"])),
		scopes_supported: z.array(z.enum(SCOPES)),
		code_challenge_methods_supported: z.array(z.string()),
		capabilities: z.array(z.string()),
	})
	.meta({ id: "SmartConfiguration" });
export type SmartConfiguration = z.infer<typeof smartConfiguration>;

/** The public keys of signed answers (RFC 7517, RFC 8037). */
export const publicKeys = z
	.strictObject({
		keys: z.array(
			z.strictObject({
				kty: z.literal("OKP"),
				crv: z.literal("Ed25519"),
				x: z.string(),
				kid: z.string().describe("RFC 7638."),
				alg: z.literal("EdDSA"),
				use: z.literal("sig"),
			}),
		),
	})
	.meta({ id: "PublicKeys" });
