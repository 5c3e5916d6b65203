/** One OpenID provider that says who somebody is: authorization code with PKCE, and nothing that it says is taken unchecked. */
import * as oidc from "openid-client";
import { ok, type Result, refuse } from "#app/core/result.ts";
import type { Alg } from "./openid-settings.server.ts";

/** Who we are at a provider. `insecure` only where it plays on this machine, for a demo or a test. */
export interface OpenIdClient {
	readonly issuer: string;
	readonly clientId: string;
	readonly key: oidc.PrivateKey;
	readonly alg: Alg;
	readonly insecure: boolean;
}

/** What only this browser may bring back: one time, with the answer to this question. */
export interface Kept {
	readonly state: string;
	readonly nonce: string;
	readonly verifier: string;
}

/** What the provider said: the claims of its token, and those it gave when it was asked about the person. */
export interface Came {
	readonly claims: Readonly<Record<string, unknown>>;
	readonly person: Readonly<Record<string, unknown>>;
}

/** `away`: it cannot be reached; `cancelled`: somebody pressed so there; `refused`: what came does not hold. */
export type OpenIdRefusal = "away" | "cancelled" | "refused";

export interface OpenId {
	readonly issuer: string;
	/** Where the browser goes to sign in, and what has to be kept of it. */
	begin(
		asked: Readonly<Record<string, string>>,
	): Promise<Result<{ readonly address: string; readonly kept: Kept }, "away">>;
	/** Checks what the browser brought back (the whole address), and asks the provider for the rest. */
	end(returned: URL, kept: Kept): Promise<Result<Came, OpenIdRefusal>>;
	/** Where the browser goes to sign out there too; undefined where the provider does not do that. */
	signOut(back: string): Promise<string | undefined>;
}

/** In milliseconds and bytes: what a provider may take for an answer, and how long that may be. */
const LIMITS = { wait: 8_000, bytes: 256 * 1024 };

/** How long what the provider says of itself is believed, in milliseconds. Its keys are read anew by themselves. */
const BELIEVED = 3_600_000;

/** How far its clock and ours may be apart, in seconds. */
const APART = 60;

/** The provider that `client` names, asked for the first time when somebody signs in, so that the portal starts without it. */
export function makeOpenId(
	client: () => Promise<OpenIdClient>,
	settings: { readonly issuer: string; readonly now: () => Date; readonly fault: (error: unknown) => void },
	limits = LIMITS,
): OpenId {
	let known: { readonly config: Promise<oidc.Configuration>; readonly at: number } | undefined;

	async function found(): Promise<oidc.Configuration | undefined> {
		const at = settings.now().getTime();
		if (known === undefined || at - known.at > BELIEVED) known = { config: discover(client, limits), at };
		try {
			return await known.config;
		} catch (error) {
			known = undefined;
			settings.fault(error);
			return undefined;
		}
	}

	return {
		issuer: settings.issuer,

		async begin(asked) {
			const config = await found();
			if (config === undefined) return refuse("away");
			const verifier = oidc.randomPKCECodeVerifier();
			const kept = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier };
			const address = oidc.buildAuthorizationUrl(config, {
				...asked,
				response_type: "code",
				code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
				code_challenge_method: "S256",
				state: kept.state,
				nonce: kept.nonce,
			});
			return ok({ address: address.href, kept });
		},

		async end(returned, { state, nonce, verifier }) {
			const config = await found();
			if (config === undefined) return refuse("away");
			try {
				const tokens = await oidc.authorizationCodeGrant(config, returned, {
					expectedState: state,
					expectedNonce: nonce,
					pkceCodeVerifier: verifier,
					idTokenExpected: true,
				});
				const claims = tokens.claims();
				if (claims === undefined || !isForUsAlone(claims, config.clientMetadata().client_id, settings.now()))
					return refuse("refused");
				const person = await oidc.fetchUserInfo(config, tokens.access_token, claims.sub);
				return ok({ claims, person });
			} catch (error) {
				const why = reasonOf(error);
				if (why === "away") settings.fault(error);
				return refuse(why);
			}
		},

		async signOut(back) {
			const config = await found();
			if (config?.serverMetadata().end_session_endpoint === undefined) return undefined;
			return oidc.buildEndSessionUrl(config, { post_logout_redirect_uri: back }).href;
		},
	};
}

async function discover(
	client: () => Promise<OpenIdClient>,
	limits: typeof LIMITS,
): Promise<oidc.Configuration> {
	const { issuer, clientId, key, alg, insecure } = await client();
	let audience = issuer;
	// NHS login and CIS2 take our proof only where it names their token endpoint.
	const proof = oidc.PrivateKeyJwt(key, {
		[oidc.modifyAssertion](_header, payload) {
			payload["aud"] = audience;
		},
	});
	const config = await oidc.discovery(
		new URL(issuer),
		clientId,
		{ id_token_signed_response_alg: alg, [oidc.clockTolerance]: APART },
		proof,
		{
			[oidc.customFetch]: limitedFetch(limits),
			timeout: limits.wait / 1000,
			// A token that came over TLS is believed by default: its signature is checked all the same.
			execute: [oidc.enableNonRepudiationChecks, ...(insecure ? [oidc.allowInsecureRequests] : [])],
		},
	);
	const { issuer: said, token_endpoint } = config.serverMetadata();
	if (said !== issuer) throw new Error("the provider calls itself otherwise than our settings do");
	audience = token_endpoint ?? issuer;
	return config;
}

/** Follows nothing, and gives up on an answer that is too long: what a provider sends is held in memory. */
function limitedFetch({ bytes, wait }: typeof LIMITS): oidc.CustomFetch {
	return async (url, options) => {
		const signal = AbortSignal.timeout(wait);
		const answer = await fetch(url, { ...options, redirect: "manual", signal } as RequestInit);
		const parts: Uint8Array[] = [];
		let length = 0;
		const reader = answer.body?.getReader();
		for (let read = await reader?.read(); read?.value; read = await reader?.read()) {
			length += read.value.length;
			if (length > bytes) throw new TypeError("the provider's answer is too long");
			parts.push(read.value);
		}
		const body = [204, 205, 304].includes(answer.status) ? null : Buffer.concat(parts);
		return new Response(body, { status: answer.status, headers: answer.headers });
	};
}

/** The library lets a token through that names others beside us, and one from the future; for a person's sign-in neither is right. */
function isForUsAlone(
	{ aud, azp, iat }: Pick<oidc.IDToken, "aud" | "azp" | "iat">,
	clientId: unknown,
	now: Date,
): boolean {
	const isOurs = aud === clientId || (Array.isArray(aud) && aud.length === 1 && aud[0] === clientId);
	return isOurs && (azp === undefined || azp === clientId) && iat <= now.getTime() / 1000 + APART;
}

function reasonOf(error: unknown): OpenIdRefusal {
	if (error instanceof oidc.AuthorizationResponseError)
		return error.error === "access_denied" ? "cancelled" : "refused";
	const isNetwork =
		error instanceof TypeError || (error instanceof Error && /^(?:Abort|Timeout)Error$/.test(error.name));
	const cause = error instanceof Error ? error.cause : undefined;
	const isDown = cause instanceof Response && cause.status >= 500;
	const timedOut = error instanceof oidc.ClientError && error.code === "OAUTH_TIMEOUT";
	return isNetwork || isDown || timedOut ? "away" : "refused";
}
