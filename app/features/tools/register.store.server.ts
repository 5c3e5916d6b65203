/** The register in memory: small, read on nearly every page, and thrown away as soon as a row of it changes. */
import { asc, eq, sql } from "drizzle-orm";
import type { Db, Reader } from "#db/open.server.ts";
import { registerChangeCount } from "#db/register-changes.server.ts";
import {
	notices,
	noticeWords,
	providers,
	services,
	toolChecks,
	toolLaws,
	toolRounds,
	tools,
	toolUses,
} from "#db/schema.ts";
import { readHere } from "./known-here.store.server.ts";
import type { KnownRegister, KnownTool } from "./known-tool.ts";
import { readTrainings } from "./known-training.store.server.ts";
import { type NoticeWords, noticeWordsSchema } from "./notice.ts";
import { type Category, registerTool } from "./register.ts";
import { checkOf, knownLaw, roundOf, stoppedOf } from "./tool-columns.ts";
import type { ToolCheck } from "./watched.ts";

const kept = new WeakMap<object, KnownRegister>();

/** The register as it stands now. One cheap read says whether the copy in memory is still true. */
export async function currentRegister(db: Pick<Db, "read">): Promise<KnownRegister> {
	const changes = await registerChangeCount(db.read);
	const held = kept.get(db.read);
	if (held?.changes === changes) return held;
	const register = await readRegister(db.read, changes);
	kept.set(db.read, register);
	return register;
}

async function readRegister(reader: Reader, changes: number): Promise<KnownRegister> {
	const [toolRows, noticeRows, wordRows, useRows, serviceRows, providerRows, checkRows, lawRows, roundRows] =
		[
			await reader.select().from(tools).orderBy(asc(tools.number)),
			await reader.select().from(notices).orderBy(asc(notices.id)),
			await reader.select().from(noticeWords),
			await reader
				.select({ use: toolUses, providerId: services.providerId })
				.from(toolUses)
				.innerJoin(services, eq(services.id, toolUses.serviceId)),
			await reader.select().from(services),
			await reader.select().from(providers).orderBy(asc(providers.id)),
			await reader.select().from(toolChecks).orderBy(asc(toolChecks.checkedOn), asc(toolChecks.madeAt)),
			await reader.select().from(toolLaws).orderBy(asc(toolLaws.starts), asc(toolLaws.id)),
			await reader.select().from(toolRounds).orderBy(asc(toolRounds.madeAt), asc(toolRounds.id)),
		];
	const trainingOf = await readTrainings(reader);
	const hereOf = await readHere(reader);
	const known = toolRows.flatMap((row): KnownTool[] => {
		const own = noticeRows.filter((notice) => notice.toolId === row.id);
		const newest = own.at(-1);
		const material = own.findLast((notice) => notice.material);
		if (newest === undefined) return [];
		return [
			{
				id: row.id,
				number: row.number,
				category: row.category as Category,
				basis: row.basis,
				machineAlone: row.machineAlone,
				reaskOnMaterial: row.reaskOnMaterial,
				paused: row.pausedAt !== null,
				retired: row.retiredAt !== null,
				stopped: stoppedOf(row),
				checks: newestChecks(checkRows.filter(({ toolId }) => toolId === row.id)),
				laws: lawRows.filter(({ toolId }) => toolId === row.id).flatMap((law) => knownLaw(law) ?? []),
				training: trainingOf(row.id),
				here: hereOf(row.id),
				notice: {
					id: newest.id,
					number: newest.number,
					facts: registerTool.parse(newest.facts),
					madeAt: newest.madeAt,
				},
				materialNotice: material?.number ?? null,
				materialAt: material?.madeAt ?? null,
				changed: material?.difference ? { at: material.madeAt, difference: material.difference } : null,
				words: wordsOf(wordRows, newest.id),
				uses: useRows
					.filter(({ use }) => use.toolId === row.id)
					.map(({ use, providerId }) => ({
						serviceId: use.serviceId,
						providerId,
						providerName: providerRows.find(({ id }) => id === providerId)?.name ?? providerId,
						stage: use.stage,
						since: use.since,
					})),
			},
		];
	});
	return {
		changes,
		tools: known,
		byId: new Map(known.map((tool) => [tool.id, tool])),
		byNumber: new Map(known.map((tool) => [tool.number, tool])),
		services: new Map(serviceRows.map((service) => [service.id, service])),
		providers: new Map(providerRows.map((provider) => [provider.id, provider])),
		rounds: roundRows.map(roundOf),
	};
}

/** Rows come oldest first: the last of each provider is the newest. */
function newestChecks(rows: readonly (typeof toolChecks.$inferSelect)[]): ToolCheck[] {
	return [...new Map(rows.map((row) => [row.providerId, checkOf(row)])).values()];
}

function wordsOf(
	rows: readonly { noticeId: number; lang: string; words: unknown }[],
	noticeId: number,
): Map<string, NoticeWords> {
	return new Map(
		rows
			.filter((row) => row.noticeId === noticeId)
			.map((row) => [row.lang, noticeWordsSchema.parse(row.words)]),
	);
}

/** One version of a tool's notice as it was, for those who chose under it. */
export interface OldNotice {
	readonly number: number;
	readonly madeAt: Date;
	readonly facts: ReturnType<typeof registerTool.parse>;
	readonly words: ReadonlyMap<string, NoticeWords>;
}

/** The notice of this tool with this number; undefined when there is none. Public: notices hold nothing personal. */
export async function findNotice(db: Db, toolId: string, number: number): Promise<OldNotice | undefined> {
	const rows = await db.read
		.select({ notice: notices, words: noticeWords })
		.from(notices)
		.innerJoin(noticeWords, eq(noticeWords.noticeId, notices.id))
		.where(sql`${notices.toolId} = ${toolId} AND ${notices.number} = ${number}`);
	const first = rows[0]?.notice;
	return (
		first && {
			number: first.number,
			madeAt: first.madeAt,
			facts: registerTool.parse(first.facts),
			words: wordsOf(
				rows.map((row) => row.words),
				first.id,
			),
		}
	);
}
