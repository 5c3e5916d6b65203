/** `add-client`: a system that may ask for decisions; and later its new keys, or its end. */

import {
	type AddClientRefusal,
	addClient,
	findClient,
	moveClient,
} from "#app/features/machines/client.store.server.ts";
import { type ClientPress, SCOPES } from "#app/features/machines/client.ts";
import {
	type ClientKeys,
	type KeysRefusal,
	readKeyAddress,
	readKeySet,
} from "#app/features/machines/client-keys.ts";
import { type Command, type Desk, type Given, operator, textOf } from "./command.ts";
import { readInput } from "./input-file.ts";

const DOES = `Registers a system that may ask whether an AI tool may be used, and prints its client id.
It proves itself with a private key of its own: only the public keys come here. They count at once.
  --provider ID         the provider whose patients it asks about
  --name NAME           as patients read it in “Who looked”; no other system of the provider has it
  --tools ID,ID         the AI tools that it acts for
  --scopes SCOPE,SCOPE  what it may do: ${SCOPES.join(", ")} (all of it, where this is left out)
  --keys FILE           its public keys, as a JWK set: RSA for RS384, P-384 for ES384
  --keys-address URL    or the https address where it keeps them, fixed from now on
  --client ID           of one that is registered: with --keys or --keys-address these keys count from now on and no
                        others, also where it was disabled; with --disable none does. Its tokens end at once
  --disable             see --client`;

const ADD_WORDS: Readonly<Record<AddClientRefusal, string>> = {
	"key-not-yours": "Somebody else sent this form before.",
	"name-missing": "--name is empty.",
	"name-direction": "--name has a hidden sign that turns the text around. Type it again.",
	"name-taken":
		"--name: another system of this provider has this name. Patients could not tell them apart: add where it stands.",
	"no-such-provider": "--provider: there is no such provider here. Import it first (import-tools).",
	"no-such-tool": "--tools: one of them is not in the register.",
	"scopes-missing": `--scopes: say one or more of ${SCOPES.join(", ")}.`,
	"tools-missing": "--tools: name one or more tools.",
};

const KEY_WORDS: Readonly<Record<KeysRefusal, string>> = {
	"keys-missing": "there is no key in it.",
	"keys-not-json": 'this is no JWK set: {"keys": […]}.',
	"keys-private": "there is a PRIVATE key in it. Nobody but its owner may have it: have a new one made.",
	"keys-kind": "each key needs a kid, and must be RSA of 2,048 to 4,096 bits (RS384) or P-384 (ES384).",
	"keys-same-kid": "two keys have the same kid.",
	"keys-too-many": "there are too many keys in it: 8 at most.",
	"keys-address": "say an https address of a host with a public name, without a port.",
};

export const addClientCommand: Command = {
	usage: "add-client --provider ID --name NAME --tools ID,ID --keys FILE",
	does: DOES,
	options: {
		provider: { type: "string" },
		name: { type: "string" },
		tools: { type: "string" },
		scopes: { type: "string" },
		keys: { type: "string" },
		"keys-address": { type: "string" },
		client: { type: "string" },
		disable: { type: "boolean" },
	},
	files: 0,
	needs: [],
	mayBegin: false,
	async run(desk, given) {
		const id = textOf(given, "client");
		if (id !== undefined) return change(desk, given, id);
		const keys = keysOf(desk, given);
		if (keys === undefined) return false;
		const asked = listOf(given, "scopes") ?? SCOPES;
		const unknown = asked.find((scope) => !SCOPES.some((known) => known === scope));
		const client = {
			providerId: textOf(given, "provider") ?? "",
			name: textOf(given, "name") ?? "",
			tools: listOf(given, "tools") ?? [],
			scopes: unknown === undefined ? SCOPES.filter((scope) => asked.includes(scope)) : [],
			keys,
		};
		const added = await addClient(desk.db, operator, client, desk.at);
		if (!added.ok) {
			desk.complain(ADD_WORDS[added.reason]);
			return false;
		}
		desk.say(`${client.name.trim()} can ask. Its client id: ${added.value}`);
		desk.say(
			`It gets tokens at ${desk.env.publicOrigin}/oauth/token, which is the audience of its assertions.`,
		);
		return true;
	},
};

async function change(desk: Desk, given: Given, id: string): Promise<boolean> {
	const { db, at, say, complain } = desk;
	const client = await findClient(db.read, operator, id);
	if (client === undefined) {
		complain("--client: there is no such client here.");
		return false;
	}
	const ends = given.options["disable"] === true;
	const keys = ends ? undefined : keysOf(desk, given);
	if (!ends && keys === undefined) return false;
	const press: ClientPress = keys === undefined ? { what: "disabled" } : { what: "asked", keys };
	const moved = await moveClient(db, operator, id, press, at);
	if (moved?.ok !== true) {
		complain("Nothing was changed. Look at it again.");
		return false;
	}
	say(
		ends
			? `${client.name} can ask no more. Its tokens are over.`
			: `The new keys of ${client.name} count from now on, and no others. Its tokens are over.`,
	);
	return true;
}

function keysOf({ complain }: Desk, given: Given): ClientKeys | undefined {
	const file = textOf(given, "keys");
	const address = textOf(given, "keys-address");
	if ((file === undefined) === (address === undefined)) {
		complain("Say either --keys or --keys-address.");
		return undefined;
	}
	const text = file === undefined ? undefined : readInput(file);
	if (text?.ok === false) {
		complain(text.reason);
		return undefined;
	}
	const keys = text === undefined ? readKeyAddress(address ?? "") : readKeySet(text.value);
	if (keys.ok) return keys.value;
	complain(`${text === undefined ? "--keys-address" : "--keys"}: ${KEY_WORDS[keys.reason]}`);
	return undefined;
}

function listOf(given: Given, option: string): readonly string[] | undefined {
	return textOf(given, option)
		?.split(",")
		.map((one) => one.trim())
		.filter((one) => one !== "");
}
