import { useWords } from "#app/i18n/use-words.ts";
import type { NewRequirement } from "../training.ts";

/** What the training is, where it is, and for how long it counts. */
export function RequirementWords({ words, link, months }: NewRequirement) {
	const { t } = useWords();
	return (
		<>
			<p lang="en" dir="ltr">
				{words}
			</p>
			{link !== null && (
				<p>
					<a href={link} rel="noreferrer" dir="ltr">
						{link}
					</a>
				</p>
			)}
			<p>{t("training:counts", { time: t(`training:months.${months ?? "good"}`) })}</p>
		</>
	);
}
