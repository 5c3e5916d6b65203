/** The disputes and challenges that the actor's provider answers, as a list: by harm, then by the day that is due. */
import { and, asc, count, desc, eq, inArray, isNotNull, isNull, lt, type SQL } from "drizzle-orm";
import type { StaffActor } from "#app/core/actor.ts";
import { dayOf } from "#app/core/calendar.ts";
import type { Challenge, Harm, Route } from "#app/core/dispute-entry.ts";
import { type ListPage, listPage, ROWS_A_PAGE } from "#app/core/list-page.ts";
import { placeOfPatient } from "#app/features/people/patient.ts";
import { logStaffLook } from "#app/features/record/look-up.store.server.ts";
import { entriesOfKinds, type Subject } from "#app/features/record/record.store.server.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import type { Db } from "#db/open.server.ts";
import { disputes, patientKeys, patientServices, patients, services, staff } from "#db/schema.ts";
import { clocksOf, isOverdue, nextClock } from "./clocks.ts";
import { type Dispute, type DisputeState, disputesIn } from "./dispute.ts";
import { countsOf, type InboxFilter, type InboxView } from "./inbox.ts";

/** What lists need of one. `said` is null where the patient's record cannot be read: the row says so, and hides nothing. */
export interface CaseRow {
	readonly id: string;
	/** `listed` is false where the patient has left the provider's lists since. */
	readonly patient: { readonly id: string; readonly name: string; readonly listed: boolean };
	readonly tool: string | null;
	/** The maker's version; empty where nobody knows. */
	readonly version: string;
	readonly state: DisputeState;
	readonly reviewer: string | null;
	/** An urgent worry, or harm that a clinician tells of, that nobody looked at yet. */
	readonly urgent: boolean;
	/** ISO day that is due next; null where none is. */
	readonly due: string | null;
	readonly late: boolean;
	readonly said: {
		/** The receipt reference, which tells two of one patient apart. */
		readonly ref: string;
		readonly harm: Harm | null;
		readonly routes: readonly Route[];
		readonly challenge: Challenge | null;
	} | null;
}

export interface Inbox {
	readonly rows: readonly CaseRow[];
	readonly list: ListPage;
	readonly counts: Readonly<Record<InboxView, number>>;
	/** Tools and versions that anything was ever said about here. */
	readonly about: readonly { readonly tool: string; readonly version: string }[];
}

const atProvider = (actor: StaffActor) => eq(disputes.providerId, actor.providerId);

function within(actor: StaffActor, { tool, version }: Omit<InboxFilter, "view">): SQL | undefined {
	return and(
		atProvider(actor),
		tool === null ? undefined : eq(disputes.toolId, tool),
		version === null ? undefined : eq(disputes.version, version),
	);
}

function inView(actor: StaffActor, view: InboxView): SQL | undefined {
	switch (view) {
		case "open":
			return isNull(disputes.closedAt);
		case "unassigned":
			return and(isNull(disputes.closedAt), isNull(disputes.reviewerId));
		case "mine":
			return and(isNull(disputes.closedAt), eq(disputes.reviewerId, actor.staffId));
		case "answered":
			return isNotNull(disputes.closedAt);
	}
}

/** How many there are in each part. Names nobody, so nobody's look is logged. A patient who was erased has none. */
export async function countCases(
	db: Db,
	actor: StaffActor,
	filter: Omit<InboxFilter, "view"> = { tool: null, version: null },
): Promise<Record<InboxView, number>> {
	const groups = await db.read
		.select({ state: disputes.state, reviewerId: disputes.reviewerId, count: count() })
		.from(disputes)
		.innerJoin(patientKeys, eq(patientKeys.patientNo, disputes.patientNo))
		.where(within(actor, filter))
		.groupBy(disputes.state, disputes.reviewerId);
	return countsOf(groups, actor.staffId);
}

/** How many open ones cannot wait: an urgent worry nobody looked at, and a day that is over. `today` is an ISO day. */
export async function countPressing(
	db: Db,
	actor: StaffActor,
	today: string,
): Promise<{ readonly urgent: number; readonly late: number }> {
	const number = async (fits: SQL) => {
		const [row] = await db.read
			.select({ count: count() })
			.from(disputes)
			.innerJoin(patientKeys, eq(patientKeys.patientNo, disputes.patientNo))
			.where(and(atProvider(actor), isNull(disputes.closedAt), fits));
		return row?.count ?? 0;
	};
	return { urgent: await number(lt(disputes.harm, 0)), late: await number(lt(disputes.due, today)) };
}

