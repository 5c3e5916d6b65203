/**
 * What a receipt says. For one tool in care the effect is the answer of the decision rule, so that receipt, screen and
 * staff say the same.
 */
import type { PatientActor, PersonActor } from "#app/core/actor.ts";
import type { Decision } from "#app/core/decision.ts";
import type { Answer } from "#app/core/entry.ts";
import type { Helped } from "#app/core/helped.ts";
import { ownChoices } from "#app/core/own-choices.ts";
import type { Authority, Way } from "#app/core/said.ts";
import { fold } from "#app/core/standing.ts";
import { deciderOf } from "#app/core/standing-row.ts";
import { ruleOf } from "#app/features/record/decide.store.server.ts";
import { entriesOnPaper } from "#app/features/record/shown-to.store.server.ts";
import { type KnownRegister, wordsIn } from "#app/features/tools/known-tool.ts";
import type { Db } from "#db/open.server.ts";
import type { LanguageTag } from "#locales/index.ts";
import { type About, aboutOf } from "./about.ts";
import { undoUntil } from "./choice.ts";
import { findChoice } from "./history.store.server.ts";
import { type LawOver, lawsOver } from "./laws-over.ts";
import { choicesIn, type MadeChoice, type StaffNote, whyNotUndone } from "./made-choice.ts";
import { type Mine, myTool, readMine } from "./my-tools.store.server.ts";
import { preview } from "./preview.ts";

/** What happens now, by the rule; each is a key of `choices:receipt.effect`. */
export const EFFECTS = [
	"used",
	"not-used",
	"call",
	"ask",
	"wish",
	"not-applicable",
	"not-on-list",
	"all-yes",
	"all-no",
	"all-call",
	"all-ask",
	"no-longer",
	"law",
] as const;
export type Effect = (typeof EFFECTS)[number];

export interface Receipt {
	readonly ref: string;
	readonly about: About;
	readonly answer: Answer;
	readonly at: Date;
	/**
	 * `decider`: the trusted person who decided and by what authority, or null for the patient. `recorder`: the staff member who wrote it down or
	 * who acts for the patient and saved it (`way` is then `acting`), or null.
	 */
	readonly by: {
		readonly decider: string | null;
		readonly authority: Authority | null;
		readonly recorder: string | null;
		readonly way: Way | "acting";
		readonly helped: Helped;
	};
	/** The patient keeps it to themself. */
	readonly isPrivate: boolean;
	readonly notice: number | null;
	readonly effect: Effect;
	readonly due: string | undefined;
	readonly notHere: readonly string[];
	/** What a law decides meanwhile, and not this answer. */
	readonly laws: readonly LawOver[];
	/** What staff wrote to the patient about it. */
	readonly notes: readonly StaffNote[];
	readonly undoneAt: Date | undefined;
	/** The reference of the entry that took it back: it has a proof of its own. */
	readonly undoneRef: string | undefined;
	readonly inErrorAt: Date | undefined;
	/** The number of the last entry that said whether it counts. */
	readonly lastSeq: number;
	/** Until when it can be taken back; undefined when it no longer can. */
	readonly undoUntil: Date | undefined;
}

/** The receipt with this reference, if it is this patient's and whoever asks may know of it. */
export async function findReceipt(
	db: Db,
	actor: PersonActor,
	register: KnownRegister,
	ref: string,
	lang: LanguageTag,
	at: Date,
): Promise<Receipt | undefined> {
	const made = await findChoice(db, actor, ref);
	const mine = made && (await readMine(db, actor, register));
	return made && mine && receiptOf(made, mine, actor, lang, at);
}

/** The same for a letter to the patient, or a copy that staff print: all of it without what they keep to themself, since others read paper too. */
export async function receiptOnPaper(
	db: Db,
	actor: PatientActor,
	register: KnownRegister,
	ref: string,
	lang: LanguageTag,
	at: Date,
): Promise<Receipt | undefined> {
	const entries = await entriesOnPaper(db.read, db.vault, actor);
	const made = choicesIn(entries).find(({ entry }) => entry.ref === ref);
	if (made === undefined) return undefined;
	const mine = { ...(await readMine(db, actor, register)), standing: fold(entries) };
	return receiptOf(made, mine, actor, lang, at);
}

function receiptOf(made: MadeChoice, mine: Mine, actor: PersonActor, lang: LanguageTag, at: Date): Receipt {
	const { register } = mine;
	const { entry, undoneAt, undoneRef, inErrorAt, lastSeq, due } = made;
	const { scope, answer, said, notice } = entry.body;
	const { services } = mine;
	const tool = scope.tool === null ? undefined : register.byId.get(scope.tool);
	const decision = tool && scope.purpose === "care" ? myTool(mine, tool, at).decision : undefined;
	const rules = register.tools
		.filter(
			(known) =>
				known === tool || (tool === undefined && known.uses.some((use) => services.has(use.serviceId))),
		)
		.map((known) => ruleOf(known, [...register.providers.values()][0], true));
	const stands = ownChoices(mine.standing, deciderOf(entry.body)).some((row) => row.seq === entry.seq);
	const open = undoneAt === undefined && mayUndo(actor) && whyNotUndone(made, at, mine.who) === undefined;
	return {
		ref: entry.ref,
		about: aboutOf(scope, register, lang),
		answer,
		at: entry.at,
		by: {
			decider: said.decider.who === "patient" ? null : said.decider.name,
			authority: said.decider.who === "patient" ? null : said.decider.authority,
			recorder: "id" in said.recorder ? said.recorder.name : null,
			way: said.recorder.who === "trusted" ? "acting" : said.way,
			helped: said.helped,
		},
		isPrivate: entry.body.private === true,
		notice,
		effect: decision === undefined ? broadEffect(answer, stands, due) : effectOf(decision, due),
		due,
		notHere: preview(mine.standing, scope, answer, rules, at)
			.notHere.flatMap((id) => register.byId.get(id) ?? [])
			.map((known) => wordsIn(known.words, lang).words.name),
		laws: lawsOver(register, services, scope, lang, at),
		notes: made.notes,
		undoneAt,
		undoneRef,
		inErrorAt,
		lastSeq,
		undoUntil: open ? undoUntil(entry.at) : undefined,
	};
}

function mayUndo(actor: PersonActor): boolean {
	return actor.role === "patient" || actor.person.may === "decide";
}

/** An answer about many tools has no one decision: it says what it asks for while it stands, and that it does not when not. */
function broadEffect(answer: Answer, stands: boolean, due: string | undefined): Effect {
	if (!stands) return "no-longer";
	if (answer === "unsure") return due === undefined ? "all-ask" : "all-call";
	return answer === "yes" ? "all-yes" : "all-no";
}

function effectOf(decision: Decision, due: string | undefined): Effect {
	switch (decision.answer) {
		case "permit":
			return decision.reason === "law" ? "law" : "used";
		case "deny":
			return "not-used";
		case "ask":
			return due === undefined ? "ask" : "call";
		case "not-applicable":
			return decision.reason === "not-used-here" ? "wish" : "not-applicable";
		default:
			return "not-on-list";
	}
}
