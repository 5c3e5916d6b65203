/** The settings by which people sign in elsewhere: patients with NHS login, staff with an OpenID provider. */
import { isIP } from "node:net";
import { StartRefused } from "../start-refused.server.ts";

/** One OpenID provider, and who we are there. Names a file and never holds a key. */
export interface OpenIdSettings {
	/** Exactly as the provider writes it, with or without a slash at the end. */
	readonly issuer: string;
	readonly clientId: string;
	/** An RSA private key in PEM (PKCS #8): we prove who we are with it. */
	readonly keyFile: string;
	/** The one way in which its tokens, and ours, are signed. */
	readonly alg: Alg;
}

export interface StaffOpenIdSettings extends OpenIdSettings {
	/** What staff call it. */
	readonly name: string;
	/** `acr` or `amr` values of which one proves that more than a password was asked for. */
	readonly acr: readonly string[];
	readonly amr: readonly string[];
	/** Nobody of the staff signs in with a password of ours any more. */
	readonly only: boolean;
}

export const ALGS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512"] as const;
export type Alg = (typeof ALGS)[number];

type Source = Readonly<Record<string, string | undefined>>;

const NHS = ["ISSUER", "CLIENT_ID", "KEY_FILE"] as const;
const STAFF = [...NHS, "NAME", "ALG", "ACR", "AMR", "ONLY"] as const;

/** Reads `NHS_LOGIN_*`; null where none is set. NHS login signs with RS512 and nothing else. */
export function readNhsLogin(set: Source, mode: "demo" | "live"): OpenIdSettings | null {
	const read = valuesOf("NHS_LOGIN_", NHS, set, mode);
	return read && { ...read, alg: "RS512" };
}

/** Reads `STAFF_OIDC_*`; null where none is set. Without `ACR` or `AMR` nothing would prove a second factor, so one must be there. */
export function readStaffOpenId(set: Source, mode: "demo" | "live"): StaffOpenIdSettings | null {
	const read = valuesOf("STAFF_OIDC_", STAFF, set, mode);
	if (read === null) return null;
	const [acr, amr] = [wordsIn(set["STAFF_OIDC_ACR"]), wordsIn(set["STAFF_OIDC_AMR"])];
	if (acr.length + amr.length === 0)
		throw new StartRefused("STAFF_OIDC_ACR: it or STAFF_OIDC_AMR must say what proves a second factor");
	const alg = set["STAFF_OIDC_ALG"] ?? "RS256";
	if (!isAlg(alg)) throw new StartRefused(`STAFF_OIDC_ALG: "${alg}" is none of ${ALGS.join(", ")}`);
	const only = set["STAFF_OIDC_ONLY"] ?? "no";
	if (only !== "yes" && only !== "no")
		throw new StartRefused(`STAFF_OIDC_ONLY: "${only}" is neither yes nor no`);
	return { ...read, alg, acr, amr, only: only === "yes", name: set["STAFF_OIDC_NAME"] ?? "OpenID" };
}

const isAlg = (text: string): text is Alg => ALGS.some((alg) => alg === text);
const wordsIn = (text = "") => text.split(/\s+/).filter((word) => word !== "");

function valuesOf(prefix: string, names: readonly string[], set: Source, mode: "demo" | "live") {
	const given = Object.keys(set).filter((name) => name.startsWith(prefix));
	if (given.length === 0) return null;
	const unknown = given.find((name) => !names.includes(name.slice(prefix.length)));
	if (unknown !== undefined) throw new StartRefused(`${unknown}: there is no such setting`);
	const need = (name: string) => {
		const value = set[`${prefix}${name}`];
		if (value === undefined) throw new StartRefused(`${prefix}${name}: ${given[0]} needs it beside it`);
		return value;
	};
	const issuer = need("ISSUER");
	const wrong = whyNoIssuer(issuer, mode);
	if (wrong !== undefined) throw new StartRefused(`${prefix}ISSUER: "${issuer}" ${wrong}`);
	return { issuer, clientId: need("CLIENT_ID"), keyFile: need("KEY_FILE") };
}

/** A live portal asks a named machine over TLS: neither itself nor anything on its own machine can play the provider. */
function whyNoIssuer(issuer: string, mode: "demo" | "live"): string | undefined {
	const url = URL.canParse(issuer) ? new URL(issuer) : undefined;
	if (url === undefined || url.search + url.hash + url.username + url.password !== "")
		return "is not an address such as https://auth.login.example";
	const { protocol, hostname } = url;
	if (mode === "demo")
		return protocol === "https:" || protocol === "http:" ? undefined : "is not a web address";
	if (protocol !== "https:") return "is not https, as MODE=live needs it";
	const isHere = isIP(hostname.replace(/^\[|\]$/g, "")) !== 0 || /(^|\.)localhost\.?$/.test(hostname);
	return isHere ? "is this machine or a bare number, which MODE=live never asks who somebody is" : undefined;
}
