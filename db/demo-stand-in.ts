/**
 * Plays NHS login and the OpenID provider of staff in a demo: `oidc-provider`, a certified one, with the demo's people. It asks nobody for a
 * password. Its pages are in English alone, as those of another organisation would be.
 */
import { createHash, randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { exportJWK, generateKeyPair } from "jose";
import Provider, { type Configuration } from "oidc-provider";
import type { Env } from "#app/server/env.server.ts";
import type { StandIn } from "#app/server/sign-in/elsewhere.server.ts";
import type { OpenIdClient } from "#app/server/sign-in/openid.server.ts";
import { BACK } from "#app/server/sign-in/sign-in-elsewhere.server.ts";
import { demoPatients, demoStaff } from "./demo-people.ts";
import { readForm, standInPage } from "./demo-stand-in-page.ts";

/** Below the portal's own addresses, so that a demo needs one port. */
const AT = "/demo/stand-in";

/** How staff prove a second factor here. */
const AMR = ["mfa"];

type Claims = { readonly sub: string; readonly [claim: string]: unknown };

/** Everybody who can sign in here: by what they are called in the form, the claims that are said of them. */
const PATIENTS = new Map<string, Claims>([
	...demoPatients.map(({ patient }): [string, Claims] => [
		`${patient.givenNames} ${patient.familyName}`,
		{ sub: subOf(patient.nhsNumber), nhs_number: patient.nhsNumber, birthdate: patient.birthDate },
	]),
	[
		"Somebody who is no patient here",
		{ sub: subOf("nobody"), nhs_number: "9990000018", birthdate: "1970-01-01" },
	],
]);
const STAFF = new Map<string, Claims>(
	demoStaff.map(({ name, email }) => [name, { sub: subOf(email), email, email_verified: true }]),
);

function subOf(text: string): string {
	return createHash("sha256").update(`stand-in ${text}`).digest("hex").slice(0, 32);
}

/** Refuses live mode. Makes its keys when somebody first comes. */
export function makeStandIn({
	mode,
	publicOrigin,
	port,
}: Pick<Env, "mode" | "publicOrigin" | "port">): StandIn {
	if (mode === "live") throw new Error("nobody stands in for NHS login in a live portal");
	// Another name of this machine, where it has one: then the browser really comes back from another site.
	const origin = publicOrigin === `http://localhost:${port}` ? `http://127.0.0.1:${port}` : publicOrigin;
	const issuer = `${origin}${AT}`;
	let made: ReturnType<typeof make> | undefined;
	const opened = () => {
		made ??= make(issuer, publicOrigin);
		return made;
	};
	return {
		issuer,
		amr: AMR,
		client: async (who) => (await opened()).clients[who],
		answer(request, response) {
			if (!request.url?.startsWith(`${AT}/`)) return false;
			void opened().then(({ answer }) => answer(request, response));
			return true;
		},
	};
}

async function make(issuer: string, portal: string) {
	const [own, patient, staff] = await Promise.all(
		["RS512", "RS512", "RS256"].map((alg) => generateKeyPair(alg, { extractable: true })),
	);
	if (own === undefined || patient === undefined || staff === undefined) throw new Error("no keys");
	const client = (who: "patient" | "staff", alg: "RS512" | "RS256", pair: typeof own): OpenIdClient => ({
		...{ issuer, clientId: `portal-${who}`, alg, insecure: true },
		key: { key: pair.privateKey, kid: who },
	});
	const clients = { patient: client("patient", "RS512", patient), staff: client("staff", "RS256", staff) };
	/** How well each is known since they last signed in, for it is said of a sign-in and not of a person. */
	const levels = new Map<string, string>();
	const claimsOf = (sub: string) => [...PATIENTS.values(), ...STAFF.values()].find((one) => one.sub === sub);

	const configuration: Configuration = {
		clients: await Promise.all(
			(["patient", "staff"] as const).map(async (who) => ({
				client_id: clients[who].clientId,
				redirect_uris: [`${portal}${BACK[who]}`],
				post_logout_redirect_uris: [`${portal}/`, `${portal}/staff/sign-out`],
				token_endpoint_auth_method: "private_key_jwt" as const,
				token_endpoint_auth_signing_alg: clients[who].alg,
				id_token_signed_response_alg: clients[who].alg,
				jwks: { keys: [{ ...(await exportJWK((who === "patient" ? patient : staff).publicKey)), kid: who }] },
			})),
		),
		jwks: { keys: [{ ...(await exportJWK(own.privateKey)), kid: "stand-in", use: "sig" }] },
		cookies: { keys: [randomBytes(32).toString("hex")], short: { path: AT }, long: { path: AT } },
		claims: {
			openid: ["sub", "vot", "acr", "amr"],
			profile: ["nhs_number", "birthdate"],
			email: ["email", "email_verified"],
		},
		extraParams: ["vtr"],
		pkce: { required: () => true },
		features: { devInteractions: { enabled: false } },
		enabledJWA: {
			idTokenSigningAlgValues: ["RS256", "RS512"],
			clientAuthSigningAlgValues: ["RS256", "RS512"],
		},
		async renderError(ctx, { error }) {
			ctx.type = "text/plain";
			ctx.body = `The stand-in cannot do this: ${error}. Go back and begin again.`;
		},
		ttl: {
			AccessToken: 300,
			AuthorizationCode: 60,
			IdToken: 300,
			Interaction: 600,
			Session: 600,
			Grant: 600,
		},
		interactions: { url: (_ctx, { uid }) => `${AT}/who/${uid}` },
		// Nobody is asked what may be passed on: the portal gets what its scopes name.
		async loadExistingGrant(ctx) {
			const { client: asks, session, params } = ctx.oidc;
			const grant = new ctx.oidc.provider.Grant({ clientId: asks?.clientId, accountId: session?.accountId });
			grant.addOIDCScope(String(params?.["scope"] ?? "openid"));
			await grant.save();
			return grant;
		},
		findAccount(_ctx, sub) {
			const known = claimsOf(sub);
			if (known === undefined) return undefined;
			const vot = levels.get(sub);
			return { accountId: sub, claims: () => ({ ...known, ...(vot && { vot }) }) };
		},
	};
	const provider = new Provider(issuer, configuration);
	const callback = provider.callback();

	async function ask(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const { params, uid } = await provider.interactionDetails(request, response);
		const isPatient = params["client_id"] === clients.patient.clientId;
		const people = isPatient ? PATIENTS : STAFF;
		if (request.method !== "POST") {
			response.setHeader("Content-Type", "text/html; charset=utf-8").setHeader("Cache-Control", "no-store");
			response.end(standInPage(`${AT}/who/${uid}`, [...people.keys()], isPatient));
			return;
		}
		const form = await readForm(request);
		const person = people.get(form.get("who") ?? "");
		const how = form.get("how") ?? "";
		if (person === undefined || how === "cancel") {
			const error = { error: "access_denied", error_description: "cancelled" };
			await provider.interactionFinished(request, response, error);
			return;
		}
		if (isPatient) levels.set(person.sub, `${how}.Cp.Cd`);
		const amr = how === "mfa" ? ["pwd", "mfa"] : ["pwd"];
		const login = { accountId: person.sub, remember: false, ...(!isPatient && { amr }) };
		await provider.interactionFinished(request, response, { login });
	}

	async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		try {
			if (request.url?.startsWith(`${AT}/who/`)) return await ask(request, response);
			const mounted = request as IncomingMessage & { originalUrl?: string };
			mounted.originalUrl = request.url ?? "";
			request.url = (request.url ?? "").slice(AT.length);
			callback(request, response);
		} catch {
			if (!response.headersSent)
				response.writeHead(400).end("This sign-in is over. Go back and begin again.");
		}
	}
	return { clients, answer };
}
