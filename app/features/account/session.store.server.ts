/** Signed-in browsers, kept on the server. The browser holds a random id; the database only its hash. */
import { and, eq, isNotNull, isNull, or, sql } from "drizzle-orm";
import type { PatientActor, StaffActor, TrustedActor } from "#app/core/actor.ts";
import type { Proved } from "#app/core/nhs-login-entry.ts";
import { isUnconfirmed } from "#app/core/unconfirmed.ts";
import { actingNow } from "#app/features/record/acting.store.server.ts";
import type { CannotAct } from "#app/features/trust/trust.ts";
import type { Db, Reader, Writer } from "#db/open.server.ts";
import { prepared } from "#db/prepared.server.ts";
import { sessions, staff } from "#db/schema.ts";
import { isDatabaseTrouble } from "#db/trouble.ts";
import { endsAt, type SessionKind } from "./session.ts";

/** Somebody who acted for a patient and does no longer: nothing of the patient is told to them, and nothing of theirs is taken. */
export interface StoppedActor {
	readonly role: "stopped";
	readonly because: CannotAct;
}

/** A browser that presented the id of a session. `live` false: it ended by itself; only a draft may still be kept. */
export interface Session {
	readonly hash: string;
	readonly actor: PatientActor | TrustedActor | StaffActor | StoppedActor;
	readonly shared: boolean;
	readonly live: boolean;
	readonly endsAt: Date;
	/** How it was proved who it is, where not by letter or by password and app: whoever proved it can be signed out there too. */
	readonly proved: Proved | null;
}

/** Use is written down once a minute at most, so that reading pages does not write to the disk each time. */
const TOUCH_AFTER = 60_000;

const find = (reader: Reader) =>
	prepared(reader, "session.find", (q) =>
		q
			.select({
				patientNo: sessions.patientNo,
				trustedId: sessions.trustedId,
				shared: sessions.shared,
				helped: sessions.helped,
				helper: sessions.helper,
				proved: sessions.proved,
				madeAt: sessions.madeAt,
				seenAt: sessions.seenAt,
				revokedAt: sessions.revokedAt,
				staffId: staff.id,
				staffName: staff.name,
				staffRole: staff.role,
				providerId: staff.providerId,
				disabledAt: staff.disabledAt,
				serviceId: staff.serviceId,
			})
			.from(sessions)
			.leftJoin(staff, eq(staff.id, sessions.staffId))
			.where(
				and(
					eq(sessions.hash, sql.placeholder("hash")),
					or(isNull(sessions.revokedAt), isNotNull(sessions.trustedId)),
				),
			)
			.prepare(),
	);

/** The session with this id, used at `at`. Who acts for a patient is looked up anew each time: an authority that is over ends here, and whoever it stopped is told so as long as it is. Undefined when there is none, it was ended by sign-out, or its staff member was disabled. */
export async function findSession(db: Db, id: string, at: Date): Promise<Session | undefined> {
	const hash = db.vault.sha256(id);
	const [row] = await find(db.read).execute({ hash });
	if (row === undefined || row.disabledAt !== null) return undefined;
	const kind: SessionKind = { who: row.patientNo === null ? "staff" : "patient", shared: row.shared };
	const live = at < endsAt(kind, row.madeAt, row.seenAt);
	if (live && at.getTime() - row.seenAt.getTime() >= TOUCH_AFTER) await touch(db, hash, at);
	const actor = await actorOf(db, hash, row, at);
	if (actor === undefined) return undefined;
	const { shared, proved } = row;
	return { hash, actor, shared, live, proved, endsAt: endsAt(kind, row.madeAt, live ? at : row.seenAt) };
}

