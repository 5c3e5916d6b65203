/** Changes the answer of each provider's canary, by the way of every answer, and finds which of its systems it reached. */
import { and, desc, eq, gte, isNotNull, isNull, or, sql } from "drizzle-orm";
import type { StaffActor, SystemActor } from "#app/core/actor.ts";
import { recorderOf } from "#app/core/recorder.ts";
import { makeChoice } from "#app/features/record/make-choice.store.server.ts";
import { subjectOf } from "#app/features/record/record.store.server.ts";
import { readStanding } from "#app/features/record/standing.store.server.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import type { Db } from "#db/open.server.ts";
import { canaries, clientFeeds, clientHooks, clients, clientTold, entries, lookUps } from "#db/schema.ts";
import { type Arrival, arrivalOf, type Flip, isFlipDue } from "./canary.ts";

/** How a change reached one system. */
export interface Reached {
	readonly clientId: string;
	readonly arrival: Arrival;
	/** The newest change, and its number in the record. */
	readonly at: Date;
	readonly entry: number;
}

/** A system that is told what changes: it reads the feed, or is sent it. */
const isTold = and(
	isNull(clients.disabledAt),
	isNotNull(clients.keys),
	sql`${clients.scopes} LIKE '%Consent%'`,
	or(isNotNull(clientFeeds.clientId), isNotNull(clientHooks.address)),
);

/** The providers with a system that is told what changes. */
export async function providersWhoTell(db: Db, _clockwork: SystemActor): Promise<string[]> {
	const rows = await db.read
		.selectDistinct({ id: clients.providerId })
		.from(clients)
		.leftJoin(clientFeeds, eq(clientFeeds.clientId, clients.id))
		.leftJoin(clientHooks, eq(clientHooks.clientId, clients.id))
		.where(isTold)
		.orderBy(clients.providerId);
	return rows.map(({ id }) => id);
}

/** Where an hour is over, the canary says the other of yes and no about every tool in care, as a patient would. */
export async function flipCanary(
	db: Db,
	clockwork: SystemActor,
	register: KnownRegister,
	no: number,
	at: Date,
): Promise<void> {
	await db.write(async (q) => {
		const [last] = await flipsOf(q, no);
		const subject = await subjectOf(q, db.vault, no);
		if (subject === undefined || !isFlipDue(last?.at ?? null, at)) return;
		const before = await readStanding(q, register, no);
		const saidNo = before.some(({ kind, state }) => kind === "choice" && state === "no");
		const said = {
			...({ decider: { who: "patient" }, recorder: recorderOf(clockwork), way: "online" } as const),
			...{ helped: null, interpreter: null },
		};
		const choice = {
			...({ scope: { tool: null, purpose: "care" }, answer: saidNo ? "yes" : "no", lang: "en" } as const),
			...{ said, saidOn: null, recordedAt: null, settles: false },
		};
		await makeChoice(db, q, register, subject, before, choice, at);
	});
}

function flipsOf(q: Pick<Db["read"], "select">, no: number) {
	return q
		.select({ at: entries.at, entry: entries.seq })
		.from(entries)
		.where(and(eq(entries.patientNo, no), eq(entries.kind, "choice.made")))
		.orderBy(desc(entries.seq))
		.limit(2);
}

/** How the newest changes reached each system of the actor's provider (the clockwork's are all). Nothing where none are made. */
export async function reachedOf(db: Db, actor: StaffActor | SystemActor, now: Date): Promise<Reached[]> {
	if (actor.role === "staff" && actor.staffRole !== "lead") return [];
	const theirs = actor.role === "staff" ? eq(clients.providerId, actor.providerId) : undefined;
	const systems = await db.read
		.select({ id: clients.id, name: clients.name, provider: clients.providerId, canary: canaries.patientNo })
		.from(clients)
		.innerJoin(canaries, eq(canaries.providerId, clients.providerId))
		.leftJoin(clientFeeds, eq(clientFeeds.clientId, clients.id))
		.leftJoin(clientHooks, eq(clientHooks.clientId, clients.id))
		.where(and(isTold, theirs))
		.orderBy(clients.id);
	const reached: Reached[] = [];
	for (const { id: clientId, name, provider, canary } of systems) {
		const made = await flipsOf(db.read, canary);
		const flips: Flip[] = [];
		for (const { at, entry } of made)
			flips.push({ at, ...(await gotBy(db, { clientId, name, provider, canary }, entry, at)) });
		const arrival = arrivalOf(flips, now);
		const [newest] = made;
		if (arrival !== undefined && newest !== undefined) reached.push({ clientId, arrival, ...newest });
	}
	return reached;
}

interface System {
	readonly clientId: string;
	readonly name: string;
	readonly provider: string;
	readonly canary: number;
}

async function gotBy(
	db: Db,
	{ clientId, name, provider, canary }: System,
	entry: number,
	at: Date,
): Promise<Omit<Flip, "at">> {
	const [told] = await db.read
		.select({ at: clientTold.at, confirmedAt: clientTold.confirmedAt })
		.from(clientTold)
		.where(and(eq(clientTold.clientId, clientId), eq(clientTold.entry, entry)));
	const [asked] = await db.read
		.select({ id: lookUps.id })
		.from(lookUps)
		.where(
			and(
				...[eq(lookUps.patientNo, canary), eq(lookUps.who, "machine"), eq(lookUps.what, "asked")],
				...[eq(lookUps.name, name), eq(lookUps.providerId, provider), gte(lookUps.at, at)],
			),
		)
		.limit(1);
	const isConfirmed = told !== undefined && told.confirmedAt !== null;
	return { told: told?.at ?? null, acted: isConfirmed || asked !== undefined };
}
