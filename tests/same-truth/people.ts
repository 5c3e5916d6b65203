/** Who is in the histories: so many new patients, one member of staff, and systems that ask for both tools. */
import { eq, inArray } from "drizzle-orm";
import type { StaffActor } from "#app/core/actor.ts";
import { testNhsNumber } from "#app/core/nhs-number.ts";
import { addClient } from "#app/features/machines/client.store.server.ts";
import { SCOPES } from "#app/features/machines/client.ts";
import { readKeySet } from "#app/features/machines/client-keys.ts";
import { importPatients } from "#app/features/people/import-patients.store.server.ts";
import { DEMO_PROVIDER } from "#db/demo-provider.ts";
import { patients, staff } from "#db/schema.ts";
import type { World } from "../attacks/world.ts";
import { aKeyPair, setOf } from "../machine-client.ts";
import { aPatient, system } from "../portal.ts";
import { type Somebody, TOOLS } from "./happenings.ts";

/** Where the numbers of these patients begin: above all of the demo. */
const FIRST = 400_000;

/** On the lists of the eye clinic and the practice, with a session each. */
export async function newPatients({ db, session }: World, howMany: number): Promise<Somebody[]> {
	const numbers = Array.from({ length: howMany }, (_, at) => testNhsNumber(FIRST + at));
	const services = ["riverside-eyes", "riverside-gp"];
	const rows = numbers.map((nhsNumber, at) => ({ ...aPatient(at), nhsNumber, services }));
	await importPatients(db, system, rows, new Date());
	const indexes = new Map(numbers.map((one) => [db.vault.index("nhs-number", one), one]));
	const found = await db.read
		.select({ no: patients.no, id: patients.id, index: patients.nhsIndex })
		.from(patients)
		.where(inArray(patients.nhsIndex, [...indexes.keys()]));
	return Promise.all(
		found.map(async ({ no, id, index }) => ({
			...{ no, id, nhsNumber: indexes.get(index) ?? "", receipts: [], died: false },
			cookie: await session({ patientNo: no }),
		})),
	);
}

/** A clinician of the demo, with a session. */
export async function deskOf({ db, session }: World) {
	const [one] = await db.read
		.select({ staffId: staff.id, staffRole: staff.role, name: staff.name, providerId: staff.providerId })
		.from(staff)
		.where(eq(staff.role, "clinician"));
	if (one === undefined) throw new Error("the demo has no staff");
	const actor: StaffActor = { role: "staff", ...one };
	return { actor, cookie: await session({ staffId: one.staffId }) };
}

/** A client that asks for both tools. */
export async function newClient({ db, server }: World, name: string) {
	const pair = aKeyPair("truth");
	const keys = readKeySet(setOf(pair));
	if (!keys.ok) throw new Error(keys.reason);
	const of = { name, providerId: DEMO_PROVIDER, tools: TOOLS, scopes: SCOPES, keys: keys.value };
	const added = await addClient(db, system, of, new Date());
	if (!added.ok) throw new Error(added.reason);
	return { pair, clientId: added.value, audience: `${server.origin}/oauth/token` };
}
