import { AFTER_DEATH_PURPOSES, WISHES, type Wish } from "#app/core/death-entry.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { Radios } from "#app/ui/radios.tsx";
import type { WishProblem } from "../wishes.forms.ts";
import type { Wishes } from "../wishes.ts";
import { wishProblem } from "./wish-words.ts";

/**
 * One question for each use, with what was said of it until now. Where the patient has died, `died` is what stood then: of each use it may
 * stay, or be a no.
 */
export function WishFields(props: {
	readonly chosen: Partial<Wishes>;
	readonly problems: readonly WishProblem[];
	readonly died?: Wishes | null;
}) {
	const { chosen, problems, died = null } = props;
	const { t } = useWords();
	const optionsOf = (stood: Wish | null) =>
		stood === null
			? WISHES.map((value) => ({ value, text: t(`after:wish.${value}`) }))
			: WISHES.filter((value) => value === stood || value === "no").map((value) => ({
					value,
					text: value === "same" ? t("after:death.goes-on") : t(`choices:answer.${value}`),
				}));
	return (
		<>
			{AFTER_DEATH_PURPOSES.map((purpose) => {
				const problem = problems.find(({ field }) => field === purpose);
				const heading = t(`choices:purposes.${purpose}.heading`);
				if (died?.[purpose] === "no")
					return (
						<p key={purpose}>
							<b>{heading}</b>
							<br />
							{t("choices:answer.no")}
							<input type="hidden" name={purpose} value="no" />
						</p>
					);
				return (
					<Radios
						key={purpose}
						id={purpose}
						name={purpose}
						legend={heading}
						options={optionsOf(died === null ? null : died[purpose])}
						chosen={chosen[purpose]}
						error={problem && wishProblem(t, problem)}
					/>
				);
			})}
		</>
	);
}
