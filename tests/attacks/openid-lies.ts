/** What an OpenID provider, or whoever stands in its place, may say that is not so: each a sentence of what is wrong. */
import { constants, createHmac, createPublicKey, sign } from "node:crypto";
import type { ServerResponse } from "node:http";
import { type Fields, type Forger, type Lie, part, signed, type Unsigned } from "../forging-provider.ts";

export type Lies = readonly (readonly [wrong: string, lie: Lie])[];

const now = () => Math.floor(Date.now() / 1000);
/** In seconds: more than clocks may be apart. */
const MINUTES = 600;

function hmac({ header, claims }: Unsigned, key: string): string {
	const text = `${part({ ...header, alg: "HS512" })}.${part(claims)}`;
	return `${text}.${createHmac("sha512", key).update(text).digest("base64url")}`;
}

function unsigned({ header, claims }: Unsigned, alg: string): string {
	return `${part({ ...header, alg })}.${part(claims)}.`;
}

function pss({ header, claims }: Unsigned, { own }: Forger): string {
	const text = `${part({ ...header, alg: "PS512" })}.${part(claims)}`;
	const padding = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 64 };
	return `${text}.${sign("sha512", Buffer.from(text), { key: own, ...padding }).toString("base64url")}`;
}

const publicPem = ({ publicJwk }: Forger) =>
	String(createPublicKey({ key: publicJwk, format: "jwk" }).export({ format: "pem", type: "spki" }));

/** Signed well by somebody whom nobody knows, who brings the key along in this way. */
const strays = (header: (forger: Forger) => Fields): Lie => ({
	token: (made, forger) => signed({ ...made, header: { ...made.header, ...header(forger) } }, forger.stray),
});
const strayJwk = ({ stray }: Forger) => createPublicKey(stray).export({ format: "jwk" });

/** How a token is signed. */
export const SIGNATURES: Lies = [
	["the token is signed by nobody", { token: (made) => unsigned(made, "none") }],
	["the token is signed by nobody, spelled otherwise", { token: (made) => unsigned(made, "nOnE") }],
	["the token has no signature", { token: (made, { own }) => signed(made, own).replace(/[^.]*$/, "") }],
	["the token has two parts", { token: ({ header, claims }) => `${part(header)}.${part(claims)}` }],
	["the token is no token", { token: () => "Robert" }],
	[
		"the public key served as the secret of an HMAC",
		{ token: (made, forger) => hmac(made, publicPem(forger)) },
	],
	[
		"the key's number served as the secret",
		{ token: (made, { publicJwk }) => hmac(made, String(publicJwk.n)) },
	],
	[
		"the right key signed by a way that was not agreed on",
		{
			token: ({ header, claims }, { own }) =>
				signed({ header: { ...header, alg: header["alg"] === "RS512" ? "RS256" : "RS512" }, claims }, own),
		},
	],
	["the right key signed with another padding", { token: pss }],
	["another key signed under the right name", strays(() => ({}))],
	["another key signed under a name of its own", strays(() => ({ kid: "stray" }))],
	["the key's name is a path", strays(() => ({ kid: "../../../../dev/null" }))],
	["the token brings its own key", strays((forger) => ({ jwk: strayJwk(forger) }))],
	["the token says where its key is", strays(({ issuer }) => ({ jku: `${issuer}/stray`, kid: "stray" }))],
	["the token says where its certificate is", strays(({ issuer }) => ({ x5u: `${issuer}/stray` }))],
	["the token brings its own certificate", strays(() => ({ x5c: ["MIIB"] }))],
	["what the token asks to be understood is not", { header: { crit: ["ours"], ours: true } }],
	[
		"what was signed was changed afterwards",
		{
			token: (made, { own }) => {
				const [header, , signature] = signed(made, own).split(".");
				return `${header}.${part({ ...made.claims, exp: now() + 3600 })}.${signature}`;
			},
		},
	],
];

/** Whom a token is from and for, when, and in answer to what. */
export const CLAIMS: Lies = [
	["the issuer has a slash more", { claims: ({ iss }) => ({ iss: `${iss}/` }) }],
	["the issuer is another", { claims: { iss: "https://auth.login.example" } }],
	["there is no issuer", { claims: { iss: undefined } }],
	["the token is for another client", { claims: { aud: "somebody-else" } }],
	["the token is for us and another", { claims: ({ aud }) => ({ aud: [aud, "somebody-else"] }) }],
	["the token is for us and another, from us", { claims: ({ aud }) => ({ aud: [aud, "other"], azp: aud }) }],
	["the token is for nobody", { claims: { aud: undefined } }],
	["the token was asked for by another", { claims: { azp: "somebody-else" } }],
	["the token is over", { claims: () => ({ exp: now() - MINUTES }) }],
	["the token never ends", { claims: { exp: undefined } }],
	["the token ends in words", { claims: () => ({ exp: String(now() + MINUTES) }) }],
	["the token is from the future", { claims: () => ({ iat: now() + MINUTES, exp: now() + 2 * MINUTES }) }],
	["the token is from no time", { claims: { iat: undefined } }],
	["the token does not count yet", { claims: () => ({ nbf: now() + MINUTES }) }],
	["the token answers no question", { claims: { nonce: undefined } }],
	["the token answers another question", { claims: { nonce: "a".repeat(43) } }],
	["the token is about nobody", { claims: { sub: undefined } }],
	["the token is about an empty name", { claims: { sub: "" } }],
	["the person is another than the token's", { person: { sub: "somebody-else" } }],
	["the person has no name", { person: { sub: undefined } }],
];

