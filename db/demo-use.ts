/** A made-up use of a tool, and what was said of it: the entry and the row, for the demo and for tests. */

import type { NewDispute } from "#app/features/disputes/dispute.store.server.ts";
import { raiseInside } from "#app/features/disputes/dispute.store.server.ts";
import type { Dispute } from "#app/features/disputes/dispute.ts";
import { record, type Subject } from "#app/features/record/record.store.server.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import type { Db, Writer } from "./open.server.ts";
import { uses } from "./schema.ts";

export interface MadeUpUse {
	readonly providerId: string;
	readonly service: string;
	readonly tool: string;
	readonly version: string;
	readonly usedAt: Date;
	readonly lookedAt: string;
	readonly recommended: string;
	readonly checkedBy: string;
}

/** Records it as reported when it was made. Answers its id. */
export async function recordMadeUpUse(db: Db, q: Writer, subject: Subject, use: MadeUpUse): Promise<string> {
	const { providerId, service, tool, version, usedAt, lookedAt, recommended, checkedBy } = use;
	const id = db.vault.randomHex(8);
	const entry = await record(
		q,
		db.vault,
		subject,
		{
			kind: "use.reported",
			version: 1,
			use: id,
			tool,
			toolVersion: version,
			notice: 1,
			service,
			usedAt: usedAt.toISOString(),
			lookedAt,
			recommended,
			lang: "en",
			checked: { by: "person", name: checkedBy, staff: null, agreed: "agreed" },
			decided: { answer: "permit", reason: "used-unless-no" },
			source: null,
			recorder: { who: "system", name: "demo" },
		},
		usedAt,
	);
	await q
		.insert(uses)
		.values({
			id,
			patientNo: subject.no,
			providerId,
			serviceId: service,
			toolId: tool,
			version,
			usedAt,
			decided: "permit",
			sourceIndex: null,
			seq: entry.seq,
		})
		.returning({ id: uses.id });
	return id;
}

/** The patient says by phone that what the tool said was wrong; or a clinician does, and the patient sees it. */
export async function sayWrong(
	db: Db,
	q: Writer,
	register: KnownRegister,
	subject: Subject,
	use: MadeUpUse & { readonly id: string | null },
	by: "patient" | "clinician",
	at: Date,
): Promise<Dispute> {
	const recorder = { who: "staff", id: "demo", name: use.checkedBy } as const;
	const what: NewDispute["what"] =
		by === "patient" ? { by, routes: ["tool-output"] } : { by, challenge: "disagree", withheld: null };
	const raised: NewDispute = {
		what,
		use: use.id,
		tool: use.tool,
		toolVersion: use.version,
		service: use.service,
		checker: null,
		written: null,
		answerBy: "letter",
		helpers: [],
		pauses: false,
		lang: "en",
		said: { decider: { who: "patient" }, recorder, way: "phone", helped: null, interpreter: null },
	};
	return raiseInside(db, q, register, subject, use.providerId, raised, at);
}