async function actorOf(
	db: Db,
	hash: string,
	row: Awaited<ReturnType<ReturnType<typeof find>["execute"]>>[number],
	at: Date,
): Promise<Session["actor"] | undefined> {
	if (row.patientNo !== null && row.trustedId !== null) {
		const acting = await actingNow(db.read, db.vault, row.patientNo, row.trustedId, at);
		if (!acting.ok) return { role: "stopped", because: acting.reason };
		if (row.revokedAt !== null) return undefined;
		return {
			role: "trusted",
			patientNo: row.patientNo,
			way: "letter",
			helped: row.helped,
			...acting.value,
		};
	}
	if (row.patientNo !== null) {
		const helped = row.helper === null ? row.helped : db.vault.portal.open(placeOfHelper(hash), row.helper);
		const way = row.proved === "P5" || row.proved === "P9" ? row.proved : "letter";
		return { role: "patient", patientNo: row.patientNo, way, helped };
	}
	if (row.staffId === null || row.staffRole === null || row.providerId === null || row.staffName === null)
		return undefined;
	return {
		role: "staff",
		staffId: row.staffId,
		staffRole: row.staffRole,
		providerId: row.providerId,
		name: row.staffName,
		serviceId: row.serviceId ?? undefined,
	};
}

/**
 * Never wakes a session that was ended meanwhile: the condition is in the statement itself. Where the disk cannot be written it is
 * left out: whoever only reads is served, and their session ends the sooner.
 */
async function touch(db: Db, hash: string, at: Date): Promise<void> {
	try {
		await db.write(async (q) => {
			await q
				.update(sessions)
				.set({ seenAt: at })
				.where(and(eq(sessions.hash, hash), isNull(sessions.revokedAt)))
				.returning();
		});
	} catch (error) {
		if (!isDatabaseTrouble(error) && !isUnconfirmed(error)) throw error;
	}
}

/** Whose session is started, and what they said when they signed in. */
export interface NewSession {
	readonly patientNo?: number;
	readonly staffId?: string;
	/** Who acts for this patient. */
	readonly trustedId?: string | null;
	readonly shared: boolean;
	readonly helped: boolean | null;
	/** How they proved who they are, where it was not by letter or by password and app. */
	readonly proved?: Proved;
}

/** Starts a session inside the sign-in's own transaction; answers the id for the cookie (256 random bits). */
export async function startSession(db: Db, q: Writer, session: NewSession, at: Date): Promise<string> {
	const id = db.vault.randomHex(32);
	await q
		.insert(sessions)
		.values({
			hash: db.vault.sha256(id),
			patientNo: session.patientNo ?? null,
			staffId: session.staffId ?? null,
			trustedId: session.trustedId ?? null,
			shared: session.shared,
			helped: session.helped,
			proved: session.proved ?? null,
			madeAt: at,
			seenAt: at,
			revokedAt: null,
		})
		.returning();
	return id;
}

const placeOfHelper = (hash: string) => ({ table: "sessions", row: hash, column: "helper" });

/**
 * The patient of this session says that somebody helps from now on: `true` without a name, or who. It ends as soon as on a shared
 * computer, since somebody else sits beside it.
 */
export async function startHelp(
	db: Db,
	actor: PatientActor,
	hash: string,
	helped: true | string,
): Promise<void> {
	const helper = helped === true ? null : db.vault.portal.seal(placeOfHelper(hash), helped);
	await setHelp(db, actor, hash, { helped: true, helper, shared: true });
}

/** Nobody helps any more. What was said before keeps who helped with it; the session goes on ending sooner. */
export async function endHelp(db: Db, actor: PatientActor, hash: string): Promise<void> {
	await setHelp(db, actor, hash, { helped: false, helper: null });
}

type HelpColumns = Partial<Pick<typeof sessions.$inferInsert, "helped" | "helper" | "shared">>;

/** Only of a session of this patient's own: whoever acts for them has another, and says nothing of help. */
async function setHelp(
	db: Db,
	{ patientNo }: PatientActor,
	hash: string,
	columns: HelpColumns,
): Promise<void> {
	const own = and(
		eq(sessions.hash, hash),
		eq(sessions.patientNo, patientNo),
		isNull(sessions.trustedId),
		isNull(sessions.revokedAt),
	);
	await db.write((q) => q.update(sessions).set(columns).where(own).returning({ hash: sessions.hash }));
}

/** Ends the session with this hash for good. */
export async function endSession(db: Db, hash: string, at: Date): Promise<void> {
	await db.write(async (q) => {
		await q.update(sessions).set({ revokedAt: at }).where(eq(sessions.hash, hash)).returning();
	});
}
