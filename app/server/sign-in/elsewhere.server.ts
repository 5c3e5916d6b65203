/** Opens the ways in that rest on somebody else's word, as the settings say; in a demo without them, a stand-in on this machine gives it. */
import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { calculateJwkThumbprint, exportJWK, importPKCS8 } from "jose";
import type { Vault } from "#db/vault.ts";
import type { Portal } from "../context.server.ts";
import type { Env } from "../env.server.ts";
import { StartRefused } from "../start-refused.server.ts";
import { makeOpenId, type OpenIdClient } from "./openid.server.ts";
import type { OpenIdSettings, StaffOpenIdSettings } from "./openid-settings.server.ts";
import { makeSignInElsewhere } from "./sign-in-elsewhere.server.ts";

/** Plays both providers in a demo. */
export interface StandIn {
	/** Answers the request if it is for the stand-in. */
	readonly answer: (request: IncomingMessage, response: ServerResponse) => boolean;
	readonly issuer: string;
	/** Made when first needed. */
	readonly client: (who: "patient" | "staff") => Promise<OpenIdClient>;
	/** How staff prove a second factor there. */
	readonly amr: readonly string[];
}

/** What the settings name, else the stand-in. Throws `StartRefused` where a key cannot be used. Nobody is asked before somebody signs in. */
export async function openElsewhere(
	{ mode, publicOrigin, nhsLogin, staffOpenId }: Env,
	vault: Pick<Vault, "portal">,
	fault: Portal["fault"],
	standIn: StandIn | undefined,
): Promise<Pick<Portal, "nhsLogin" | "staffOpenId">> {
	if (mode === "live" && standIn !== undefined) throw new Error("a live portal believes no stand-in");
	const now = () => new Date();
	const needed = { vault, origin: publicOrigin, now };
	const openIdOf = (doing: string, issuer: string, client: () => Promise<OpenIdClient>) =>
		makeOpenId(client, { issuer, now, fault: (error) => fault(error, doing) });

	async function at(who: "patient" | "staff", name: string, settings: OpenIdSettings | null) {
		const doing = who === "patient" ? "asking NHS login" : "asking the OpenID provider of staff";
		if (settings !== null) {
			const client = await clientOf(name, settings, mode === "demo");
			return openIdOf(doing, settings.issuer, async () => client);
		}
		return standIn && openIdOf(doing, standIn.issuer, () => standIn.client(who));
	}

	const forPatients = await at("patient", "NHS_LOGIN_KEY_FILE", nhsLogin);
	const forStaff = await at("staff", "STAFF_OIDC_KEY_FILE", staffOpenId);
	const said = staffOpenId ?? playedBy(standIn);
	return {
		nhsLogin: forPatients && makeSignInElsewhere("patient", forPatients, needed),
		staffOpenId: forStaff && {
			...makeSignInElsewhere("staff", forStaff, needed, said.acr),
			name: said.name,
			second: { acr: said.acr, amr: said.amr },
			only: said.only,
		},
	};
}

function playedBy(standIn: StandIn | undefined): Pick<StaffOpenIdSettings, "name" | "acr" | "amr" | "only"> {
	return { name: "OpenID", acr: [], amr: standIn?.amr ?? [], only: false };
}

/** Short keys are refused: whoever found ours could sign in as anybody. */
const LEAST_BITS = 2048;

async function clientOf(
	name: string,
	{ issuer, clientId, keyFile, alg }: OpenIdSettings,
	isDemo: boolean,
): Promise<OpenIdClient> {
	try {
		const pem = readFileSync(keyFile, "utf8");
		const key = await importPKCS8(pem, alg);
		if ((key.algorithm as RsaHashedKeyAlgorithm).modulusLength < LEAST_BITS)
			throw new RangeError("the key is too short");
		// The provider was given the public half under this name, which anybody can work out from it.
		const { kty, n, e } = await exportJWK(await importPKCS8(pem, alg, { extractable: true }));
		const kid = await calculateJwkThumbprint({ kty: kty ?? "", n: n ?? "", e: e ?? "" });
		return { issuer, clientId, alg, key: { key, kid }, insecure: isDemo && issuer.startsWith("http:") };
	} catch {
		throw new StartRefused(
			`${name}: "${keyFile}" holds no RSA private key of ${LEAST_BITS} bits or more (PKCS #8)`,
		);
	}
}
