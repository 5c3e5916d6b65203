/** One portal under attack, with people of every role in it, and the same file open beside it as its owner could. */

import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { and, eq, isNull } from "drizzle-orm";
import type { StaffRole } from "#app/core/actor.ts";
import { startSession } from "#app/features/account/session.store.server.ts";
import { type DemoWorld, readDemoWorld } from "#app/server/demo-world.server.ts";
import { openVault } from "#app/server/keys/vault.server.ts";
import { DEMO_PROVIDER } from "#db/demo-provider.ts";
import { type Db, openDatabase } from "#db/open.server.ts";
import { outbox, patients, staff, tasks, uses } from "#db/schema.ts";
import { type RunningServer, startServer } from "#tests/server.ts";
import { ask, hidden, send } from "./http.ts";
import { openOutside } from "./outside-look.ts";
import { addStranger } from "./stranger.ts";

/** The tool that the victim chose about. */
export const TOOL = "eye-scan-urgency";

export interface Person {
	readonly name: string;
	readonly nhsNumber: string;
	/** ISO day. */
	readonly birthDate: string;
	readonly letterCode: string;
	readonly no: number;
	/** Random id, as staff addresses have it. */
	readonly id: string;
}

export interface World {
	readonly server: RunningServer;
	readonly port: number;
	readonly demo: DemoWorld;
	/** The same database, opened beside the server with its key. */
	readonly db: Db;
	/** The same file without anything of ours around it. */
	readonly file: Sqlite.Database;
	/** Chose, and has receipts, a job and a letter. */
	readonly victim: Person;
	/** Another patient of the same provider. */
	readonly other: Person;
	/** Receipt references of what the victim said themself. */
	readonly receipts: readonly string[];
	/** Receipt reference of what staff wrote down for them. */
	readonly recorded: string;
	readonly task: string;
	/** A use of an AI tool in the victim's care. */
	readonly use: string;
	readonly letter: string;
	/** What the victim said is wrong, which their provider answers. */
	readonly dispute: string;
	/** What the victim thinks of `TOOL`. */
	readonly comment: string;
	/** An emergency override of `TOOL` for the victim, which is over. */
	readonly override: string;
	/** What a doctor of the victim's provider opened at somebody who is on no list of theirs. */
	readonly outside: string;
	readonly staffId: string;
	/** Works for another provider, on whose lists nobody is. */
	readonly strangerId: string;
	/** A new session, as the cookie a browser would send. */
	/** A session of a staff member of the victim's provider with this role. */
	sessionOfRole(role: StaffRole): Promise<string>;
	session(
		of: { readonly patientNo?: number; readonly staffId?: string; readonly trustedId?: string },
		at?: Date,
	): Promise<string>;
	/** Everything printed since the portal began to serve. */
	logged(): string;
	stop(): Promise<void>;
}

/** Starts the portal as it is built, and brings another provider with its own staff in. */
export async function startWorld(settings: Readonly<Record<string, string>> = {}): Promise<World> {
	const server = await startServer(settings);
	const printedAtStart = server.printed().length;
	const port = Number(new URL(server.origin).port);
	const demo = readDemoWorld(server.dataDir);
	const path = join(server.dataDir, "portal.db");
	const db = openDatabase(path, openVault(join(server.dataDir, "keys"), false));
	const file = new Sqlite(path);
	const strangerId = await addStranger(db, TOOL);
	const session: World["session"] = async (of, at = new Date()) => {
		const id = await db.write((q) => startSession(db, q, { shared: true, helped: null, ...of }, at));
		return `sid=${id}`;
	};
	const [victim, other] = [
		await personCalled(db, demo, "Robert Hill"),
		await personCalled(db, demo, "Peter Doyle"),
	];
	const cookie = await session({ patientNo: victim.no });
	const [member] = await db.read.select({ id: staff.id }).from(staff).where(eq(staff.role, "reception"));
	if (member === undefined) throw new Error("the demo has no staff");
	// First, since an answer that staff write down settles the call that a "not sure" asked for.
	const recorded = await writeDown(port, await session({ staffId: member.id }), victim.id, {
		everything: "no",
	});
	const receipts = [await choose(port, cookie, "yes"), await choose(port, cookie, "unsure")];
	const [task] = await db.read
		.select({ id: tasks.id })
		.from(tasks)
		.where(and(eq(tasks.patientNo, victim.no), isNull(tasks.doneAt)));
	const [letter] = await db.read
		.select({ id: outbox.id })
		.from(outbox)
		.where(eq(outbox.patientNo, victim.no));
	const [use] = await db.read.select({ id: uses.id }).from(uses).where(eq(uses.patientNo, victim.no));
	if (task === undefined || letter === undefined || use === undefined)
		throw new Error("the victim has no job, letter or use");
	const dispute = await disputeByPatient(port, cookie);
	const comment = await commentOn(port, `/en/my/tools/${TOOL}/comment`, cookie);
	const [doctor] = await db.read.select({ id: staff.id }).from(staff).where(eq(staff.role, "clinician"));
	const doctors = await session({ staffId: doctor?.id ?? "" });
	const override = await overrideAndEnd(port, doctors, victim.id);
	const outside = await openOutside(port, doctors, await personCalled(db, demo, "Nadia Rahman"));
	return {
		server,
		port,
		demo,
		db,
		file,
		victim,
		other,
		receipts,
		recorded,
		dispute,
		comment,
		override,
		outside,
		task: task.id,
		use: use.id,
		letter: String(letter.id),
		staffId: member.id,
		strangerId,
		session,
		async sessionOfRole(role) {
			const [one] = await db.read
				.select({ id: staff.id })
				.from(staff)
				.where(and(eq(staff.role, role), eq(staff.providerId, DEMO_PROVIDER)));
			return session({ staffId: one?.id ?? "" });
		},
		logged: () => server.printed().slice(printedAtStart),
		async stop() {
			file.close();
			db.close();
			await server.stop();
		},
	};
}

