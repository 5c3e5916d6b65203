/** `letters`: new codes for patients who have none, each in a letter ready to print. */

import { join } from "node:path";
import { and, eq, gt, isNull } from "drizzle-orm";
import { parseNhsNumber } from "#app/core/nhs-number.ts";
import { oldestUse } from "#app/features/account/letter.ts";
import { makeCode } from "#app/features/account/letter-code.store.server.ts";
import { plainLanguage, unmetBy } from "#app/features/needs/unmet.ts";
import type { Recipient } from "#app/features/people/letter.store.server.ts";
import { recipientOf } from "#app/features/people/letter.store.server.ts";
import { deathOf } from "#app/features/record/death.store.server.ts";
import { loadTranslators } from "#app/i18n/languages.server.ts";
import type { Db } from "#db/open.server.ts";
import { canaries, letterCodes, patientKeys, patients } from "#db/schema.ts";
import { askForNeeds } from "../messages/outbox-needs.server.ts";
import { makePasswords } from "../sign-in/password.server.ts";
import { type Command, type Desk, type Given, operator, textOf } from "./command.ts";
import { letterFolder } from "./letter-files.ts";
import { invitationFor } from "./letter-text.ts";

const DOES = `Makes a letter with a new code for every patient who has no code that works.
One HTML file for each letter, and all.html to print them at once, in a new folder under DATA_DIR/letters.
  --out FOLDER          writes them into this folder, which must be empty
  --patient NHSNUMBER   only for this patient; the old code stops
  --demo                new codes and passwords for the people of the demo, in demo.json and on /demo`;

export const lettersCommand: Command = {
	usage: "letters [--out FOLDER] [--patient NHSNUMBER] [--demo]",
	does: DOES,
	options: { out: { type: "string" }, patient: { type: "string" }, demo: { type: "boolean" } },
	files: 0,
	needs: [],
	mayBegin: false,
	run: (desk, given) => (given.options["demo"] === true ? issueDemo(desk) : write(desk, given)),
};

async function write(desk: Desk, given: Given): Promise<boolean> {
	const { db, at, env, top, say, complain } = desk;
	const named = textOf(given, "patient");
	const wanted = named === undefined ? await withoutCode(db, at) : await withNumber(db, named);
	if (typeof wanted === "string") {
		complain(wanted);
		return false;
	}
	if (wanted.length === 0) {
		say("0 letters: every patient has a code that works.");
		return true;
	}
	const translators = loadTranslators(join(top, "locales"));
	const passwords = makePasswords();
	// The folder is made and its files opened first: a code whose letter cannot be written is a code nobody knows.
	const folder = letterFolder(
		textOf(given, "out") ?? join(env.dataDir, "letters", at.toISOString().slice(0, 19).replace(/[T:]/g, "-")),
		top,
	);
	const notes: string[] = [];
	let made = 0;
	for (const no of wanted) {
		const to = await recipientOf(db.read, db.vault, operator, no);
		const draft = to && (await invitationFor({ db, translators, origin: env.publicOrigin, at }, to));
		if (to === undefined || draft === undefined) {
			notes.push("One patient is on no list of a service: no letter.");
			continue;
		}
		const code = await makeCode(db, passwords, operator, no, at);
		if (!code.ok) throw new Error(`no code: ${code.reason}`);
		const file = folder.add(to.id, draft.withCode(code.value));
		made += 1;
		await db.write((q) => askForNeeds(db, q, draft.provider, to, draft.lang, at));
		notes.push(...whatItIsNot(to, draft.lang).map((what) => `${file}: ${what}`));
	}
	folder.close();
	for (const note of notes) complain(note);
	say(`${made} letters in ${folder.path}: print all.html.`);
	return made === wanted.length;
}

/** What a person has to do beside posting it. */
function whatItIsNot({ needs, email, address }: Recipient, written: string): string[] {
	const unmet = unmetBy({ needs, hasEmail: email !== null, written });
	return [
		...unmet.map((each) =>
			each === "language"
				? `this patient reads ${plainLanguage(needs.reads)}; the letter is in English.`
				: `this patient needs ${each === "address" ? "e-mail" : each}; staff have a job for it.`,
		),
		...(address.length === 0 ? ["there is no address: give it at the desk."] : []),
	];
}

async function withoutCode(db: Db, at: Date): Promise<number[]> {
	const oldest = oldestUse(at);
	const working = and(
		eq(letterCodes.patientNo, patients.no),
		isNull(letterCodes.stoppedAt),
		gt(letterCodes.usedAt, oldest),
	);
	const rows = await db.read
		.select({ no: patients.no })
		.from(patients)
		.innerJoin(patientKeys, eq(patientKeys.patientNo, patients.no))
		.leftJoin(letterCodes, working)
		.leftJoin(canaries, eq(canaries.patientNo, patients.no))
		.where(and(isNull(letterCodes.id), isNull(canaries.patientNo)))
		.orderBy(patients.no);
	const living: number[] = [];
	for (const { no } of rows) if ((await deathOf(db.read, no)) === undefined) living.push(no);
	return living;
}

async function withNumber(db: Db, typed: string): Promise<number[] | string> {
	const number = parseNhsNumber(typed);
	if (!number.ok) return "--patient: this is not an NHS number.";
	const index = db.vault.index("nhs-number", number.value);
	const rows = await db.read
		.select({ no: patients.no })
		.from(patients)
		.leftJoin(canaries, eq(canaries.patientNo, patients.no))
		.where(and(eq(patients.nhsIndex, index), isNull(canaries.patientNo)));
	if (rows.length === 0) return "--patient: nobody here has this NHS number.";
	for (const { no } of rows)
		if ((await deathOf(db.read, no)) !== undefined)
			return "--patient: this patient has died. No letter is made.";
	return rows.map(({ no }) => no);
}

/** The seed is only ever loaded in a demo. */
async function issueDemo({ db, env, say, complain }: Desk): Promise<boolean> {
	if (env.mode === "live") {
		complain("--demo: MODE is live.");
		return false;
	}
	const [known] = await db.read.select({ no: patients.no }).from(patients).limit(1);
	if (known === undefined) {
		complain("--demo: nobody is here yet. Start the portal once: it loads the demo.");
		return false;
	}
	const { issueDemoLetters } = await import("#db/seed.ts");
	const { mode, publicOrigin: origin, dataDir } = env;
	const world = await issueDemoLetters({
		db,
		mode,
		origin,
		dataDir,
		passwords: makePasswords(),
		now: () => new Date(),
	});
	say(
		`New codes for ${world.patients.length} patients and passwords for ${world.staff.length} staff: ${join(dataDir, "demo.json")}`,
	);
	return true;
}
