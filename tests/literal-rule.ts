/**
 * The decision rule once more, word for word over the whole history, slow and without the compact standing. The
 * properties compare the two: what the standing forgets must never matter.
 */
import type { Question } from "#app/core/decision.ts";
import type { DecisionStatus, Entry, EntryBody } from "#app/core/entry.ts";
import { type Choice, choicesOf, wished } from "./literal-choices.ts";
import { literalDeath, literallyDead, literalWish } from "./literal-death.ts";
import { literalLapse } from "./literal-lapse.ts";
import { literalOverride } from "./literal-override.ts";
import { within } from "./literal-scope.ts";

export interface Verdict {
	readonly reason: string;
	readonly choiceSeq: number | null;
}

type Kind<Name extends EntryBody["kind"]> = Extract<EntryBody, { kind: Name }> & { seq: number; at: Date };

/** The reason, and the choice that it names, by the letter of the rule. */
export function literally(history: readonly Entry[], question: Question): Verdict {
	const { tool, purpose, at } = question;
	const live = history.filter((entry) => !isInError(entry, history)).sort((a, b) => a.seq - b.seq);
	const all = <Name extends EntryBody["kind"]>(name: Name) =>
		live
			.filter((entry) => entry.body.kind === name)
			.map((entry) => ({ ...entry.body, seq: entry.seq, at: entry.at })) as Kind<Name>[];

	const choices = choicesOf(all("choice.made"), all("choice.undone"));
	const { status, since } = statusOf(all("status.changed"));
	const death = literalDeath(live);
	const wish = literalWish(live, purpose);
	const said = choices.filter((choice) => within({ tool: tool.id, purpose }, choice.scope));
	const about = [...said, ...(death === undefined ? [] : wished(choices, wish, purpose))];
	const standing = (list: readonly Choice[], oneSequence: boolean) =>
		list.filter(
			(choice) =>
				!choice.takenBack &&
				!list.some((later) => (oneSequence || later.who === choice.who) && ends(later, choice)),
		);

	const without = (): Verdict => {
		const pauses = live.flatMap(({ seq, body }) =>
			(body.kind === "pause.opened" || body.kind === "pause.closed") && body.tool === tool.id
				? [{ seq, dispute: body.dispute, open: body.kind === "pause.opened" }]
				: [],
		);
		const isOpen = (dispute: string, before: number) =>
			pauses.findLast((pause) => pause.dispute === dispute && pause.seq < before)?.open === true;
		if (pauses.some((pause) => isOpen(pause.dispute, Number.POSITIVE_INFINITY)))
			return { reason: "disputed", choiceSeq: null };
		const closedAt = Math.max(
			0,
			...pauses.filter((p) => !p.open && isOpen(p.dispute, p.seq)).map((p) => p.seq),
		);

		const answer = choicesStep();
		if (closedAt > 0) {
			const mayDecide = (choice: Choice) =>
				status === "jointly" || (status === "self" ? choice.patient : !choice.patient);
			const answered = about.some(
				(choice) =>
					!choice.takenBack && choice.seq > closedAt && choice.scope.tool === tool.id && mayDecide(choice),
			);
			const laterNo =
				(answer?.reason === "said-no" || answer?.reason === "conflict") && (answer.choiceSeq ?? 0) > closedAt;
			if (!answered && !laterNo) return { reason: "dispute-closed", choiceSeq: null };
		}
		if (!tool.usedHere) return { reason: "not-used-here", choiceSeq: null };
		if (tool.basis[purpose] === undefined) return { reason: "purpose-does-not-apply", choiceSeq: null };
		let basis = tool.basis[purpose];
		if (purpose === "planning") basis = tool.planning ?? basis;
		else if (purpose === "care") basis = tool.machineAlone ? "consent" : basis;
		else if (basis !== "information" || tool.usesPatientData) basis = "consent";
		if (basis === "information") return { reason: "no-individual-choice", choiceSeq: null };
		if (!question.onList) return { reason: "not-on-list", choiceSeq: null };
		if (question.optOut && purpose !== "care") {
			const exact = standing(about, status === "self").filter(
				(c) =>
					c.scope.tool !== null &&
					c.scope.purpose !== null &&
					c.answer === "yes" &&
					!tooOld(c) &&
					!lapsed(c) &&
					(status === "represented" ? !c.patient : status === "jointly" || c.patient || since === 0),
			);
			if (answer?.reason !== "said-yes" || exact.length === 0)
				return { reason: "national-opt-out", choiceSeq: null };
			return { reason: "said-yes", choiceSeq: latest(exact) };
		}
		return answer ?? { reason: basis === "objection" ? "used-unless-no" : "needs-a-yes", choiceSeq: null };
	};

	const tooOld = (choice: Choice) =>
		tool.reaskOnMaterial && tool.materialNotice !== null && (choice.notice ?? 0) < tool.materialNotice;

	const lapsed = (choice: Choice) => (death === undefined ? literalLapse(live, choice, at) : !choice.patient);

	const conflicts = () =>
		said.filter((form) =>
			(form.takenBack ? [] : (form.disagreesWith ?? [])).some((seq) => {
				const other = said.find((choice) => choice.seq === seq);
				if (other === undefined || isOutOfSight(other, form, choices)) return false;
				const tools = form.scope.tool ?? other.scope.tool;
				const where = { tool: tools, purpose: form.scope.purpose ?? other.scope.purpose };
				return !said.some(
					(later) =>
						!later.takenBack &&
						later.seq > form.seq &&
						(later.said.way === "online" || later.settles === true) &&
						(later.who === form.who || (status === "self" && later.patient)) &&
						(later.answer !== "yes" || within(later.scope, where)),
				);
			}),
		);

	/** One sequence's outcome: no, unsure, ask-again, yes, tool-changed, authority-ended, in the order in which they decide. */
	const outcome = (list: readonly Choice[]): { is: string; seq: number } | undefined => {
		const stand = standing(list, true);
		const others = (choice: Choice) => status === "self" && since > 0 && !choice.patient;
		const tests: [string, (choice: Choice) => boolean][] = [
			["no", (c) => c.answer === "no" && !(others(c) && c.seq < since)],
			["unsure", (c) => c.answer === "unsure" && !(others(c) && c.seq < since)],
			["again", (c) => c.answer !== "yes"],
			["yes", (c) => !others(c) && !lapsed(c) && !tooOld(c)],
			["changed", (c) => !others(c) && !lapsed(c)],
			["lapsed", (c) => !others(c)],
			["again", () => true],
		];
		for (const [is, test] of tests) if (stand.some(test)) return { is, seq: latest(stand.filter(test)) };
		return undefined;
	};

	const choicesStep = (): Verdict | undefined => {
		const names: Record<string, string> = {
			no: "said-no",
			unsure: "unsure",
			again: "ask-again",
			yes: "said-yes",
			changed: "tool-changed",
			lapsed: "authority-ended",
		};
		const verdict = (found: { is: string; seq: number }) => ({
			reason: names[found.is] ?? "",
			choiceSeq: found.seq,
		});
		const conflict = conflicts();
		if (conflict.length > 0) return { reason: "conflict", choiceSeq: latest(conflict) };
		if (status === "self") {
			const found = outcome(about);
			return found && verdict(found);
		}
		const people = [...new Set(about.filter((c) => status === "jointly" || !c.patient).map((c) => c.who))];
		const each = people.flatMap((who) => outcome(about.filter((choice) => choice.who === who)) ?? []);
		const of = (is: string) => each.filter((one) => one.is === is).map((one) => one.seq);
		const highest = (is: string) => ({ is, seq: Math.max(...of(is)) });
		if (of("no").length > 0) {
			const disagree = of("yes").length + of("changed").length > 0;
			return { reason: disagree ? "conflict" : "said-no", choiceSeq: Math.max(...of("no")) };
		}
		if (of("unsure").length > 0) return verdict(highest("unsure"));
		const own = status === "represented" ? outcome(about.filter((choice) => choice.patient)) : undefined;
		const objects = own?.is === "no" || own?.is === "unsure";
		if (own && each.length === 0)
			return objects ? verdict(own) : { reason: "representative-decides", choiceSeq: own.seq };
		if (own && objects) return { reason: "patient-objects", choiceSeq: own.seq };
		if (of("changed").length > 0) return verdict(highest("changed"));
		if (of("yes").length > 0) return verdict(highest("yes"));
		return of("lapsed").length > 0 ? verdict(highest("lapsed")) : undefined;
	};

	if (tool.retired) return { reason: "tool-retired", choiceSeq: null };
	if (tool.paused) return { reason: "tool-paused", choiceSeq: null };
	if (death !== undefined && purpose === "care")
		return { reason: question.onList ? "died" : "not-on-list", choiceSeq: null };
	if (tool.laws.some((law) => (law.purpose ?? purpose) === purpose && law.starts <= at && at < law.ends))
		return { reason: "law", choiceSeq: null };
	const found = without();
	if (death !== undefined) return literallyDead(found, death, wish);
	const asks = ["dispute-closed", "unsure", "patient-objects", "representative-decides", "ask-again"];
	const weak = [...asks, "authority-ended", "tool-changed", "needs-a-yes", "not-on-list"].includes(
		found.reason,
	);
	const no = standing(about, status === "self").some((choice) => choice.answer === "no");
	const runs = literalOverride(live, history, tool.id, at);
	if (weak && runs && purpose === "care" && !no && conflicts().length === 0)
		return { reason: "emergency", choiceSeq: null };
	return found;
}

