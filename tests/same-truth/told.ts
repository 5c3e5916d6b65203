/** What a running portal tells of a patient, in each of its ways, read from outside as whoever is told reads it. */
import { setTimeout as wait } from "node:timers/promises";
import { PURPOSES, type Purpose } from "#app/core/scope.ts";
import { NHS_NUMBER } from "#app/features/fhir/systems.ts";
import choices from "#locales/en/choices.json" with { type: "json" };
import { ask, FROM_OUR_PAGE, hidden } from "../attacks/http.ts";
import type { World } from "../attacks/world.ts";
import { type Somebody, TOOLS } from "./happenings.ts";

/** The most checks that one question may have. */
const AT_ONCE = 1000;

/** Answer, reason and receipt of each number, tool and purpose that is asked about. */
export type Answers = Map<string, string>;

/** A tool and its name in English. */
export interface Named {
	readonly id: string;
	readonly name: string;
}

/** The key of one answer. */
export const keyOf = (nhsNumber: string, tool: string, purpose: Purpose) => `${nhsNumber} ${tool} ${purpose}`;

/** What a machine is answered about these people, all tools and purposes. */
export async function toldMachine(
	{ port }: World,
	token: string,
	numbers: readonly string[],
): Promise<Answers> {
	const checks = numbers.flatMap((nhsNumber) =>
		TOOLS.flatMap((tool) => PURPOSES.map((purpose) => ({ nhsNumber, tool, purpose }))),
	);
	const told: Answers = new Map();
	for (let from = 0; from < checks.length; from += AT_ONCE) {
		const body = JSON.stringify({ checks: checks.slice(from, from + AT_ONCE) });
		const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
		const answered = await ask(port, "/api/decisions", { method: "POST", headers, body });
		for (const one of JSON.parse(answered.body).decisions)
			told.set(
				keyOf(one.nhsNumber, one.tool, one.purpose),
				`${one.answer} ${one.reason} ${one.choice ?? ""}`,
			);
	}
	return told;
}

/** Whose answers may have changed after this cursor, and the cursor to go on from. */
export async function toldOfChanges({ port }: World, token: string, after: string) {
	const numbers = new Set<string | null>();
	for (let cursor = after; ; ) {
		const headers = { authorization: `Bearer ${token}` };
		const { body } = await ask(port, `/api/changes?after=${encodeURIComponent(cursor)}`, { headers });
		const page = JSON.parse(body);
		for (const { nhsNumber } of page.changes) numbers.add(nhsNumber);
		cursor = page.next;
		if (!page.more) return { numbers, next: cursor };
	}
}

/** The answer file of a list of these numbers: in care, for one tool. */
export async function toldList({ port }: World, cookie: string, tool: string, numbers: readonly string[]) {
	const page = "/staff/lists";
	const once = hidden((await ask(port, page, { headers: { cookie } })).body, "once");
	const form = Object.entries({ once, tool, purpose: "care", list: numbers.join("\n") });
	const parts = form.map(
		([name, value]) => `--edge\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
	);
	const headers = { ...FROM_OUR_PAGE, cookie, "content-type": "multipart/form-data; boundary=edge" };
	const taken = await ask(port, page, { method: "POST", headers, body: `${parts.join("")}--edge--\r\n` });
	const place = taken.headers["location"] ?? "";
	while (!(await ask(port, place, { headers: { cookie } })).body.includes(`${place}/answers"`))
		await wait(20);
	const { body } = await ask(port, `${place}/answers`, { headers: { cookie } });
	const told: Answers = new Map();
	for (const line of body.trim().split("\r\n").slice(1)) {
		const [, nhsNumber = "", answer, reason, ref] = line.split(",");
		told.set(keyOf(nhsNumber, tool, "care"), `${answer} ${reason} ${ref}`);
	}
	return told;
}

/** What staff read of this tool: the word in the table, and the outline of its box where it has one (`none` where not). */
export async function toldStaff({ port }: World, cookie: string, { id }: Somebody, tool: Named) {
	const { body } = await ask(port, `/staff/patients/${id}`, { headers: { cookie } });
	const row = body.split("<tr").find((one) => one.includes(`>${tool.name}<`)) ?? "";
	return {
		word: /<strong>([^<]+)<\/strong>/.exec(row)?.[1],
		outline: new RegExp(`class="answer (\\w+)" aria-labelledby="tool-${tool.id}"`).exec(body)?.[1] ?? "none",
	};
}

/** What the patient reads on the tool's page of whether it is used in their care now; undefined where it says nothing of it. */
export async function toldPatient({ port }: World, { cookie }: Somebody, tool: string) {
	const { body } = await ask(port, `/en/my/tools/${tool}`, { headers: { cookie } });
	const said = Object.entries(choices.tool.now).filter(([, words]) => body.includes(words));
	return said.map(([answer]) => answer).join();
}

/** What the last receipt of an answer says of the tool: `used`, `not-used` or neither. */
export async function toldByReceipt({ port }: World, { cookie, receipts }: Somebody) {
	const { body } = await ask(port, `/en/my/receipts/${receipts.at(-1)}`, { headers: { cookie } });
	const { used, "not-used": notUsed } = choices.receipt.effect;
	const has = (words: string) => new RegExp(words.replace("{{name}}", "[^<]*(?:<[^>]*>[^<]*)*?")).test(body);
	return has(notUsed) ? "not-used" : has(used) ? "used" : "neither";
}

interface Provision {
	readonly type: string;
	readonly actor?: readonly { readonly reference: { readonly reference: string } }[];
	readonly purpose?: readonly { readonly code: string }[];
	readonly provision?: readonly Provision[];
}

/** What each active Consent says of the tool in treatment, read by FHIR's own rule: an exception counts before what it is in. */
export async function toldByFhir({ port }: World, token: string, { nhsNumber }: Somebody, tool: string) {
	const query = new URLSearchParams({
		"patient.identifier": `${NHS_NUMBER}|${nhsNumber}`,
		...{ status: "active", _count: "100" },
	});
	const headers = { authorization: `Bearer ${token}` };
	const { body } = await ask(port, `/fhir/Consent?${query}`, { headers });
	const found = (JSON.parse(body).entry ?? []) as { readonly resource: { readonly provision: Provision } }[];
	const speaks = ({ actor, purpose }: Provision) =>
		(actor?.some(({ reference }) => reference.reference.endsWith(`Device/${tool}`)) ?? true) &&
		(purpose?.some(({ code }) => code === "TREAT") ?? true);
	return found
		.map(({ resource }) => resource.provision)
		.filter(speaks)
		.map((whole) => (whole.provision?.find(speaks) ?? whole).type);
}

/** The receipts of all that was said, as the patient takes them away. */
export async function toldByExport({ port }: World, { cookie }: Somebody): Promise<string[]> {
	const { body } = await ask(port, "/en/my/copy/json", { headers: { cookie } });
	const { entries } = JSON.parse(body) as { entries: { readonly ref: string; readonly kind: string }[] };
	return entries.filter(({ kind }) => kind === "choice.made").map(({ ref }) => ref);
}
