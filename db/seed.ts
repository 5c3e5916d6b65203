/**
 * The demo world: a made-up provider with its patients and staff. Refuses live mode. At each start of a demo every
 * code and password is new; they are written to `demo.json` in the data folder and shown on `/demo`.
 */
import { writeFileSync } from "node:fs";
import { asc } from "drizzle-orm";
import type { SystemActor } from "#app/core/actor.ts";
import { makeCode } from "#app/features/account/letter-code.store.server.ts";
import { addStaff, resetStaff } from "#app/features/account/staff-account.store.server.ts";
import { inviteStaff } from "#app/features/account/staff-openid.store.server.ts";
import { importPatients } from "#app/features/people/import-patients.store.server.ts";
import { importProviders } from "#app/features/people/import-provider.store.server.ts";
import { importRegister } from "#app/features/tools/import-register.store.server.ts";
import type { Portal } from "#app/server/context.server.ts";
import { type DemoWorld, demoFile } from "#app/server/demo-world.server.ts";
import { readRegisterFiles } from "#app/server/register-files.server.ts";
import { issueDemoClients } from "./demo-clients.ts";
import { recordDemoComments } from "./demo-comments.ts";
import { recordDemoDisputes } from "./demo-disputes.ts";
import { recordDemoHistory } from "./demo-history.ts";
import { demoPatients, demoStaff } from "./demo-people.ts";
import { DEMO_PROVIDER, demoProvider } from "./demo-provider.ts";
import { recordDemoTraining } from "./demo-training.ts";
import { demoTrustedLetters, recordDemoTrust } from "./demo-trust.ts";
import { countDemoUnderstood } from "./demo-understood.ts";
import { reportDemoUses } from "./demo-uses.ts";
import { recordDemoWatch } from "./demo-watch.ts";
import { patients, staff } from "./schema.ts";

const seed: SystemActor = { role: "system", name: "demo" };

/** In milliseconds: 90 days. */
const TOLD_BEFORE = 90 * 86_400_000;

type Needed = Pick<Portal, "db" | "mode" | "origin" | "dataDir" | "passwords" | "now">;

/** Fills an empty database with the demo world, and brings the register of an older demo up to date. */
export async function loadDemo(portal: Needed): Promise<void> {
	const { db, mode, now, passwords } = portal;
	if (mode === "live") throw new Error("demo people never enter a live portal");
	const { register, words } = readRegisterFiles();
	const known = await db.read.select({ no: patients.no }).from(patients).limit(1);
	const isNew = known.length === 0;
	// What a new demo's patients were told is older than what was done in their care.
	await importRegister(db, register, words, isNew ? new Date(now().getTime() - TOLD_BEFORE) : now());
	if (!isNew) return;
	await importProviders(db, seed, demoProvider);
	await importPatients(
		db,
		seed,
		demoPatients.map(({ patient }) => patient),
		now(),
	);
	const began = now();
	await recordDemoHistory(db, began);
	// Somebody must have looked at what patients said is wrong. Their passwords are made anew when they are shown.
	await inTurn(demoStaff, (member) =>
		addStaff(
			db,
			passwords,
			seed,
			{ providerId: DEMO_PROVIDER, ...member, password: db.vault.newReference() },
			now(),
		),
	);
	await reportDemoUses(db, seed, began);
	await recordDemoWatch(db, seed, began);
	await recordDemoTraining(db, began);
	await recordDemoTrust(db, began);
	await recordDemoDisputes(db, began);
	await recordDemoComments(db, began);
	await countDemoUnderstood(db, seed, began);
}

/** Gives every demo patient a new letter code, every demo staff member a new password and every demo client a new key, and writes `demo.json`. */
export async function issueDemoLetters(portal: Needed): Promise<DemoWorld> {
	const { db, mode, passwords, now, origin, dataDir } = portal;
	if (mode === "live") throw new Error("demo people never enter a live portal");
	const rows = await db.read
		.select({ no: patients.no })
		.from(patients)
		.orderBy(asc(patients.no))
		.limit(demoPatients.length);
	const own = await inTurn(rows, async ({ no }, index) => {
		const code = await makeCode(db, passwords, seed, no, now());
		const demo = demoPatients[index];
		if (!code.ok || demo === undefined) throw new Error(`no letter for demo patient ${index}`);
		const { givenNames, familyName, nhsNumber, birthDate } = demo.patient;
		return {
			name: `${givenNames} ${familyName}`,
			nhsNumber,
			birthDate,
			letterCode: code.value,
			about: demo.about,
		};
	});
	const world: DemoWorld = {
		origin,
		patients: [...own, ...(await demoTrustedLetters(db, passwords, seed, now()))],
		staff: await inTurn(demoStaff, async (member) => {
			const password = db.vault.newReference();
			const known = (await db.read.select({ id: staff.id, email: staff.email }).from(staff)).find(
				({ email }) => email === member.email,
			);
			const made = known
				? await resetStaff(db, passwords, seed, known.id, password, now())
				: await addStaff(db, passwords, seed, { providerId: DEMO_PROVIDER, ...member, password }, now());
			if (!made.ok) throw new Error(`no account for ${member.email}: ${made.reason}`);
			return { ...member, password, totpSecret: made.value.totpSecret };
		}),
		clients: await issueDemoClients(db, seed, now()),
	};
	const members = await db.read.select({ id: staff.id, email: staff.email }).from(staff);
	const invited = members.filter(({ email }) => demoStaff.some((member) => member.email === email));
	// Each can come by the stand-in for OpenID too.
	await inTurn(invited, ({ id }) => inviteStaff(db, seed, id, now()));
	writeFileSync(demoFile(dataDir), `${JSON.stringify(world, null, "\t")}\n`, { mode: 0o600 });
	return world;
}

/** One after another: codes and passwords are derived one at a time anyway, and the line for them is short. */
async function inTurn<In, Out>(
	list: readonly In[],
	work: (item: In, index: number) => Promise<Out>,
): Promise<Out[]> {
	const done: Out[] = [];
	for (const [index, item] of list.entries()) done.push(await work(item, index));
	return done;
}
