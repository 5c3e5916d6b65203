/**
 * How often each question was answered right. A count knows its tool, notice, language, question and quarter, and nothing of who
 * answered or when: it is added to a row that is there already, and read once its quarter is over.
 */
import { and, asc, desc, eq, lt, sql } from "drizzle-orm";
import type { StaffActor, SystemActor } from "#app/core/actor.ts";
import { currentQuarter } from "#app/features/groups/quarter.ts";
import type { Db, Writer } from "#db/open.server.ts";
import { understoodCounts } from "#db/schema.ts";
import type { LanguageTag } from "#locales/index.ts";
import { type Graded, QUESTIONS, type Question } from "./understood.ts";

/** Which page was understood, or not. */
export interface AskedPage {
	readonly tool: string;
	/** Number of its notice. */
	readonly notice: number;
	readonly lang: LanguageTag;
}

/** Adds one to each count that was answered. */
export async function countUnderstood(db: Db, page: AskedPage, grades: Graded, at: Date): Promise<void> {
	const quarter = currentQuarter(at);
	await db.write(async (q) => {
		for (const question of QUESTIONS) {
			const grade = grades[question];
			if (grade === undefined) continue;
			const one = (wanted: typeof grade) => (grade === wanted ? 1 : 0);
			const added = { right: one("right"), wrong: one("wrong"), unsure: one("unsure") };
			await add(q, { ...page, quarter, question, ...added });
		}
	});
}

/** Adds what was counted elsewhere, as in a made-up world. */
export async function addCounts(db: Db, _actor: SystemActor, counts: Added): Promise<void> {
	await db.write((q) => add(q, counts));
}

type Added = AskedPage & { readonly quarter: string } & Omit<UnderstoodCount, "lang">;

async function add(q: Writer, { tool, notice, lang, question, quarter, right, wrong, unsure }: Added) {
	const { toolId, rightCount, wrongCount, unsureCount } = understoodCounts;
	await q
		.insert(understoodCounts)
		.values({
			...{ toolId: tool, notice, lang, question, quarter },
			...{ rightCount: right, wrongCount: wrong, unsureCount: unsure },
		})
		.onConflictDoUpdate({
			target: [
				toolId,
				understoodCounts.notice,
				understoodCounts.lang,
				understoodCounts.question,
				understoodCounts.quarter,
			],
			set: {
				rightCount: sql`${rightCount} + ${right}`,
				wrongCount: sql`${wrongCount} + ${wrong}`,
				unsureCount: sql`${unsureCount} + ${unsure}`,
			},
		})
		.returning({ tool: toolId });
}

/** One count as it was added up: not to be shown before its rule. */
export interface UnderstoodCount {
	readonly lang: string;
	readonly question: Question;
	readonly right: number;
	readonly wrong: number;
	readonly unsure: number;
}

/** A notice and a quarter that is over, in which somebody answered. */
export interface CountedQuarter {
	readonly quarter: string;
	readonly notice: number;
}

/** Those of a tool, the newest first. */
export async function listCounted(
	db: Db,
	_actor: StaffActor,
	tool: string,
	at: Date,
): Promise<CountedQuarter[]> {
	return db.read
		.selectDistinct({ quarter: understoodCounts.quarter, notice: understoodCounts.notice })
		.from(understoodCounts)
		.where(and(eq(understoodCounts.toolId, tool), isOver(at)))
		.orderBy(desc(understoodCounts.quarter), desc(understoodCounts.notice));
}

/** The counts of one of them. A quarter that is not over has none: figures that grow while one looks tell of a single answer. */
export async function readCounted(
	db: Db,
	_actor: StaffActor,
	tool: string,
	{ quarter, notice }: CountedQuarter,
	at: Date,
): Promise<UnderstoodCount[]> {
	const rows = await db.read
		.select()
		.from(understoodCounts)
		.where(
			and(
				eq(understoodCounts.toolId, tool),
				eq(understoodCounts.quarter, quarter),
				eq(understoodCounts.notice, notice),
				isOver(at),
			),
		)
		.orderBy(asc(understoodCounts.lang));
	return rows.map(({ lang, question, rightCount: right, wrongCount: wrong, unsureCount: unsure }) => ({
		...{ lang, question, right, wrong, unsure },
	}));
}

const isOver = (at: Date) => lt(understoodCounts.quarter, currentQuarter(at));
