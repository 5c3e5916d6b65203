/** What a running portal tells of a patient, in each of its ways, read from outside as whoever is told reads it. */
import { setTimeout as wait } from "node:timers/promises";
import { PURPOSES, type Purpose } from "#app/core/scope.ts";
import { PURPOSE_CODES } from "#app/features/fhir/consent.ts";
import { NHS_NUMBER } from "#app/features/fhir/systems.ts";
import after from "#locales/en/after.json" with { type: "json" };
import choices from "#locales/en/choices.json" with { type: "json" };
import staff from "#locales/en/staff.json" with { type: "json" };
import { ask, FROM_OUR_PAGE, hidden, send } from "../attacks/http.ts";
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

/** The answer file of a list of these numbers, for one tool and purpose. */
export async function toldList(
	{ port }: World,
	cookie: string,
	tool: string,
	purpose: Purpose,
	numbers: readonly string[],
) {
	const page = "/staff/lists";
	const once = hidden((await ask(port, page, { headers: { cookie } })).body, "once");
	const form = Object.entries({ once, tool, purpose, list: numbers.join("\n") });
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
		told.set(keyOf(nhsNumber, tool, purpose), `${answer} ${reason} ${ref}`);
	}
	// Nobody may keep more than a few.
	await send(port, place, cookie, {});
	return told;
}

/** What staff are shown of a patient. */
export async function shownToStaff({ port }: World, cookie: string, { id }: Somebody): Promise<string> {
	return (await ask(port, `/staff/patients/${id}`, { headers: { cookie } })).body;
}

/** What staff read there of this tool: the word in the table, and the outline of its box where it has one (`none` where not). */
export function toldStaff(body: string, tool: Named) {
	const row = body.split("<tr").find((one) => one.includes(`>${tool.name}<`)) ?? "";
	return {
		word: /<strong>([^<]+)<\/strong>/.exec(row)?.[1],
		outline: new RegExp(`class="answer (\\w+)" aria-labelledby="tool-${tool.id}"`).exec(body)?.[1] ?? "none",
	};
}

/** What staff read there of a use beside care: what the patient said of it, and of which of these tools which words stand there. */
export function toldStaffOfUse(body: string, purpose: Exclude<Purpose, "care">, tools: readonly Named[]) {
	const table = body.slice(body.indexOf(staff.summary.purposes));
	const row = table.split("<tr").find((one) => one.includes(`>${staff.summary["use-of"][purpose]}<`)) ?? "";
	const cells = row.split("<td").map((cell) => cell.replace(/^[^>]*>/, ""));
	const groups = row.split("<div").map((group) => ({ word: /<b>([^<]+)<\/b>/.exec(group)?.[1], group }));
	return {
		said: cells.find((cell) => SAID_OF_USE.some((words) => cell.startsWith(`${words}<`)))?.split("<")[0],
		words: tools.flatMap(({ id, name }) =>
			groups.filter(({ word, group }) => word && group.includes(name)).map(({ word }) => `${id} ${word}`),
		),
	};
}

const SAID_OF_USE = [...Object.values(choices.answer), staff.summary["nothing-said"], after.death.nothing];

/** What the patient reads at “Other uses” of what they said of each: the words, one of `choices.purposes`. */
export async function toldOfOtherUses({ port }: World, { cookie }: Somebody): Promise<Map<Purpose, string>> {
	const { body } = await ask(port, "/en/my/purposes", { headers: { cookie } });
	const { purposes } = choices;
	const words = [...Object.values(purposes.standing), purposes["standing-none"]];
	const told = new Map<Purpose, string>();
	for (const section of body.split("<section").slice(1))
		for (const purpose of PURPOSES)
			if (purpose !== "care" && section.includes(`>${purposes[purpose].heading}<`))
				told.set(purpose, words.filter((one) => section.includes(`>${one}<`)).join());
	return told;
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

/** What each active Consent says of a tool and a purpose, read by FHIR's own rule: an exception counts before what it is in. */
export async function toldByFhir({ port }: World, token: string, { nhsNumber }: Somebody) {
	const query = new URLSearchParams({
		"patient.identifier": `${NHS_NUMBER}|${nhsNumber}`,
		...{ status: "active", _count: "100" },
	});
	const headers = { authorization: `Bearer ${token}` };
	const { body } = await ask(port, `/fhir/Consent?${query}`, { headers });
	const found = (JSON.parse(body).entry ?? []) as { readonly resource: { readonly provision: Provision } }[];
	return (tool: string, of: Purpose) => {
		const speaks = ({ actor, purpose }: Provision) =>
			(actor?.some(({ reference }) => reference.reference.endsWith(`Device/${tool}`)) ?? true) &&
			(purpose?.some(({ code }) => code === PURPOSE_CODES[of].code) ?? true);
		return found
			.map(({ resource }) => resource.provision)
			.filter(speaks)
			.map((whole) => (whole.provision?.find(speaks) ?? whole).type);
	};
}

/** The receipts of all that was said, as the patient takes them away; undefined where they are shown nothing. */
export async function toldByExport({ port }: World, { cookie }: Somebody): Promise<string[] | undefined> {
	const { status, body } = await ask(port, "/en/my/copy/json", { headers: { cookie } });
	if (status !== 200) return undefined;
	const { entries } = JSON.parse(body) as { entries: { readonly ref: string; readonly kind: string }[] };
	return entries.filter(({ kind }) => kind === "choice.made").map(({ ref }) => ref);
}
