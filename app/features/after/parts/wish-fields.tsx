import { AFTER_DEATH_PURPOSES, WISHES } from "#app/core/death-entry.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { Radios } from "#app/ui/radios.tsx";
import type { WishProblem } from "../wishes.forms.ts";
import type { Wishes } from "../wishes.ts";
import { wishProblem } from "./wish-words.ts";

/** One question for each use, with what was said of it until now. */
export function WishFields({
	chosen,
	problems,
}: {
	readonly chosen: Partial<Wishes>;
	readonly problems: readonly WishProblem[];
}) {
	const { t } = useWords();
	return (
		<>
			{AFTER_DEATH_PURPOSES.map((purpose) => {
				const problem = problems.find(({ field }) => field === purpose);
				return (
					<Radios
						key={purpose}
						id={purpose}
						name={purpose}
						legend={t(`choices:purposes.${purpose}.heading`)}
						options={WISHES.map((value) => ({ value, text: t(`after:wish.${value}`) }))}
						chosen={chosen[purpose]}
						error={problem && wishProblem(t, problem)}
					/>
				);
			})}
		</>
	);
}
