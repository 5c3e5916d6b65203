/**
 * What became of each answer, one version for each thing that changed it: an answer is never changed, but it is taken back,
 * replaced, found to be a mistake, or overtaken by a changed tool. All of it by the rules that decide, so that whoever reads
 * one active Consent is told for each question what the decision rule makes of the patient's words.
 */
import { ended } from "#app/core/deciding-choice.ts";
import { whoDecides } from "#app/core/decision.ts";
import type { ChoiceMade, Entry } from "#app/core/entry.ts";
import { PURPOSES, type Purpose, type Scope } from "#app/core/scope.ts";
import { apply, corrections, fold } from "#app/core/standing.ts";
import type { Standing } from "#app/core/standing-row.ts";
import { type SAID, whatWasSaid } from "#app/core/what-was-said.ts";

export type ConsentStatus = "active" | "inactive" | "proposed" | "entered-in-error";

/** Why an answer has its status. */
export type ConsentWhy = "stands" | "in-error" | "taken-back" | "replaced" | (typeof SAID)[number];

/** For this tool, in this purpose or any, something else counts than what the answer says for all it is about. */
export interface Exception {
	readonly tool: string;
	readonly purpose: Purpose | null;
	readonly permits: boolean;
}

/** An answer as it stood from `at` on. */
export interface ConsentVersion {
	/** The reference of the entry that made it so, or the tool whose change did. */
	readonly id: string;
	readonly at: Date;
	readonly status: ConsentStatus;
	readonly why: ConsentWhy;
	readonly exceptions: readonly Exception[];
}

/** One answer with all that became of it, the oldest first; there is always one. */
export interface VersionedChoice {
	readonly entry: Entry<ChoiceMade>;
	readonly versions: readonly ConsentVersion[];
}

/** A tool that the reader acts for. `asksAgain`: since when and with which notice those who said yes are asked again. */
export interface ReadTool {
	readonly id: string;
	readonly asksAgain: { readonly notice: number; readonly at: Date } | null;
}

type State = Omit<ConsentVersion, "id" | "at">;

/** What counts at one moment of the record. */
interface Moment {
	readonly standing: Standing;
	readonly inError: ReadonlySet<number>;
	readonly undone: ReadonlySet<number>;
	readonly changedWith: ReadonlyMap<string, number>;
}

/** Entries that can change what an answer comes to. */
const TOUCHING: readonly string[] = [
	"choice.made",
	"choice.undone",
	"entry.in-error",
	"status.changed",
	"trust.given",
	"trust.ended",
];

/** Reasons for which a yes has to be said again. */
const AGAIN: readonly string[] = ["tool-changed", "ask-again", "authority-ended", "replaced"];

/** What one more answer never brings back; a correction or a change of who decides can. */
const OVER: readonly string[] = ["replaced", "taken-back", "in-error"] satisfies readonly ConsentWhy[];

/**
 * The answers in a patient's entries that touch one of these tools, as whoever acts for them reads it, in the order of the record.
 * Answers about any tool are among them.
 */
export function versionedChoices(entries: readonly Entry[], tools: readonly ReadTool[]): VersionedChoice[] {
	const made = new Map<number, { readonly entry: Entry<ChoiceMade>; readonly versions: ConsentVersion[] }>();
	const look = (id: string, at: Date, moment: Moment, isAnswer = false) => {
		const said = wordsOf(moment);
		for (const { entry, versions } of made.values()) {
			// Else a patient who answered a thousand times would keep everybody waiting.
			if (isAnswer && OVER.includes(versions.at(-1)?.why ?? "")) continue;
			const state = stateOf(entry, moment, tools, said);
			if (!isSame(versions.at(-1), state)) versions.push({ id, at, ...state });
		}
	};
	const changedWith = new Map<string, number>();
	const changes = tools.flatMap(({ id, asksAgain }) => (asksAgain ? [{ id, ...asksAgain }] : []));
	changes.sort((a, b) => a.at.getTime() - b.at.getTime());
	let moment: Moment = { standing: [], inError: new Set(), undone: new Set(), changedWith };
	const changeUntil = (at: Date | null) => {
		for (let next = changes[0]; next !== undefined && (at === null || next.at <= at); [next] = changes) {
			changes.shift();
			changedWith.set(next.id, next.notice);
			look(`${next.id.slice(0, 50)}.${next.notice}`, next.at, moment);
		}
	};
	const inOrder = [...entries].sort((a, b) => a.seq - b.seq);
	for (const [index, entry] of inOrder.entries()) {
		const { body } = entry;
		changeUntil(entry.at);
		moment = { ...after(moment, inOrder, index), changedWith };
		if (!TOUCHING.includes(body.kind)) continue;
		if (isAbout(entry, tools)) made.set(entry.seq, { entry, versions: [] });
		look(entry.ref, entry.at, moment, body.kind === "choice.made");
	}
	changeUntil(null);
	return [...made.values()];
}

