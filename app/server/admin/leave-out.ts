/** `leave-out`: whom to leave out of data that a tool learns from, or that records are made up from, and the proof that they were. */
import { createReadStream, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { RELEASE_PURPOSES } from "#app/core/release-entry.ts";
import { listLeaveOut, proveLeftOut } from "#app/features/lists/leave-out.store.server.ts";
import { readProof } from "#app/features/lists/leave-out.ts";
import type { HasOptedOut } from "#app/features/lists/opt-outs.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { BLOCK_KEY_BYTES } from "../backup/sealed-blocks.server.ts";
import { readOptOuts } from "../lists/check-list.server.ts";
import { type Command, type Desk, type Given, operator, textOf } from "./command.ts";
import { takeNumbers } from "./taken-numbers.ts";

const DOES = `Lists everybody whose information must not go into a release of data, and keeps the proof that it did not.
First, right before the release:
  npm run --silent admin -- leave-out --provider P --tool T --purpose U > leave-out.txt
  --provider P   whose lists the data come from
  --tool T       the tool that learns from them, or that makes records up from them
  --purpose U    training or synthetic
  --came-back F  what the National Data Opt-out sent back for whose data you would take: whoever is missing in it has opted out, and
                 is left out too, unless they said yes to just this tool and purpose. It counts for this list only
A line for each NHS number of who has not said yes to just this, sorted. What is said beside it is the reference of the release, how many they are, and the SHA-256 of the file; all three
stand in the record. Patients read that they were on the list. Then, when whoever made the release has left them out and
sent back how many lines their file has and its SHA-256 (sort -u leave-out.txt | sha256sum):
  npm run admin -- leave-out --release REF --people N --hash H
Is it just that list, it is recorded, and each patient on it reads that they were left out. The exit status is 1 where it is another.`;

export const leaveOutCommand: Command = {
	usage: "leave-out --provider P --tool T --purpose U > leave-out.txt",
	does: DOES,
	options: {
		provider: { type: "string" },
		tool: { type: "string" },
		purpose: { type: "string" },
		release: { type: "string" },
		people: { type: "string" },
		hash: { type: "string" },
		"came-back": { type: "string" },
	},
	files: 0,
	needs: [],
	mayBegin: false,
	async run(desk, given) {
		const release = textOf(given, "release");
		return release === undefined ? list(desk, given) : prove(desk, given, release);
	},
};

async function list(desk: Desk, given: Given): Promise<boolean> {
	const { db, at, say, complain } = desk;
	const register = await currentRegister(db);
	const provider = register.providers.get(textOf(given, "provider") ?? "");
	const tool = register.byId.get(textOf(given, "tool") ?? "");
	const purpose = RELEASE_PURPOSES.find((one) => one === textOf(given, "purpose"));
	if (provider === undefined) complain("--provider: there is no such provider here.");
	if (tool === undefined) complain("--tool: the register has no such tool.");
	if (purpose === undefined) complain(`--purpose: it is one of ${RELEASE_PURPOSES.join(", ")}.`);
	if (provider === undefined || tool === undefined || purpose === undefined) return false;
	const file = textOf(given, "came-back");
	const hasOptedOut = file === undefined ? null : await optOutsIn(desk, file);
	if (hasOptedOut === undefined) return false;
	const made = await listLeaveOut(db, operator, register, provider.id, tool, purpose, hasOptedOut, at);
	if (made.text !== "") say(made.text.trimEnd());
	complain(`release ${made.ref}: ${made.people} people, SHA-256 ${made.hash}`);
	return true;
}

/** Nothing of the file is kept. Undefined, with the reason said, where it cannot be read. */
async function optOutsIn(desk: Desk, file: string): Promise<HasOptedOut | undefined> {
	const parent = join(desk.env.dataDir, "lists");
	mkdirSync(parent, { recursive: true, mode: 0o700 });
	const folder = mkdtempSync(join(parent, "admin-"));
	try {
		const path = join(folder, "came-back");
		const key = desk.db.vault.randomBytes(BLOCK_KEY_BYTES);
		const taken = await takeNumbers(desk, createReadStream(file), path, key);
		if (taken === undefined) return undefined;
		const { rows, badRows } = taken;
		if (badRows > 0) desk.complain(`--came-back: ${badRows} of ${rows} rows are no NHS number.`);
		// Else everybody would seem to have opted out.
		return badRows < rows ? readOptOuts(path, key) : undefined;
	} catch (error) {
		if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
		desk.complain("--came-back: there is no such file.");
		return undefined;
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

async function prove({ db, at, say, complain }: Desk, given: Given, ref: string): Promise<boolean> {
	const proof = readProof(textOf(given, "people") ?? "", textOf(given, "hash") ?? "");
	if (proof === "people-wrong") complain("--people: it is how many lines the file has.");
	else if (proof === "hash-wrong") complain("--hash: it is the SHA-256 of the file, 64 digits.");
	else {
		const proved = await proveLeftOut(db, operator, ref, proof, at);
		if (proved.ok) {
			say(`release ${ref}: they were left out.`);
			return true;
		}
		complain(
			proved.reason === "another-list"
				? "This is NOT the list of that release. Nothing was written down: whoever made the release must leave out the right people."
				: "--release: there is no such release here.",
		);
	}
	return false;
}
