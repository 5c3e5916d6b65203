/** A system of a provider that asks, and what it is answered: for tests of what machines are told. */
import type { ClientActor } from "#app/core/actor.ts";
import type { Answer } from "#app/core/entry.ts";
import { type Told, tellChanges } from "#app/features/machines/changes.store.server.ts";
import { readCheck } from "#app/features/machines/check.ts";
import { addClient } from "#app/features/machines/client.store.server.ts";
import { SCOPES } from "#app/features/machines/client.ts";
import { readKeyAddress } from "#app/features/machines/client-keys.ts";
import { decideChecks } from "#app/features/machines/decide-checks.store.server.ts";
import { makeChoice } from "#app/features/record/make-choice.store.server.ts";
import { subjectOf } from "#app/features/record/record.store.server.ts";
import { readStanding } from "#app/features/record/standing.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { reportUse } from "#app/features/uses/use.store.server.ts";
import { aSaying, NOON } from "./builders.ts";
import { system, type TestPatient, type TestPortal } from "./portal.ts";

/** The tool that it asks for. */
export const TOOL = "eye-scan-urgency";

/** A check of this number, in care, but for what `over` says. */
export const about = (nhsNumber: string, over = {}) => ({ nhsNumber, tool: TOOL, purpose: "care", ...over });

/** A client of this provider, for `TOOL`. */
export async function aClient({ db }: TestPortal, providerId: string, name: string): Promise<ClientActor> {
	const keys = readKeyAddress("https://keys.maker.example/jwks");
	if (!keys.ok) throw new Error(keys.reason);
	const added = await addClient(
		db,
		system,
		{ providerId, name, tools: [TOOL], scopes: SCOPES, keys: keys.value },
		NOON,
	);
	if (!added.ok) throw new Error(added.reason);
	return { role: "client", clientId: added.value, name, providerId, tools: [TOOL], scopes: SCOPES };
}

/** The patient answers about `TOOL` in care. */
export async function says({ db }: TestPortal, who: TestPatient, answer: Answer, at = NOON): Promise<void> {
	const register = await currentRegister(db);
	await db.write(async (q) => {
		const subject = await subjectOf(q, db.vault, who.no);
		if (subject === undefined) throw new Error("no patient");
		const scope = { tool: TOOL, purpose: "care" } as const;
		const choice = {
			scope,
			answer,
			lang: "en",
			saidOn: null,
			said: aSaying(),
			recordedAt: null,
			settles: false,
		};
		await makeChoice(db, q, register, subject, await readStanding(q, register, who.no), choice, at);
	});
}

/** What this client is answered at `at`, of now or of `asAt`. */
export async function ask(
	{ db }: TestPortal,
	by: ClientActor,
	checks: readonly Readonly<Record<string, unknown>>[],
	{ at = NOON, asAt }: { readonly at?: Date; readonly asAt?: Date } = {},
) {
	const register = await currentRegister(db);
	const read = checks.map((sent) => readCheck(sent, by.tools, (id) => register.byId.has(id)));
	const past = asAt && { moment: asAt, turn: async () => {} };
	const answers = await decideChecks(db, by, register, read, at, past);
	if (answers === "register-changed") throw new Error(answers);
	return answers;
}

/** Reads all changes from the beginning, as one page of this client's. */
export async function follow({ db }: TestPortal, by: ClientActor, at = NOON): Promise<Told> {
	const beginning = { size: 0, record: "", tools: "" };
	const page = await tellChanges(db, by, await currentRegister(db), beginning, 100, () => false, at);
	if (page === "gone" || page === "known") throw new Error(page);
	return page;
}

/** This client used `TOOL` at `usedAt` and reports it a second later. Answers the use. */
export async function reportsUse(
	{ db }: TestPortal,
	by: ClientActor,
	who: TestPatient,
	usedAt: Date,
): Promise<string> {
	const report = {
		...{ tool: TOOL, toolVersion: null, service: null, usedAt, lang: "en" },
		...{ source: `urn:uuid:${by.clientId}-${usedAt.getTime()}`, lookedAt: "a scan" },
		...{ recommended: "See you soon.", checked: { by: "nobody" } as const },
	};
	const register = await currentRegister(db);
	const kept = await reportUse(db, by, register, who, report, new Date(usedAt.getTime() + 1_000));
	if (!kept.ok) throw new Error(kept.reason);
	return kept.value.id;
}
