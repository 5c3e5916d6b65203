/** What the demo's patients said was wrong before the demo began, and the uses of AI that it is about. */
import type { Route, Written } from "#app/core/dispute-entry.ts";
import type { EntryBody } from "#app/core/entry.ts";
import type { Said } from "#app/core/said.ts";
import { raiseInside } from "#app/features/disputes/dispute.store.server.ts";
import { record, subjectOf } from "#app/features/record/record.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { DEMO_PROVIDER } from "./demo-provider.ts";
import type { Db } from "./open.server.ts";
import { patients, uses } from "./schema.ts";

const SCAN = "eye-scan-urgency";
const EYES = "riverside-eyes";
const VERSION = "4.2";
const DAY = 86_400_000;

interface DemoUse {
	/** Position in `demoPatients`. */
	readonly who: number;
	readonly id: string;
	readonly daysAgo: number;
	readonly recommended: string;
}

/** Three eye scans by the same version, all checked by a doctor who has no account here. */
const USES: readonly DemoUse[] = [
	{ who: 8, id: "de30000000000001", daysAgo: 9, recommended: "Not urgent. See again in 12 months." },
	{ who: 13, id: "de30000000000002", daysAgo: 16, recommended: "Not urgent. See again in 12 months." },
	{ who: 7, id: "de30000000000003", daysAgo: 23, recommended: "Urgent. See within 2 weeks." },
];

interface DemoDispute {
	readonly who: number;
	readonly daysAgo: number;
	readonly routes: readonly Route[];
	readonly use: string | null;
	readonly written: Written | null;
	readonly pauses: boolean;
	readonly said: Pick<Said, "recorder" | "way">;
}

const online = { recorder: { who: "patient" }, way: "online" } as const;

const DISPUTES: readonly DemoDispute[] = [
	{
		who: 8,
		daysAgo: 1,
		routes: ["tool-output"],
		use: "de30000000000001",
		written: {
			words: "I saw flashes of light. The scan said that all is well.",
			lang: "en",
			translated: null,
		},
		pauses: true,
		said: online,
	},
	{
		who: 7,
		daysAgo: 12,
		routes: ["record-wrong", "complaint"],
		use: "de30000000000003",
		written: { words: "To było prawe oko, a nie lewe. Nikt mi nie odpowiada.", lang: "pl", translated: null },
		pauses: false,
		said: online,
	},
	{
		who: 13,
		daysAgo: 0,
		routes: ["urgent"],
		use: null,
		written: null,
		pauses: false,
		said: { recorder: { who: "staff", id: "demo", name: "Priya Desai" }, way: "phone" },
	},
];

/** Records them for these patients. Whoever disputes asked by letter to hear back. */
export async function recordDemoDisputes(db: Db, at: Date): Promise<void> {
	const register = await currentRegister(db);
	const rows = await db.read.select({ no: patients.no }).from(patients).orderBy(patients.no);
	const ago = (days: number) => new Date(at.getTime() - days * DAY);
	const subjectAt = async (q: Parameters<Parameters<Db["write"]>[0]>[0], who: number) => {
		const subject = await subjectOf(q, db.vault, rows[who]?.no ?? 0);
		if (subject === undefined) throw new RangeError(`the demo has no patient ${who}`);
		return subject;
	};
	for (const use of USES) {
		await db.write(async (q) => {
			const subject = await subjectAt(q, use.who);
			const { seq } = await record(q, db.vault, subject, reported(use, ago(use.daysAgo)), at);
			await q
				.insert(uses)
				.values({
					id: use.id,
					patientNo: subject.no,
					providerId: DEMO_PROVIDER,
					serviceId: EYES,
					toolId: SCAN,
					version: VERSION,
					usedAt: ago(use.daysAgo),
					decided: "permit",
					sourceIndex: null,
					seq,
				})
				.returning({ id: uses.id });
		});
	}
	for (const { who, daysAgo, routes, use, written, pauses, said } of DISPUTES) {
		await db.write(async (q) => {
			const subject = await subjectAt(q, who);
			const raised = {
				what: { by: "patient" as const, routes: [...routes] },
				use,
				tool: SCAN,
				toolVersion: use === null ? null : VERSION,
				service: EYES,
				checker: null,
				written,
				answerBy: "letter" as const,
				helpers: [],
				pauses,
				lang: written?.lang ?? "en",
				said: { ...said, decider: { who: "patient" as const }, helped: null, interpreter: null },
			};
			await raiseInside(db, q, register, subject, DEMO_PROVIDER, raised, ago(daysAgo));
		});
	}
}

function reported({ id, recommended }: DemoUse, usedAt: Date): Extract<EntryBody, { kind: "use.reported" }> {
	return {
		kind: "use.reported",
		version: 1,
		use: id,
		tool: SCAN,
		toolVersion: VERSION,
		notice: 1,
		service: EYES,
		usedAt: usedAt.toISOString(),
		lookedAt: "A scan of the back of the eye.",
		recommended,
		lang: "en",
		checked: { by: "person", name: "Dr Sam Price", staff: null, agreed: "agreed" },
		decided: { answer: "permit", reason: "used-unless-no" },
		source: null,
		recorder: { who: "system", name: "demo" },
	};
}
