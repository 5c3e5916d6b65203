/** Whom a release leaves out, by the rule; and who was on a list that was made. Both are read some hundred at a time, so that a thread of its own can do it. */
import { and, asc, eq, exists, gt, inArray, max, sql } from "drizzle-orm";
import type { ReleasePurpose } from "#app/core/release-entry.ts";
import { placeOfPatient } from "#app/features/people/patient.ts";
import { decideOn } from "#app/features/record/decide.store.server.ts";
import { type MemberPart, Members, numbersOf } from "#app/features/record/list-members.ts";
import { listsOfProvider } from "#app/features/record/listed-patient.store.server.ts";
import { readStandings } from "#app/features/record/standing.store.server.ts";
import type { KnownRegister, KnownTool } from "#app/features/tools/known-tool.ts";
import type { Reader } from "#db/open.server.ts";
import { lookMembers, patientKeys, patientServices, patients, services } from "#db/schema.ts";
import type { Vault } from "#db/vault.ts";
import { leaveOutText, type Proof } from "./leave-out.ts";
import type { HasOptedOut } from "./opt-outs.ts";

/** Patients whose answers are read at once. */
const TOGETHER = 500;

/** What reads: a reader's connection, and the keys that open a number. */
export interface PeopleDesk {
	readonly read: Reader;
	readonly vault: Pick<Vault, "patientSeal" | "sha256">;
}

/** Of which release, and by what beside the record. */
export interface LeaveOutOf {
	readonly providerId: string;
	readonly tool: KnownTool;
	readonly purpose: ReleasePurpose;
	/** What the National Data Opt-out said; null where it was not asked. It counts for this list alone. */
	readonly hasOptedOut: HasOptedOut | null;
	readonly at: Date;
}

/** A list: its text, its count and hash, and who is on it. */
export interface MadeList extends Proof {
	readonly text: string;
	readonly parts: readonly MemberPart[];
}

/** Whoever is on a list of this provider and has not said yes to just this by the rule, at that moment. */
export async function makeLeaveOut(
	desk: PeopleDesk,
	register: KnownRegister,
	of: LeaveOutOf,
): Promise<MadeList> {
	const members = new Members();
	const numbers: string[] = [];
	for await (const { no, nhsNumber } of peopleToLeaveOut(desk, register, of)) {
		members.add(no);
		numbers.push(nhsNumber());
	}
	const text = leaveOutText(numbers);
	return { text, people: members.count, hash: desk.vault.sha256(text), parts: members.parts() };
}

/** How many must be left out at that moment who were not on the list of this look (null: a list with nobody on it). What opts out of all such uses is not asked again. */
export async function leftOutSince(
	desk: PeopleDesk,
	register: KnownRegister,
	of: LeaveOutOf,
	lookId: number | null,
): Promise<number> {
	const before = new Set<number>();
	for await (const numbers of membersOf(desk.read, lookId)) for (const no of numbers) before.add(no);
	let more = 0;
	for await (const { no } of peopleToLeaveOut(desk, register, of)) if (!before.has(no)) more += 1;
	return more;
}

/** The text of a list that was made, from who was on it; undefined where it is not the same any more, since somebody was erased. */
export async function remadeText(
	{ read, vault }: PeopleDesk,
	lookId: number | null,
	listed: Proof,
): Promise<string | undefined> {
	const numbers: string[] = [];
	for await (const members of membersOf(read, lookId)) {
		const rows = await read
			.select({ id: patients.id, nhsNumber: patients.nhsNumber, wrapped: patientKeys.wrapped })
			.from(patients)
			.innerJoin(patientKeys, eq(patientKeys.patientNo, patients.no))
			.where(inArray(patients.no, sql`(SELECT value FROM json_each(${JSON.stringify(members)}))`));
		for (const row of rows) numbers.push(openNumber(vault, row));
	}
	const text = leaveOutText(numbers);
	return vault.sha256(text) === listed.hash ? text : undefined;
}

function openNumber(
	vault: PeopleDesk["vault"],
	{ id, wrapped, nhsNumber }: { readonly id: string; readonly wrapped: string; readonly nhsNumber: string },
): string {
	return vault.patientSeal(id, wrapped).open(placeOfPatient(id, "nhs_number"), nhsNumber);
}

async function* peopleToLeaveOut(
	{ read, vault }: PeopleDesk,
	register: KnownRegister,
	{ providerId, tool, purpose, hasOptedOut, at }: LeaveOutOf,
) {
	for (let last = 0; ; ) {
		const rows = await read
			.select({
				no: patients.no,
				id: patients.id,
				nhsNumber: patients.nhsNumber,
				wrapped: patientKeys.wrapped,
				services: sql<string>`(SELECT group_concat(${services.id}, ' ') FROM ${patientServices} INNER JOIN ${services}
					ON ${services.id} = ${patientServices.serviceId} AND ${services.providerId} = ${providerId}
					WHERE ${patientServices.patientNo} = ${patients.no})`,
			})
			.from(patients)
			.innerJoin(patientKeys, eq(patientKeys.patientNo, patients.no))
			.where(and(gt(patients.no, last), exists(listsOfProvider(read, providerId))))
			.orderBy(asc(patients.no))
			.limit(TOGETHER);
		const newest = rows.at(-1);
		if (newest === undefined) return;
		last = newest.no;
		const standings = await readStandings(
			read,
			register,
			rows.map(({ no }) => no),
		);
		for (const row of rows) {
			const asked = { tool, purpose, services: new Set(row.services.split(" ")), onList: true, at };
			const permits = (optOut: boolean) =>
				decideOn(register, standings.get(row.no) ?? [], { ...asked, optOut }).answer === "permit";
			const may = permits(false);
			if (may && hasOptedOut === null) continue;
			const nhsNumber = () => openNumber(vault, row);
			if (may && (hasOptedOut?.(nhsNumber()) !== true || permits(true))) continue;
			yield { no: row.no, nhsNumber };
		}
	}
}

/** The patients of a look at a list, by the parts in which they are kept: each part is found by its number. */
async function* membersOf(read: Reader, lookId: number | null) {
	if (lookId === null) return;
	const [newest] = await read.select({ part: max(lookMembers.part) }).from(lookMembers);
	for (let part = 0; part <= (newest?.part ?? -1); part += 1) {
		const [row] = await read
			.select({ members: lookMembers.members })
			.from(lookMembers)
			.where(and(eq(lookMembers.part, part), eq(lookMembers.lookId, lookId)));
		if (row !== undefined) yield numbersOf({ part, ...row });
	}
}