const instead =
	(status: number, body: string, headers: Readonly<Record<string, string>> = {}) =>
	(response: ServerResponse): void => {
		response.writeHead(status, { "content-type": "application/json", ...headers }).end(body);
	};
const changed =
	(over: Fields) =>
	(response: ServerResponse, honest: Fields): void =>
		instead(200, JSON.stringify({ ...honest, ...over }))(response);

/** What its addresses answer, from faults to traps. */
export const ANSWERS: Lies = [
	["it refuses the code", { answers: { token: instead(400, '{"error":"invalid_grant"}') } }],
	["it fails at the code", { answers: { token: instead(500, "Robert") } }],
	["it gives no token of who it is", { answers: { token: changed({ id_token: undefined }) } }],
	["it gives no token to ask with", { answers: { token: changed({ access_token: undefined }) } }],
	["it gives a token of another kind", { answers: { token: changed({ token_type: "mac" }) } }],
	["it leads elsewhere for the token", { answers: { token: instead(307, "", { location: "/stray" }) } }],
	[
		"it answers a page in place of a token",
		{ answers: { token: instead(200, "<p>", { "content-type": "text/html" }) } },
	],
	["its answer is endless", { answers: { token: instead(200, `"${"a".repeat(400_000)}"`) } }],
	["it says nothing of the person", { answers: { userinfo: instead(401, '{"error":"invalid_token"}') } }],
	["it fails at the person", { answers: { userinfo: instead(503, "") } }],
	["what it says of the person is no JSON", { answers: { userinfo: instead(200, "Robert") } }],
	[
		"what it says of the person is endless",
		{ answers: { userinfo: instead(200, `"${"a".repeat(400_000)}"`) } },
	],
	["it leads elsewhere for the person", { answers: { userinfo: instead(302, "", { location: "/stray" }) } }],
];

/** What NHS login says of a patient, which has to be just as it writes it. */
export const OF_PATIENTS: Lies = [
	["they are not known at all", { claims: { vot: "P0.Cp" } }],
	["nothing says how well they are known", { claims: { vot: undefined } }],
	["it is said how well, but not how they signed in", { claims: { vot: "P9" } }],
	["how well is said in small letters", { claims: { vot: "p9.cp.cd" } }],
	["how they signed in is unknown to us", { claims: { vot: "P9.Cp.Cx" } }],
	["how well is a list", { claims: { vot: ["P9.Cp.Cd"] } }],
	["how well is said beside the token alone", { claims: { vot: undefined }, person: { vot: "P9.Cp.Cd" } }],
	["their number has a wrong check digit", { person: { nhs_number: "9990000000" } }],
	["their number has nine digits", { person: { nhs_number: "999000001" } }],
	[
		"their number has spaces",
		{
			person: ({ nhs_number }) => ({
				nhs_number: String(nhs_number).replace(/^(...)(...)/, "$1 $2 "),
			}),
		},
	],
	["their number is a figure", { person: ({ nhs_number }) => ({ nhs_number: Number(nhs_number) }) }],
	["there is no number", { person: { nhs_number: undefined } }],
	["their number is a list", { person: ({ nhs_number }) => ({ nhs_number: [nhs_number] }) }],
	["their birth date has no year", { person: { birthdate: "0000-03-27" } }],
	["their birth date is written otherwise", { person: { birthdate: "27/03/1957" } }],
	["there is no birth date", { person: { birthdate: undefined } }],
	["their birth date is another", { claims: { sub: "new" }, person: { birthdate: "1901-02-03" } }],
	["their number is nobody's here", { claims: { sub: "new" }, person: { nhs_number: "9990000018" } }],
];

/** What the staff's provider says of somebody who works here. */
export const OF_STAFF: Lies = [
	["nothing says how they signed in", { claims: { amr: undefined } }],
	["a password was all", { claims: { amr: ["pwd"] } }],
	["the second factor is a text", { claims: { amr: "mfa" } }],
	["the second factor is written otherwise", { claims: { amr: ["MFA"] } }],
	[
		"the second factor is said beside the token alone",
		{ claims: { amr: ["pwd"] }, person: { amr: ["mfa"] } },
	],
	["the second factor stands where no setting asks for it", { claims: { amr: ["pwd"], acr: "mfa" } }],
	["another account has their address", { claims: { sub: "another" } }],
	[
		"another account has nobody's address",
		{ claims: { sub: "another" }, person: { email: "me@evil.example" } },
	],
	[
		"an address of somebody invited is not said to be theirs",
		{
			claims: { sub: "another" },
			person: { email: "doctor@riverside.example", email_verified: false },
		},
	],
	[
		"an address of somebody invited is said to be theirs in words",
		{
			claims: { sub: "another" },
			person: { email: "doctor@riverside.example", email_verified: "true" },
		},
	],
	[
		"addresses come in a list",
		{
			claims: { sub: "another" },
			person: { email: ["doctor@riverside.example"] },
		},
	],
	["the token was made for patients", { claims: { aud: "portal-of-patients" } }],
];
