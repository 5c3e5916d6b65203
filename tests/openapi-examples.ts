/** Asks for each thing that a machine can do, at a real portal, and keeps what was sent and what came back. */
import { writeFileSync } from "node:fs";
import { addClient } from "#app/features/machines/client.store.server.ts";
import { SCOPES } from "#app/features/machines/client.ts";
import { readKeySet } from "#app/features/machines/client-keys.ts";
import { answers } from "./answers.ts";
import { NOON } from "./builders.ts";
import { aKeyPair, anAssertion, setOf, tokenForm } from "./machine-client.ts";
import { TOOL } from "./machine-desk.ts";
import type { Heard } from "./machine-portal.ts";
import { ORIGIN } from "./machine-portal.ts";
import { machines, patient, portal, reportUse, token } from "./one-client.ts";
import { system } from "./portal.ts";
import { anAiDevice } from "./use-bundle.ts";
import { aSentProvenance } from "./use-provenance.ts";

/** What was sent, and what came back by its status. */
export interface Example {
	readonly sent?: unknown;
	readonly answers: Readonly<Record<string, unknown>>;
}

/** Does all of it, for the patient and the client of `withOneClient`. */
export async function collectExamples(): Promise<Readonly<Record<string, Example>>> {
	await answers(portal, patient, "yes");
	const { nhsNumber } = patient;
	const check = { nhsNumber, tool: TOOL, purpose: "care" };
	const asJson = (body: object) => ({
		method: "POST",
		headers: { "content-type": "application/json" },
		body: JSON.stringify(body),
	});
	const asForm = (fields: Readonly<Record<string, string>>) => ({
		method: "POST",
		headers: { "content-type": "application/x-www-form-urlencoded" },
		body: new URLSearchParams(fields).toString(),
	});
	const get = (path: string, by: string | null = token) => machines.ask(path, by);
	const asked = { checks: [check, { ...check, tool: "consultation-notes" }], sign: true };
	const whose = { "patient.identifier": `https://fhir.nhs.uk/Id/nhs-number|${nhsNumber}` };
	const use = aSentProvenance({ device: anAiDevice({ version: undefined }) });
	const searched = await get(`/fhir/Consent?${new URLSearchParams(whose)}`);
	const [found] = (searched.json["entry"] ?? []) as readonly { readonly resource: { readonly id: string } }[];
	const consent = `/fhir/Consent/${found?.resource.id}`;
	const history = await get(`${consent}/_history`);
	const [version] = (history.json["entry"] ?? []) as readonly {
		readonly resource: { readonly meta: { readonly versionId: string } };
	}[];
	const reported = await reportUse(use);
	const form = await aTokenForm();
	const told = await get("/api/changes?after=0");
	const confirmed = { cursor: told.json["next"] ?? "" };
	const about = { tool: TOOL, purpose: "care", ...confirmed };
	const group = nhsNumber.slice(7, 9);
	const hash = portal.db.vault.sha256(`${nhsNumber} deny\n`);
	const compared = { ...about, groups: [{ group, count: 1, hash }] };
	const held = { ...about, groups: [group], held: [{ nhsNumber, answer: "deny" }] };
	return cut({
		// The second time the assertion is spent.
		getToken: of(
			[
				await machines.ask("/oauth/token", null, asForm(form)),
				await machines.ask("/oauth/token", null, asForm(form)),
			],
			form,
		),
		readSmartConfiguration: of([await get("/.well-known/smart-configuration", null)]),
		decide: of(
			[
				await machines.ask("/api/decisions", token, asJson(asked)),
				await machines.ask("/api/decisions", token, asJson({ checks: [] })),
				await machines.ask("/api/decisions", null, asJson(asked)),
			],
			asked,
		),
		readPublicKeys: of([await get("/.well-known/jwks.json", null)]),
		readChanges: of([
			told,
			await get("/api/changes"),
			await get(`/api/changes?after=9.${"0".repeat(16)}.${"0".repeat(16)}`),
		]),
		confirmChanges: of(
			[
				await machines.ask("/api/changes/confirmed", token, asJson(confirmed)),
				await machines.ask("/api/changes/confirmed", token, asJson({})),
			],
			confirmed,
		),
		readUsual: of([await get(`/api/reconciliations?tool=${TOOL}&purpose=care`)]),
		compareGroups: of(
			[
				await machines.ask("/api/reconciliations", token, asJson(compared)),
				await machines.ask("/api/reconciliations", token, asJson({ ...compared, cursor: "0" })),
			],
			compared,
		),
		nameDifferences: of(
			[
				await machines.ask("/api/reconciliations/differences", token, asJson(held)),
				await machines.ask("/api/reconciliations/differences", token, asJson({})),
			],
			held,
		),
		readConformance: of([await get("/api/conformance?from=2026-11-01T00:00:00Z&until=2026-12-01T00:00:00Z")]),
		searchConsents: of([searched, await get("/fhir/Consent")]),
		searchConsentsByForm: of([await machines.ask("/fhir/Consent/_search", token, asForm(whose))], whose),
		readConsent: of([await get(consent), await get(`${consent}0`)]),
		readConsentHistory: of([history]),
		readConsentVersion: of([await get(`${consent}/_history/${version?.resource.meta.versionId}`)]),
		readTool: of([await get(`/fhir/Device/${TOOL}`)]),
		searchProvenances: of([await get(`/fhir/Provenance?target=${consent.replace("/fhir/", "")}`)]),
		reportUse: of([await reportUse({ ...use, location: undefined, target: [] })], use),
		readProvenance: of([await get((reported.headers.get("location") ?? "").replace(ORIGIN, ""))]),
		searchLooks: of([await get(`/fhir/AuditEvent?${new URLSearchParams(whose)}&_count=1`)]),
		searchLooksByForm: of([await machines.ask("/fhir/AuditEvent/_search", token, asForm(whose))], whose),
	});
}

/** Hashes, keys and tokens by their first signs: whole they say no more, and look like secrets. */
function cut<Value>(value: Value): Value {
	const long = /[\w-]{20,}(?:\.[\w-]{10,})*/g;
	const short = (found: string) => (/\d/.test(found) ? `${found.slice(0, 6)}…` : found);
	return JSON.parse(JSON.stringify(value).replace(long, short));
}

/** The form of another client, as it proves itself. */
async function aTokenForm(): Promise<Readonly<Record<string, string>>> {
	const pair = aKeyPair("maker-1");
	const keys = readKeySet(setOf(pair));
	if (!keys.ok) throw new Error(keys.reason);
	const whole = { providerId: "riverside", name: "Ward camera", tools: [TOOL], scopes: SCOPES };
	const added = await addClient(portal.db, system, { ...whole, keys: keys.value }, NOON);
	if (!added.ok) throw new Error(added.reason);
	const said = { clientId: added.value, audience: `${ORIGIN}/oauth/token`, at: NOON };
	return Object.fromEntries(new URLSearchParams(tokenForm(await anAssertion(pair, said))));
}

function of(heard: readonly Heard[], sent?: unknown): Example {
	const byStatus = heard.map(({ status, json }) => [String(status), json]);
	return { ...(sent === undefined ? {} : { sent }), answers: Object.fromEntries(byStatus) };
}

/** Keeps them as the document shows them, after a meant change: `EXAMPLES=write`. */
export function writeExamples(examples: Readonly<Record<string, Example>>): void {
	writeFileSync("app/server/machines/openapi-examples.json", `${JSON.stringify(examples, null, "\t")}\n`);
}
