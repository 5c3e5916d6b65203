/** A thread of its own that makes a list of people to leave out, counts who was added since, or makes its numbers anew: of a million people that takes its time. */
import { parentPort, workerData } from "node:worker_threads";
import type { ReleasePurpose } from "#app/core/release-entry.ts";
import {
	leftOutSince,
	type MadeList,
	makeLeaveOut,
	remadeText,
} from "#app/features/lists/leave-out-people.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { openListReader } from "#db/open.server.ts";
import { openVault } from "../keys/vault.server.ts";
import { readOptOuts } from "./check-list.server.ts";

interface Of {
	readonly providerId: string;
	readonly tool: string;
	readonly purpose: ReleasePurpose;
	readonly at: Date;
}

/** What the thread is asked. `cameBack`: what the National Data Opt-out sent back, sealed with a key. */
export type LeaveOutAsked =
	| ({
			readonly what: "make";
			readonly cameBack: { readonly path: string; readonly key: Uint8Array } | null;
	  } & Of)
	| ({ readonly what: "since"; readonly lookId: number | null } & Of)
	| {
			readonly what: "numbers";
			readonly lookId: number | null;
			readonly people: number;
			readonly hash: string;
	  };

/** It opens the file and the keys by itself. */
export interface LeaveOutJob {
	readonly database: string;
	readonly keysDir: string;
	readonly asked: LeaveOutAsked;
}

/** What it says: the list without its numbers, a count, or the numbers piece by piece and at the end whether that was the list. */
export type LeaveOutSays =
	| { readonly made: Omit<MadeList, "text"> }
	| { readonly more: number }
	| { readonly piece: string }
	| { readonly isTheList: boolean };

/** Characters of one piece. */
const PIECE = 64 * 1024;

const { database, keysDir, asked } = workerData as LeaveOutJob;
const say = (what: LeaveOutSays) => parentPort?.postMessage(what);
const reader = openListReader(database);
const desk = { read: reader.read, vault: openVault(keysDir, false) };

async function ruleOf({ tool: id, providerId, purpose, at }: Of) {
	const register = await currentRegister(desk);
	const tool = register.byId.get(id);
	if (tool === undefined) throw new Error(`the register has no tool ${id}`);
	return { register, of: { providerId, tool, purpose, at } };
}

switch (asked.what) {
	case "make": {
		const { register, of } = await ruleOf(asked);
		const { cameBack } = asked;
		const hasOptedOut = cameBack && readOptOuts(cameBack.path, cameBack.key);
		const { people, hash, parts } = await makeLeaveOut(desk, register, { ...of, hasOptedOut });
		say({ made: { people, hash, parts } });
		break;
	}
	case "since": {
		const { register, of } = await ruleOf(asked);
		say({ more: await leftOutSince(desk, register, { ...of, hasOptedOut: null }, asked.lookId) });
		break;
	}
	case "numbers": {
		const text = await remadeText(desk, asked.lookId, asked);
		say({ isTheList: text !== undefined });
		for (let at = 0; at < (text?.length ?? 0); at += PIECE) say({ piece: text?.slice(at, at + PIECE) ?? "" });
		break;
	}
}
reader.close();
