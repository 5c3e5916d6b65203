/** What somebody says of a tool: who reads it, by when it is answered, and how often one can say something. */
import { addMonths, dayOf } from "#app/core/calendar.ts";
import type { Clear } from "#app/core/comment-entry.ts";
import type { KnownRegister, KnownTool } from "#app/features/tools/known-tool.ts";
import { isOpen, type Round, roundAnsweredBy } from "./round.ts";

/** So many times a day a patient can say something of one tool, and a member of staff. */
export const MOST_A_DAY = { patient: 5, staff: 20 } as const;

/** What is said at any time is answered within so many months. */
const ANSWERED_MONTHS = 3;

/** At least one of the three is there; a text that was left empty is "". */
export interface NewComment {
	readonly clear: Clear | null;
	readonly worry: string;
	readonly wish: string;
}

/** A comment as whoever said it sees it, or an AI lead: without a name. */
export interface Comment extends NewComment {
	readonly id: string;
	/** The receipt reference of its entry. */
	readonly ref: string;
	readonly tool: string;
	readonly provider: string;
	readonly round: string | null;
	readonly by: "patient" | "staff";
	/** The member of staff who wrote it down as a patient told them; null where it was sent by their own hand. */
	readonly writtenDown: { readonly staffId: string; readonly name: string } | null;
	/** The language of the page on which it was written. */
	readonly lang: string;
	readonly at: Date;
	/** Who read it, and when; null while nobody has. */
	readonly read: { readonly name: string; readonly at: Date } | null;
}

/** What can be commented on, and whose AI leads read it. */
export interface Commentable {
	readonly id: string;
	/** The tool as the register knows it; undefined for one that is to come. */
	readonly tool: KnownTool | undefined;
	readonly provider: string;
	/** The round that is open now, about a change that is coming. */
	readonly round: Round | undefined;
}

/** The round in which people can say something of this tool on this ISO day; undefined where there is none, and for a retired tool. */
export function openRound(
	{ byId, rounds }: Pick<KnownRegister, "byId" | "rounds">,
	toolId: string,
	today: string,
): Round | undefined {
	const known = byId.get(toolId);
	if (known?.retired) return undefined;
	const newest = known?.notice.number ?? 0;
	return rounds.findLast((round) => round.tool === toolId && isOpen(round, newest, today));
}

/**
 * The same for somebody of these providers. Where a provider asks about beginning with a tool that only others use, nothing changes for
 * theirs: they are asked nothing.
 */
export function openRoundFor(
	register: Pick<KnownRegister, "byId" | "rounds">,
	toolId: string,
	providers: ReadonlySet<string>,
	today: string,
): Round | undefined {
	const round = openRound(register, toolId, today);
	const users = register.byId.get(toolId)?.uses ?? [];
	const begins = users.length > 0 && !users.some(({ providerId }) => providerId === round?.provider);
	return begins && round !== undefined && !providers.has(round.provider) ? undefined : round;
}

/** The rounds that are open on this ISO day, one a tool. */
export function openRounds(register: Pick<KnownRegister, "byId" | "rounds">, today: string): Round[] {
	return register.rounds.filter((round) => openRound(register, round.tool, today) === round);
}

/**
 * What somebody of these providers can comment on: a tool that one of them uses, or a change that one of them asks about.
 * Undefined for anything else.
 */
export function commentable(
	register: KnownRegister,
	toolId: string,
	providers: ReadonlySet<string>,
	today: string,
): Commentable | undefined {
	const tool = register.byId.get(toolId);
	const round = openRoundFor(register, toolId, providers, today);
	const readers = [
		...(tool?.uses ?? []).map(({ providerId }) => providerId),
		...(round ? [round.provider] : []),
	];
	const provider = readers.find((id) => providers.has(id));
	return provider === undefined ? undefined : { id: toolId, tool, provider, round };
}

/** Do AI leads of this provider read what is said of this tool: it uses it, or has asked about it? */
export function isReadAt(
	{ byId, rounds }: Pick<KnownRegister, "byId" | "rounds">,
	toolId: string,
	provider: string,
): boolean {
	const uses = byId.get(toolId)?.uses ?? [];
	return (
		uses.some(({ providerId }) => providerId === provider) ||
		rounds.some((round) => round.tool === toolId && round.provider === provider)
	);
}

/** The name of what is commented on, in this language or else in English. */
export function nameOf(
	{ id, tool, round }: Pick<Commentable, "id" | "tool" | "round">,
	lang: string,
): string {
	const names = round?.change?.names;
	const words = tool?.words.get(lang) ?? tool?.words.get("en");
	return words?.name ?? names?.[lang] ?? names?.["en"] ?? id;
}

/** The ISO day by which what was said then is answered. `round` is the one that it came in. */
export function answeredBy(at: Date, round: Pick<Round, "closes"> | undefined): string {
	return round?.closes ? roundAnsweredBy(round.closes) : addMonths(dayOf(at), ANSWERED_MONTHS);
}
