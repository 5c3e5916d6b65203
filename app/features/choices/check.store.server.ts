/** What the check page says: the stored draft, what it would do, what happens instead, and what it ends. */

import type { PersonActor } from "#app/core/actor.ts";
import { dayOf } from "#app/core/calendar.ts";
import type { Answer } from "#app/core/entry.ts";
import { whoReads } from "#app/features/record/acting.store.server.ts";
import { ruleOf } from "#app/features/record/decide.store.server.ts";
import { providerFor } from "#app/features/record/make-choice.store.server.ts";
import { saidBy } from "#app/features/record/own-said.ts";
import type { KnownRegister, KnownTool } from "#app/features/tools/known-tool.ts";
import { wordsIn } from "#app/features/tools/known-tool.ts";
import { isInDoubt } from "#app/features/trust/acting.ts";
import type { Db } from "#db/open.server.ts";
import type { LanguageTag } from "#locales/index.ts";
import { type About, aboutOf } from "./about.ts";
import { callBackBy, isConfirmedByPost, wishAnsweredBy } from "./choice.ts";
import { draftToCheck } from "./kept-draft.store.server.ts";
import { type LawOver, lawsOver } from "./laws-over.ts";
import { readMine } from "./my-tools.store.server.ts";
import { type Ended, preview } from "./preview.ts";
import { type Question, scopeOf } from "./question.ts";

/** A choice that stood, as the page names it. */
export interface EndedShown {
	readonly about: About;
	readonly answer: Answer;
	readonly day: string;
}

/** Everything the check page shows. `effect` is a key of `choices:effect`. */
export interface Check {
	readonly once: string;
	readonly answer: Answer;
	readonly name: string | null;
	readonly effect: "asked" | "wish" | "law" | "still-no" | "still-unsure" | "not-now";
	/** ISO day by which a person calls or answers, where one does. */
	readonly due: string | null;
	readonly instead: { readonly lines: readonly string[]; readonly lang: LanguageTag } | null;
	readonly ends: readonly EndedShown[];
	readonly stays: readonly EndedShown[];
	readonly notHere: readonly string[];
	readonly byPost: boolean;
	/** Who filled it in for the patient; null where it is their own answer. */
	readonly helper: string | null;
	/** False for somebody who helps the patient: they save nothing. */
	readonly mayDecide: boolean;
	/** What who acts for the patient may not do, where a computer cannot tell if this answer is theirs to save; else null. */
	readonly limits: string | null;
	/** The names of those from whom the patient can keep it to themself: who acts for them today. */
	readonly others: readonly string[];
	/** What a law decides meanwhile, whatever is answered. */
	readonly laws: readonly LawOver[];
}

/** The check of the kept answer; undefined when there is none to check. */
export async function checkDraft(
	db: Db,
	actor: PersonActor,
	known: KnownRegister,
	question: Question,
	lang: LanguageTag,
	at: Date,
): Promise<Check | undefined> {
	const mayDecide = actor.role === "patient" || actor.person.may === "decide";
	const draft = await draftToCheck(db.read, db.vault, actor, question, at);
	if (draft === undefined) return undefined;
	const { register, services, standing } = await readMine(db, actor, known);
	const scope = scopeOf(question);
	const tool = scope.tool === null ? undefined : register.byId.get(scope.tool);
	const provider = providerFor(register, services, scope.tool);
	const usedBy = (known: KnownTool) => known.uses.some((use) => services.has(use.serviceId));
	const concerned = register.tools.filter((known) => known === tool || (tool === undefined && usedBy(known)));
	const ahead = preview(
		standing,
		scope,
		draft.answer,
		concerned.map((known) => ruleOf(known, provider, true)),
		at,
		mayDecide ? saidBy(actor).decider : undefined,
	);
	const isWish = draft.answer === "yes" && tool !== undefined && !usedBy(tool);
	const today = dayOf(at);
	const shown = (ended: Ended): EndedShown => ({
		about: aboutOf(ended.scope, register, lang),
		answer: ended.answer,
		day: ended.day,
	});
	const words = tool && wordsIn(tool.words, lang);
	const isKept = draft.answer === "yes" && !isWish && ahead.decision?.answer !== "permit";
	const contradicted = isKept ? ahead.decision?.reason : undefined;
	return {
		once: draft.id,
		answer: draft.answer,
		name: words?.words.name ?? null,
		effect: isWish
			? "wish"
			: ahead.decision?.reason === "law"
				? "law"
				: contradicted === "said-no"
					? "still-no"
					: contradicted === "unsure"
						? "still-unsure"
						: contradicted === undefined
							? "asked"
							: "not-now",
		due:
			provider === undefined
				? null
				: draft.answer === "unsure"
					? callBackBy(today, provider.nation)
					: isWish
						? wishAnsweredBy(today, provider.nation)
						: null,
		instead:
			words === undefined || draft.answer === "yes" || ahead.decision?.reason === "law"
				? null
				: { lines: words.words.instead, lang: words.lang },
		ends: ahead.ends.map(shown),
		stays: ahead.stays.map(shown),
		notHere: ahead.notHere
			.flatMap((id) => register.byId.get(id) ?? [])
			.map((known) => wordsIn(known.words, lang).words.name),
		laws: lawsOver(register, services, scope, lang, at),
		byPost: isConfirmedByPost(draft.answer, "online", actor.role === "trusted" && mayDecide),
		limits:
			mayDecide && actor.role === "trusted" && isInDoubt(actor.person.limits, draft.answer)
				? actor.person.limits
				: null,
		helper: draft.helper ?? null,
		mayDecide,
		others: actor.role === "patient" ? await whoReads(db.read, db.vault, actor.patientNo, at) : [],
	};
}
