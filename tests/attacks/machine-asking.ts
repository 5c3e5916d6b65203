/** A client of the demo, as it asks for tokens. */
import { createPrivateKey } from "node:crypto";
import { anAssertion, type KeyPair, tokenForm } from "#tests/machine-client.ts";
import { type Answered, ask, FORM } from "./http.ts";
import type { World } from "./world.ts";

/** Where they are given. */
export const PLACE = "/oauth/token";

interface Asking {
	readonly pair: KeyPair;
	readonly clientId: string;
	readonly audience: string;
}

/** A demo client, with its key. */
export function clientOf({ demo, server }: World, at = 0): Asking {
	const client = demo.clients[at];
	if (client === undefined) throw new Error("the demo has no client");
	const { privateJwk, clientId } = client;
	const privateKey = createPrivateKey({ key: privateJwk, format: "jwk" });
	const pair: KeyPair = { kid: privateJwk.kid, alg: "ES384", privateKey, publicJwk: privateJwk };
	return { pair, clientId, audience: `${server.origin}${PLACE}` };
}

/** A good assertion of this client. */
export function assertionOf(
	{ pair, ...said }: Asking,
	claims: Readonly<Record<string, unknown>> = {},
): Promise<string> {
	return anAssertion(pair, { ...said, at: new Date(), claims });
}

/** Sends this form to the token endpoint. */
export function askToken(
	world: World,
	body: string,
	headers: Readonly<Record<string, string>> = FORM,
): Promise<Answered> {
	return ask(world.port, PLACE, { method: "POST", headers, body });
}

/** A token of this client, for these scopes. */
export async function tokenOf(
	world: World,
	client = clientOf(world),
	scope = "system/Consent.rs",
): Promise<string> {
	const answered = await askToken(world, tokenForm(await assertionOf(client), { scope }));
	if (answered.status !== 200) throw new Error(`no token: ${answered.body}`);
	return (JSON.parse(answered.body) as { access_token: string }).access_token;
}
