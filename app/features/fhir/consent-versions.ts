/**
 * What became of each answer, one version for each thing that changed it: an answer is never changed, but it is taken back,
 * replaced, found to be a mistake, or overtaken by a dispute or by what happened to a tool. All of it by the rules that decide, so that
 * whoever reads one active Consent is told for each question what the decision rule makes of the patient's words.
 */
import type { ChoiceMade, Entry } from "#app/core/entry.ts";
import { apply, corrections, fold } from "#app/core/standing.ts";
import type { ToolRule } from "#app/core/tool-rule.ts";
import { type ConsentState, type ConsentWhy, type Moment, saidAt, stateOf } from "./consent-state.ts";
import { type Reading, type ReadTool, type ToolChange, untouched } from "./read-tool.ts";

/** An answer as it stood from `at` on. */
export interface ConsentVersion extends ConsentState {
	/** The reference of the entry that made it so, or the tool whose change did. `today.…`: something that no day is kept of. */
	readonly id: string;
	readonly at: Date;
}

/** One answer with all that became of it, the oldest first; there is always one. */
export interface VersionedChoice {
	readonly entry: Entry<ChoiceMade>;
	readonly versions: readonly ConsentVersion[];
}

/** Entries that can change what an answer comes to. */
const TOUCHING: readonly string[] = [
	"choice.made",
	"choice.undone",
	"entry.in-error",
	"status.changed",
	"trust.given",
	"trust.ended",
	"after-death.wished",
	"death.recorded",
	"pause.opened",
	"pause.closed",
];

/** What can bring back an answer that is over. Of the rest of the record only those that stand are looked at again. */
const REVIVING: readonly string[] = [
	"choice.undone",
	"entry.in-error",
	"status.changed",
	"trust.given",
	"trust.ended",
	"after-death.wished",
	"death.recorded",
];
const OVER: readonly string[] = ["replaced", "taken-back", "in-error"] satisfies readonly ConsentWhy[];

/**
 * The answers in a patient's entries that touch one of these tools, as whoever acts for them reads it, in the order of the record.
 * Answers about any tool are among them. The last version is what holds at `reading`: where a tool is used and what a choice rests on is
 * not kept by day, so it counts in the last version alone, which then is as of the moment it is read.
 */
export function versionedChoices(
	entries: readonly Entry[],
	tools: readonly ReadTool[],
	reading: Reading,
): VersionedChoice[] {
	const made = new Map<number, { readonly entry: Entry<ChoiceMade>; readonly versions: ConsentVersion[] }>();
	const look = (id: string | null, moment: Moment, revives = false) => {
		const said = saidAt(moment);
		for (const { entry, versions } of made.values()) {
			// Else a patient who answered a thousand times would keep everybody waiting.
			if (!revives && OVER.includes(versions.at(-1)?.why ?? "")) continue;
			const state = stateOf(entry, moment, said);
			if (isSame(versions.at(-1), state)) continue;
			versions.push({ id: id ?? `today.${reading.mark(JSON.stringify(state))}`, at: moment.at, ...state });
		}
	};
	const rules = new Map<string, ToolRule | null>(tools.map(({ id }) => [id, untouched(id)]));
	const changes = changesOf(tools);
	let moment = beginning(rules);
	const changeUntil = (at: Date | null) => {
		for (let next = changes[0]; next !== undefined && (at === null || next.at <= at); [next] = changes) {
			changes.shift();
			rules.set(next.tool, { ...(rules.get(next.tool) ?? untouched(next.tool)), ...next.now });
			look(next.id, { ...moment, at: next.at });
		}
	};
	const inOrder = orderOf(entries);
	for (const [index, entry] of inOrder.entries()) {
		const { kind } = entry.body;
		changeUntil(entry.at);
		moment = { ...after(moment, inOrder, index), at: entry.at, tools: rules };
		if (!TOUCHING.includes(kind)) continue;
		if (isAbout(entry, tools)) made.set(entry.seq, { entry, versions: [] });
		look(entry.ref, moment, REVIVING.includes(kind));
	}
	changeUntil(null);
	look(null, { ...moment, at: reading.at, tools: new Map(tools.map(({ id, today }) => [id, today])) });
	return [...made.values()];
}

function changesOf(tools: readonly ReadTool[]): (ToolChange & { readonly tool: string })[] {
	const all = tools.flatMap(({ id, changes }) => changes.map((change) => ({ ...change, tool: id })));
	return all.sort((a, b) => a.at.getTime() - b.at.getTime());
}

const beginning = (tools: Moment["tools"]): Moment => ({
	...{ standing: [], inError: new Set<number>(), undone: new Set<number>() },
	...{ at: new Date(0), tools },
});
const orderOf = (entries: readonly Entry[]) => [...entries].sort((a, b) => a.seq - b.seq);

/** What counted after each entry that can change an answer, in the order of the record; of no tool is anything known. */
export function* momentsOf(entries: readonly Entry[]): Generator<{
	readonly entry: Entry;
	readonly moment: Moment;
}> {
	const inOrder = orderOf(entries);
	let moment = beginning(new Map());
	for (const [index, entry] of inOrder.entries()) {
		moment = { ...moment, ...after(moment, inOrder, index), at: entry.at };
		if (TOUCHING.includes(entry.body.kind)) yield { entry, moment };
	}
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

function isSame(
	last: ConsentVersion | undefined,
	{ status, why, permits, exceptions }: ConsentState,
): boolean {
	return (
		last !== undefined &&
		last.status === status &&
		last.why === why &&
		last.permits === permits &&
		JSON.stringify(last.exceptions) === JSON.stringify(exceptions)
	);
}