/** Answers about `TOOL` and saves, as the pages ask for it. Answers the receipt's reference. */
export async function choose(port: number, cookie: string, answer: string): Promise<string> {
	const page = `/en/my/tools/${TOOL}`;
	await send(port, `${page}/choose`, cookie, { choice: answer });
	const once = hidden((await ask(port, `${page}/check`, { headers: { cookie } })).body, "once");
	const saved = await send(port, `${page}/check`, cookie, { once });
	const ref = /\/my\/receipts\/(.+)$/.exec(saved.headers["location"] ?? "")?.[1];
	if (ref === undefined) throw new Error(`not saved: ${saved.status} ${saved.headers["location"]}`);
	return ref;
}

/** Says that something is wrong, as the pages ask for it, and sends it. Answers its id. */
export async function disputeByPatient(port: number, cookie: string): Promise<string> {
	const pages = "/en/my/disputes/new";
	await send(port, pages, cookie, { about: "unknown" });
	await send(port, `${pages}/what`, cookie, { "route-tool-output": "yes" });
	await send(port, `${pages}/answer`, cookie, { by: "letter" });
	const once = hidden((await ask(port, `${pages}/check`, { headers: { cookie } })).body, "once");
	const saved = await send(port, `${pages}/check`, cookie, { once });
	const id = /\/my\/disputes\/(\w+)$/.exec(saved.headers["location"] ?? "")?.[1];
	if (id === undefined) throw new Error(`not sent: ${saved.status} ${saved.headers["location"]}`);
	return id;
}

/** Says what they think of the tool of this page. Answers the comment's id. */
export async function commentOn(port: number, page: string, cookie: string): Promise<string> {
	const once = hidden((await ask(port, page, { headers: { cookie } })).body, "once");
	const saved = await send(port, page, cookie, { once, clear: "no", worry: "Who sees my pictures?" });
	const id = /comment(?:\/|\?sent=)(\w+)$/.exec(saved.headers["location"] ?? "")?.[1];
	if (id === undefined) throw new Error(`not said: ${saved.status} ${saved.headers["location"]}`);
	return id;
}

/** Allows `TOOL` for this patient in an emergency, and ends that. Answers its receipt's reference. */
async function overrideAndEnd(port: number, cookie: string, patientId: string): Promise<string> {
	const page = `/staff/patients/${patientId}/override/${TOOL}`;
	const said = { because: "not-awake", why: "She did not wake up.", minutes: "15" };
	const shown = await send(port, page, cookie, said);
	const key = { once: hidden(shown.body, "once"), seen: hidden(shown.body, "seen") };
	const saved = await send(port, page, cookie, { ...said, ...key, step: "check", agreed: "yes" });
	const place = saved.headers["location"] ?? "";
	const ref = /\/overrides\/(.+)$/.exec(place)?.[1];
	if (ref === undefined) throw new Error(`not started: ${shown.status} ${saved.status}`);
	await send(port, place, cookie, {});
	return ref;
}

/** What staff write down of a call, read back and saved. Answers the receipt's reference. */
export async function writeDown(
	port: number,
	cookie: string,
	patientId: string,
	answers: Readonly<Record<string, string>>,
): Promise<string> {
	const page = `/staff/patients/${patientId}/record`;
	const said = { way: "phone", decider: "patient", ...answers };
	const shown = await send(port, page, cookie, said);
	const key = { once: hidden(shown.body, "once"), seen: hidden(shown.body, "seen") };
	const saved = await send(port, page, cookie, { ...said, ...key, page: "check", agreed: "yes" });
	const ref = /\/receipts\/(.+)$/.exec(saved.headers["location"] ?? "")?.[1];
	if (ref === undefined) throw new Error(`not written down: ${shown.status} ${saved.status}`);
	return ref;
}

async function personCalled(db: Db, demo: DemoWorld, name: string): Promise<Person> {
	const found = demo.patients.find((patient) => patient.name === name);
	if (found === undefined) throw new RangeError(`the demo has nobody called ${name}`);
	const [row] = await db.read
		.select({ no: patients.no, id: patients.id })
		.from(patients)
		.where(eq(patients.nhsIndex, db.vault.index("nhs-number", found.nhsNumber)));
	if (row === undefined) throw new Error(`${name} is not in the database`);
	return { ...found, ...row };
}
