/**
 * A database with the project's register and two providers, made once for a whole test run: each test's portal is a copy
 * of it, so that no test waits for an import that it does not test.
 */
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { importProviders } from "#app/features/people/import-provider.store.server.ts";
import type { ProviderFile } from "#app/features/people/provider-file.ts";
import { importRegister } from "#app/features/tools/import-register.store.server.ts";
import { vaultOf } from "#app/server/keys/vault.server.ts";
import { readRegisterFiles } from "#app/server/register-files.server.ts";
import { openDatabase } from "#db/open.server.ts";
import { NOON } from "./builders.ts";

declare module "vitest" {
	interface ProvidedContext {
		/** The file to copy. */
		registerDatabase: string;
	}
}

const provider = (id: string, name: string): ProviderFile["providers"][number] => ({
	id,
	name,
	phone: "01632 960 100",
	email: `help@${id}.example`,
	address: ["1 Mill Lane", "Riverside"],
	nation: "england",
	planningBasis: "objection",
});

/** Riverside has an eye clinic and a practice; Hillside is somebody else's. */
const PROVIDERS: ProviderFile = {
	providers: [provider("riverside", "Riverside Health"), provider("hillside", "Hillside Health")],
	services: [
		{
			id: "riverside-eyes",
			provider: "riverside",
			names: { en: "Eye clinic" },
			uses: [
				{ tool: "eye-scan-urgency", stage: "in-use", since: "2026-03-16" },
				{ tool: "retina-disease-detection", stage: "trial", since: "2026-10-05" },
				{ tool: "staff-rostering", stage: "in-use", since: "2026-01-05" },
			],
		},
		{
			id: "riverside-gp",
			provider: "riverside",
			names: { en: "Practice" },
			uses: [{ tool: "symptom-triage", stage: "in-use", since: "2026-03-02" }],
		},
		{
			id: "hillside-gp",
			provider: "hillside",
			names: { en: "Hillside practice" },
			uses: [{ tool: "consultation-notes", stage: "in-use", since: "2026-02-02" }],
		},
	],
};

/** Makes it before the first test; what is answered takes it away after the last. */
export default async function setup(project: TestProject): Promise<() => void> {
	const folder = mkdtempSync(join(tmpdir(), "register-"));
	const file = join(folder, "portal.db");
	const db = openDatabase(file, vaultOf(randomBytes(32)));
	const { register, words } = readRegisterFiles();
	await importRegister(db, register, words, NOON);
	await importProviders(db, { role: "system", name: "test" }, PROVIDERS);
	db.close();
	project.provide("registerDatabase", file);
	return () => rmSync(folder, { recursive: true, force: true });
}