/** Corrections change the past: after one, all entries until then are folded anew. */
function after(
	before: Moment,
	inOrder: readonly Entry[],
	index: number,
): Pick<Moment, "standing" | "inError" | "undone"> {
	const entry = inOrder[index];
	if (entry === undefined) return before;
	const { seq, ref, at, body } = entry;
	if (body.kind !== "choice.undone" && body.kind !== "entry.in-error")
		return { ...before, standing: apply(before.standing, { seq, ref, at, body }) };
	const until = inOrder.slice(0, index + 1);
	return { standing: fold(until), ...corrections(until) };
}

function isAbout(entry: Entry, tools: readonly ReadTool[]): entry is Entry<ChoiceMade> {
	if (entry.body.kind !== "choice.made") return false;
	const { tool } = entry.body.scope;
	return tool === null || tools.some(({ id }) => id === tool);
}

/** What the patient's words come to at this moment for a tool and a purpose, or for any; each question is asked once. */
type Words = (tool: string | null, purpose: Purpose | null) => (typeof SAID)[number] | undefined;

function wordsOf({ standing, changedWith }: Moment): Words {
	const who = whoDecides(standing);
	const known = new Map<string, ReturnType<Words>>();
	return (tool, purpose) => {
		const question = `${tool ?? ""} ${purpose ?? ""}`;
		if (!known.has(question))
			known.set(
				question,
				whatWasSaid(standing, who, tool, purpose, changedWith.get(tool ?? "") ?? 0)?.reason,
			);
		return known.get(question);
	};
}

function stateOf(
	{ seq, body }: Entry<ChoiceMade>,
	{ standing, inError, undone }: Moment,
	tools: readonly ReadTool[],
	said: Words,
): State {
	const over = (status: ConsentStatus, why: ConsentWhy): State => ({ status, why, exceptions: [] });
	if (inError.has(seq)) return over("entered-in-error", "in-error");
	if (undone.has(seq)) return over("inactive", "taken-back");
	const { scope } = body;
	const row = standing.find((one) => one.kind === "choice" && one.seq === seq);
	if (
		row === undefined ||
		ended(row, standing, scope.tool, scope.purpose, whoDecides(standing).status === "self")
	)
		return over("inactive", "replaced");
	const permits = body.answer === "yes";
	if (permits) {
		const reason = said(scope.tool, scope.purpose) ?? "replaced";
		if (AGAIN.includes(reason)) return over("inactive", reason);
		if (reason !== "said-yes") return over("proposed", reason);
	}
	const counts = (tool: string, purpose: Purpose) => said(tool, purpose) === "said-yes";
	return { status: "active", why: "stands", exceptions: exceptionsTo(scope, permits, tools, counts) };
}

/** Only an answer about any tool or any purpose has some. One about all purposes of a tool is said once. */
function exceptionsTo(
	scope: Scope,
	permits: boolean,
	tools: readonly ReadTool[],
	counts: (tool: string, purpose: Purpose) => boolean,
): Exception[] {
	if (scope.tool !== null && scope.purpose !== null) return [];
	const purposes = scope.purpose === null ? PURPOSES : [scope.purpose];
	return (scope.tool === null ? tools.map(({ id }) => id) : [scope.tool]).flatMap((tool): Exception[] => {
		const differ = purposes.filter((purpose) => counts(tool, purpose) !== permits);
		if (differ.length === PURPOSES.length) return [{ tool, purpose: null, permits: !permits }];
		return differ.map((purpose) => ({ tool, purpose, permits: !permits }));
	});
}

function isSame(last: ConsentVersion | undefined, { status, why, exceptions }: State): boolean {
	return (
		last !== undefined &&
		last.status === status &&
		last.why === why &&
		JSON.stringify(last.exceptions) === JSON.stringify(exceptions)
	);
}
