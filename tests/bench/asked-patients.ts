/** Patients with eight answers each in the database of a running portal, and a client that may ask about them. */
import { generateKeyPairSync } from "node:crypto";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { PURPOSES, type Scope } from "#app/core/scope.ts";
import { addClient } from "#app/features/machines/client.store.server.ts";
import { SCOPES } from "#app/features/machines/client.ts";
import { readKeySet } from "#app/features/machines/client-keys.ts";
import { issueToken } from "#app/features/machines/token.store.server.ts";
import { importPatients } from "#app/features/people/import-patients.store.server.ts";
import { makeChoice } from "#app/features/record/make-choice.store.server.ts";
import { subjectOf } from "#app/features/record/record.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { openVault } from "#app/server/keys/vault.server.ts";
import { DEMO_PROVIDER } from "#db/demo-provider.ts";
import { type Db, openDatabase } from "#db/open.server.ts";
import { patients } from "#db/schema.ts";
import { madeUpPatient } from "./made-up-patients.ts";
import type { Portal } from "./portal.ts";

/** What the client may ask about. */
export const ASKED_TOOL = "eye-scan-urgency";

const system = { role: "system", name: "bench" } as const;
const PEOPLE = 200;
/** Far from the numbers of the demo's own people, and of those who are signed in. */
const FIRST = 60_000;

/** All that can be said about one tool: eight answers of each patient. */
export const SCOPES_OF_ONE: readonly Scope[] = [
	...PURPOSES.map((purpose) => ({ tool: ASKED_TOOL, purpose })),
	{ tool: ASKED_TOOL, purpose: null },
	{ tool: null, purpose: "care" },
	{ tool: null, purpose: null },
];

/** The client's token for five minutes, and whom it may ask about. */
export interface Asked {
	readonly token: string;
	readonly people: readonly { readonly id: string; readonly nhsNumber: string; readonly index: string }[];
}

/** Imports them into the database of the portal that is running, and lets the client in. */
export async function fillForMachines({ dataDir }: Portal): Promise<Asked> {
	const db = openDatabase(join(dataDir, "portal.db"), openVault(join(dataDir, "keys"), true));
	try {
		const imported = Array.from({ length: PEOPLE }, (_, n) => madeUpPatient(FIRST + n));
		await importPatients(db, system, imported, new Date());
		const people: Asked["people"][number][] = [];
		for (const { nhsNumber } of imported) {
			const index = db.vault.index("nhs-number", nhsNumber);
			const [row] = await db.read
				.select({ no: patients.no, id: patients.id })
				.from(patients)
				.where(eq(patients.nhsIndex, index));
			if (row === undefined) throw new Error("a patient was not imported");
			await answerAll(db, row.no);
			people.push({ id: row.id, nhsNumber, index });
		}
		return { people, token: await letIn(db) };
	} finally {
		db.close();
	}
}

async function answerAll(db: Db, no: number): Promise<void> {
	const register = await currentRegister(db);
	const patient = { who: "patient" } as const;
	const said = {
		decider: patient,
		recorder: patient,
		way: "online",
		helped: null,
		interpreter: null,
	} as const;
	await db.write(async (q) => {
		const subject = await subjectOf(q, db.vault, no);
		if (subject === undefined) throw new Error("a patient without a key");
		for (const scope of SCOPES_OF_ONE.toReversed()) {
			const choice = {
				scope,
				answer: "no",
				said,
				lang: "en",
				saidOn: null,
				recordedAt: null,
				settles: false,
			} as const;
			await makeChoice(db, q, register, subject, [], choice, new Date());
		}
	});
}

/** Lets the client in, and answers its token for five minutes. */
export async function letIn(db: Db): Promise<string> {
	const { publicKey } = generateKeyPairSync("ec", { namedCurve: "P-384" });
	const keys = readKeySet(
		JSON.stringify({ ...publicKey.export({ format: "jwk" }), kid: "bench", alg: "ES384" }),
	);
	if (!keys.ok) throw new Error(keys.reason);
	const client = {
		providerId: DEMO_PROVIDER,
		name: "Bench",
		tools: [ASKED_TOOL],
		scopes: SCOPES,
		keys: keys.value,
	};
	const added = await addClient(db, system, client, new Date());
	if (!added.ok) throw new Error(added.reason);
	const assertion = { clientId: added.value, jti: "bench", expiresAt: new Date(), keys: keys.value };
	const token = await issueToken(db, assertion, SCOPES, new Date());
	if (!token.ok) throw new Error(token.reason);
	return token.value;
}