/** One page of a part of the inbox; `asked` is the page asked for. Each patient who is named is logged as a look first. */
export async function listCases(
	db: Db,
	actor: StaffActor,
	register: KnownRegister,
	filter: InboxFilter,
	asked: string | null,
	at: Date,
): Promise<Inbox> {
	const counts = await countCases(db, actor, filter);
	const list = listPage(asked, counts[filter.view]);
	const rows = await db.read
		.select({ dispute: disputes, patient: patients, wrapped: patientKeys.wrapped, reviewer: staff.name })
		.from(disputes)
		.innerJoin(patients, eq(patients.no, disputes.patientNo))
		.innerJoin(patientKeys, eq(patientKeys.patientNo, disputes.patientNo))
		.leftJoin(staff, eq(staff.id, disputes.reviewerId))
		.where(and(within(actor, filter), inView(actor, filter.view)))
		.orderBy(...order(filter.view))
		.limit(ROWS_A_PAGE)
		.offset(list.skip);
	const subjects = new Map(
		rows.map(({ patient: { no, id }, wrapped }): [number, Subject] => [
			no,
			{ no, id, seal: db.vault.patientSeal(id, wrapped) },
		]),
	);
	const numbers = [...subjects.keys()];
	if (numbers.length > 0) await db.write((q) => logStaffLook(q, actor, numbers, "cases", at));
	const kinds = ["dispute.raised", "dispute.moved", "entry.in-error"] as const;
	const entries = await entriesOfKinds(db.read, [...subjects.values()], kinds);
	const listed = await listedHere(db, actor, numbers);
	const nation = register.providers.get(actor.providerId)?.nation ?? "england";
	const today = dayOf(at);
	return {
		list,
		counts,
		about: await saidAbout(db, actor),
		rows: rows.map(({ dispute: row, patient, reviewer }) => {
			const dispute = disputesIn(entries.get(patient.no) ?? []).find(({ id }) => id === row.id);
			const next = dispute && nextClock(dispute, clocksOf(dispute, nation, today));
			const due = dispute === undefined ? row.due : (next?.due ?? null);
			const seal = subjects.get(patient.no)?.seal;
			const open = (field: "given_names" | "family_name", sealed: string) =>
				seal?.open(placeOfPatient(patient.id, field), sealed) ?? "";
			const name = `${open("given_names", patient.givenNames)} ${open("family_name", patient.familyName)}`;
			return {
				id: row.id,
				patient: { id: patient.id, name: name.trim(), listed: listed.has(patient.no) },
				tool: row.toolId,
				version: row.version,
				state: row.state,
				reviewer,
				urgent: row.harm < 0,
				due,
				late: next === undefined ? due !== null && due < today : isOverdue(next, today),
				said: dispute ? saidIn(dispute) : null,
			};
		}),
	};
}

/** What nobody has to do anything about comes last said first, but for a duty of candour that still runs. */
function order(view: InboxView): SQL[] {
	const due = [asc(isNull(disputes.due)), asc(disputes.due)];
	return view === "answered"
		? [...due, desc(disputes.closedAt), asc(disputes.id)]
		: [asc(disputes.harm), ...due, asc(disputes.raisedAt), asc(disputes.id)];
}

function saidIn({ harm, raised }: Dispute): NonNullable<CaseRow["said"]> {
	const { ref, body } = raised;
	return body.what.by === "patient"
		? { ref, harm, routes: body.what.routes, challenge: null }
		: { ref, harm, routes: [], challenge: body.what.challenge };
}

/** Which of these patients are on a list of the actor's provider now. */
async function listedHere(db: Db, actor: StaffActor, numbers: readonly number[]): Promise<Set<number>> {
	const rows = await db.read
		.select({ no: patientServices.patientNo })
		.from(patientServices)
		.innerJoin(services, eq(services.id, patientServices.serviceId))
		.where(and(eq(services.providerId, actor.providerId), inArray(patientServices.patientNo, [...numbers])))
		.groupBy(patientServices.patientNo);
	return new Set(rows.map(({ no }) => no));
}

async function saidAbout(db: Db, actor: StaffActor): Promise<Inbox["about"]> {
	const rows = await db.read
		.select({ tool: disputes.toolId, version: disputes.version })
		.from(disputes)
		.where(and(atProvider(actor), isNotNull(disputes.toolId)))
		.groupBy(disputes.toolId, disputes.version)
		.orderBy(asc(disputes.toolId), asc(disputes.version));
	return rows.map(({ tool, version }) => ({ tool: tool ?? "", version }));
}
