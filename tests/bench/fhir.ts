/** Searches for a patient's Consents a second at the running portal, beside the least that can answer them. */
import { generateKeyPairSync } from "node:crypto";
import { writeFileSync } from "node:fs";
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
import { openVault } from "#app/server/vault.server.ts";
import { DEMO_PROVIDER } from "#db/demo-provider.ts";
import { type Db, openDatabase } from "#db/open.server.ts";
import { patients } from "#db/schema.ts";
import { makeFolder } from "./clean-up.ts";
import { pagesPerSecond } from "./load.ts";
import { madeUpPatient } from "./made-up-patients.ts";
import { type Portal, startPortal, wireOf } from "./portal.ts";
import { type Effort, inRounds } from "./rounds.ts";
import { serve } from "./served.ts";
import type { Subject } from "./table.ts";

const TOOL = "eye-scan-urgency";
const system = { role: "system", name: "bench" } as const;
const PEOPLE = 200;
/** Far from the numbers of the demo's own people, and of those who are signed in. */
const FIRST = 60_000;

/** All that can be said about one tool: eight answers of each patient. */
const SCOPES_OF_ONE: readonly Scope[] = [
	...PURPOSES.map((purpose) => ({ tool: TOOL, purpose })),
	{ tool: TOOL, purpose: null },
	{ tool: null, purpose: "care" },
	{ tool: null, purpose: null },
];

/** A token is looked at, the eight answers are opened and folded, and each search is written down as a look before it is answered. */
export async function fhir(effort: Effort): Promise<Subject> {
	const portal = await startPortal();
	const { token, ids } = await fill(portal);
	const headers = [`Authorization: Bearer ${token}`, "Accept-Encoding: identity"];
	const paths = ids.map((id) => `/fhir/Consent?patient=${id}`);
	const one = await wireOf(portal, paths[0] ?? "", { authorization: `Bearer ${token}` });
	const entries = (JSON.parse(one.body.toString()) as { entry: { resource: object }[] }).entry;
	if (entries.length !== SCOPES_OF_ONE.length) throw new Error(`${entries.length} Consents were found`);
	const sample = join(makeFolder(), "consent.json");
	writeFileSync(sample, JSON.stringify(entries[0]?.resource));
	const file = join(portal.dataDir, "portal.db");
	const least = await serve("tests/bench/fhir-yardstick.ts", { FILE: file, SAMPLE: sample }, paths[0] ?? "/");
	const of = ({ port }: { readonly port: number }) =>
		pagesPerSecond({ port, path: paths[0] ?? "", paths, headers }, effort.seconds);
	return {
		title: "Searches for Consents a second",
		yardstick: "rows to a Bundle on `node:http`",
		compared: [
			{
				what: "8 Consents of one patient",
				unit: "/s",
				...(await inRounds(
					effort.rounds,
					() => of(portal),
					() => of(least),
				)),
				goal: { least: 0.4 },
			},
		],
		notes: [
			`${PEOPLE} patients with 8 answers each, asked for in turn by 16 connections; ${one.body.length.toLocaleString("en-GB")} bytes each, uncompressed.`,
			"The portal looks at the token, opens and folds the answers, and writes each look to the disk before it answers; the yardstick does none of that.",
		],
	};
}

/** Imports them into the database of the portal that is running, and lets a client in. */
async function fill({
	dataDir,
}: Portal): Promise<{ readonly token: string; readonly ids: readonly string[] }> {
	const db = openDatabase(join(dataDir, "portal.db"), openVault(join(dataDir, "keys"), true));
	try {
		const people = Array.from({ length: PEOPLE }, (_, n) => madeUpPatient(FIRST + n));
		await importPatients(db, system, people, new Date());
		const ids: string[] = [];
		for (const { nhsNumber } of people) {
			const [row] = await db.read
				.select({ no: patients.no, id: patients.id })
				.from(patients)
				.where(eq(patients.nhsIndex, db.vault.index("nhs-number", nhsNumber)));
			if (row === undefined) throw new Error("a patient was not imported");
			await answerAll(db, row.no);
			ids.push(row.id);
		}
		return { ids, token: await letIn(db) };
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

async function letIn(db: Db): Promise<string> {
	const { publicKey } = generateKeyPairSync("ec", { namedCurve: "P-384" });
	const keys = readKeySet(
		JSON.stringify({ ...publicKey.export({ format: "jwk" }), kid: "bench", alg: "ES384" }),
	);
	if (!keys.ok) throw new Error(keys.reason);
	const client = {
		providerId: DEMO_PROVIDER,
		name: "Bench",
		tools: [TOOL],
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
