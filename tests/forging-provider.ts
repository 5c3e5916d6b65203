/**
 * An OpenID provider that lies when it is told to. What it is asked, it checks as an honest one does: who the portal is, its code, once, and the
 * proof of who began. What it says is made by hand, so that anything at all can be wrong with it.
 */
import {
	createHash,
	generateKeyPairSync,
	type JsonWebKey,
	type KeyObject,
	randomUUID,
	sign,
} from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import http, { type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { jwtVerify } from "jose";

export type Fields = Readonly<Record<string, unknown>>;

/** A token before it is signed. */
export interface Unsigned {
	readonly header: Fields;
	readonly claims: Fields;
}

/** What is otherwise than it should be; undefined in a field takes it away. */
export interface Lie {
	readonly header?: Fields;
	readonly claims?: Fields | ((honest: Fields) => Fields);
	/** What is said of the person beside the token. */
	readonly person?: Fields | ((honest: Fields) => Fields);
	/** Makes the whole token. */
	readonly token?: (unsigned: Unsigned, forger: Forger) => string;
	/** Answers at this address in the provider's place; `honest` is what it would have said. */
	readonly answers?: Partial<Record<Place, (response: ServerResponse, honest: Fields) => void>>;
}
export type Place = "discovery" | "token" | "userinfo" | "jwks";

export interface Forger {
	readonly issuer: string;
	/** The key that its JWKS has, and one that nobody knows. */
	readonly own: KeyObject;
	readonly stray: KeyObject;
	readonly publicJwk: JsonWebKey;
	/** How often each address was asked. */
	readonly asked: Record<Place, number>;
	/** Told from now on. */
	lie: Lie;
	/** Settings with which a portal believes it. */
	readonly settings: Readonly<Record<string, string>>;
	/** The private key of a client, as its portal has it. */
	readonly clientKeys: Readonly<Record<string, KeyObject>>;
	/** Somebody signs in at the address to which the portal led them; answers what their browser brings back. */
	signIn(address: URL, claims: Fields, person: Fields): URLSearchParams;
	stop(): void;
}

export const PATIENTS = "portal-of-patients";
export const STAFF = "portal-of-staff";
const ALG = { [PATIENTS]: "RS512", [STAFF]: "RS256" } as const;

/** A part of a token. */
export const part = (fields: Fields | string): string =>
	Buffer.from(typeof fields === "string" ? fields : JSON.stringify(fields)).toString("base64url");

/** Signed with this key, by the hash that the name of the algorithm ends with. */
export function signed({ header, claims }: Unsigned, key: KeyObject): string {
	const text = `${part(header)}.${part(claims)}`;
	return `${text}.${sign(`sha${String(header["alg"]).slice(2)}`, Buffer.from(text), key).toString("base64url")}`;
}

interface Grant {
	readonly clientId: string;
	readonly nonce: string;
	readonly challenge: string;
	readonly back: string;
	readonly claims: Fields;
	readonly person: Fields;
}

/** Starts it on a port of its own. */
export async function startForger(): Promise<Forger> {
	const pair = () => generateKeyPairSync("rsa", { modulusLength: 2048 });
	const [own, stray] = [pair(), pair()];
	const clients = { [PATIENTS]: pair(), [STAFF]: pair() };
	const codes = new Map<string, Grant>();
	const people = new Map<string, Fields>();
	const asked = { discovery: 0, token: 0, userinfo: 0, jwks: 0 };
	const server = http.createServer((request, response) => {
		let body = "";
		request.on("data", (chunk) => {
			body += chunk;
		});
		request.on("end", () => void answer(request.url ?? "", request.headers.authorization, body, response));
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const publicJwk = own.publicKey.export({ format: "jwk" });
	const folder = mkdtempSync(join(tmpdir(), "forger-"));
	const keyFile = (clientId: keyof typeof clients) => {
		const file = join(folder, `${clientId}.pem`);
		writeFileSync(file, clients[clientId].privateKey.export({ format: "pem", type: "pkcs8" }));
		return file;
	};

	const forger: Forger = {
		issuer,
		own: own.privateKey,
		stray: stray.privateKey,
		publicJwk,
		asked,
		lie: {},
		clientKeys: { [PATIENTS]: clients[PATIENTS].privateKey, [STAFF]: clients[STAFF].privateKey },
		settings: {
			NHS_LOGIN_ISSUER: issuer,
			NHS_LOGIN_CLIENT_ID: PATIENTS,
			NHS_LOGIN_KEY_FILE: keyFile(PATIENTS),
			STAFF_OIDC_ISSUER: issuer,
			STAFF_OIDC_CLIENT_ID: STAFF,
			STAFF_OIDC_KEY_FILE: keyFile(STAFF),
			STAFF_OIDC_AMR: "mfa",
		},
		signIn(address, claims, person) {
			const asks = (name: string) => address.searchParams.get(name) ?? "";
			const code = randomUUID();
			const [clientId, back] = [asks("client_id"), asks("redirect_uri")];
			codes.set(code, {
				...{ clientId, nonce: asks("nonce"), challenge: asks("code_challenge"), back, claims, person },
			});
			return new URLSearchParams({ code, state: asks("state"), iss: issuer });
		},
		stop() {
			server.closeAllConnections();
			server.close();
		},
	};

	async function answer(
		url: string,
		bearer: string | undefined,
		body: string,
		response: ServerResponse,
	): Promise<void> {
		const place = PLACES[url];
		if (place === undefined) return void response.writeHead(404).end();
		asked[place] += 1;
		const honest = await honestly[place](new URLSearchParams(body), bearer);
		const instead = forger.lie.answers?.[place];
		if (instead !== undefined) return instead(response, honest);
		const status = "error" in honest ? 400 : 200;
		response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(honest));
	}

	const honestly: Record<Place, (form: URLSearchParams, bearer?: string) => Promise<Fields> | Fields> = {
		discovery: () => ({
			issuer,
			authorization_endpoint: `${issuer}/authorize`,
			token_endpoint: `${issuer}/token`,
			userinfo_endpoint: `${issuer}/userinfo`,
			jwks_uri: `${issuer}/jwks`,
			id_token_signing_alg_values_supported: ["RS256", "RS512"],
		}),
		jwks: () => ({ keys: [{ ...publicJwk, kid: "own" }] }),
		token: tokenFor,
		userinfo: (_form, bearer) =>
			people.get(bearer?.replace(/^Bearer /, "") ?? "") ?? { error: "invalid_token" },
	};

	async function tokenFor(form: URLSearchParams): Promise<Fields> {
		const code = form.get("code") ?? "";
		const grant = codes.get(code);
		codes.delete(code);
		if (grant === undefined || !(await isTheirs(form, grant))) return { error: "invalid_grant" };
		const now = Math.floor(Date.now() / 1000);
		const { lie } = forger;
		const honest: Fields = {
			...{ iss: issuer, aud: grant.clientId, nonce: grant.nonce, iat: now, exp: now + 300 },
			...grant.claims,
		};
		const over = typeof lie.claims === "function" ? lie.claims(honest) : lie.claims;
		const alg = ALG[grant.clientId as keyof typeof ALG];
		const unsigned = { header: { alg, kid: "own", ...lie.header }, claims: { ...honest, ...over } };
		const access = randomUUID();
		const said = typeof lie.person === "function" ? lie.person(grant.person) : lie.person;
		people.set(access, { sub: honest["sub"], ...grant.person, ...said });
		const id_token = lie.token?.(unsigned, forger) ?? signed(unsigned, own.privateKey);
		return { access_token: access, token_type: "Bearer", expires_in: 300, id_token };
	}

	async function isTheirs(form: URLSearchParams, { clientId, challenge, back }: Grant): Promise<boolean> {
		const proof = createHash("sha256")
			.update(form.get("code_verifier") ?? "")
			.digest("base64url");
		const client = clients[clientId as keyof typeof clients];
		try {
			const who = { issuer: clientId, subject: clientId, audience: `${issuer}/token` };
			await jwtVerify(form.get("client_assertion") ?? "", client.publicKey, who);
		} catch {
			return false;
		}
		return proof === challenge && form.get("redirect_uri") === back;
	}
	return forger;
}

const PLACES: Readonly<Record<string, Place>> = {
	"/.well-known/openid-configuration": "discovery",
	"/token": "token",
	"/userinfo": "userinfo",
	"/jwks": "jwks",
};