function isInError(entry: Entry, history: readonly Entry[]): boolean {
	return history.some(
		(other) =>
			other.body.kind === "entry.in-error" &&
			other.body.entry === entry.seq &&
			other.seq > entry.seq &&
			!isInError(other, history),
	);
}

function statusOf(changes: readonly Kind<"status.changed">[]): { status: DecisionStatus; since: number } {
	let now: { status: DecisionStatus; since: number } = { status: "self", since: 0 };
	for (const { status, seq } of changes) if (status !== now.status) now = { status, since: seq };
	return now;
}

function ends(later: Choice, earlier: Choice): boolean {
	if (later.seq <= earlier.seq) return false;
	if (earlier.answer === "yes" && later.answer !== "yes") return true;
	if (later.takenBack || (earlier.patient && !later.patient)) return false;
	return within(later.scope, earlier.scope);
}

/** A choice whose place the same person had already given to another answer when the form came cannot be meant. */
function isOutOfSight(other: Choice, form: Choice, choices: readonly Choice[]): boolean {
	const after = choices.filter(
		(c) =>
			c.who === other.who &&
			c.scope.tool === other.scope.tool &&
			c.scope.purpose === other.scope.purpose &&
			c.seq > other.seq &&
			c.seq < form.seq,
	);
	const replaced = other.takenBack || after.some((c) => !c.takenBack);
	return replaced && (other.answer === "yes" || after.some((c) => c.answer !== "yes"));
}

function latest(choices: readonly Choice[]): number {
	return Math.max(...choices.map((choice) => choice.seq));
}
