/** The training of one member of staff: every tool of their provider that needs it, and how theirs stands. */
import type { StaffActor } from "#app/core/actor.ts";
import { type KnownTool, wordsIn } from "#app/features/tools/known-tool.ts";
import type { LanguageTag } from "#locales/index.ts";
import { type NewRequirement, seenOf, type Trained, trainedBy, trainingNeededAt } from "./training.ts";

export interface OwnTraining extends NewRequirement {
	readonly tool: string;
	readonly name: string;
	readonly trained: Trained;
	/** The mark of what is shown. */
	readonly seen: string;
}

/** In the order of the register. A tool that is used no more needs none. */
export function ownTraining(
	tools: readonly KnownTool[],
	{ staffId, providerId }: StaffActor,
	lang: LanguageTag,
	today: string,
): readonly OwnTraining[] {
	return tools.flatMap((tool) => {
		const training = isUsedAt(tool, providerId) ? trainingNeededAt(tool, providerId) : undefined;
		if (training === undefined) return [];
		const { number, needed, words, link, months } = training;
		return [
			{
				...{ needed, words, link, months },
				tool: tool.id,
				name: wordsIn(tool.words, lang).words.name,
				trained: trainedBy(tool, training, training.said.get(staffId), today),
				seen: seenOf({ number, material: tool.materialNotice ?? 0 }),
			},
		];
	});
}

/** Does a service of this provider use it, and is it not used no more? */
export function isUsedAt(
	{ uses, retired }: Pick<KnownTool, "uses" | "retired">,
	providerId: string,
): boolean {
	return !retired && uses.some((use) => use.providerId === providerId);
}
