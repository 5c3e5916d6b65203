import { CLEAR } from "#app/core/comment-entry.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { TextAreaField } from "#app/ui/field.tsx";
import { Radios } from "#app/ui/radios.tsx";
import type { CommentTyped } from "../comment.forms.ts";

/**
 * Was it clear, what worries somebody, what would they like to know. Nobody need say whether it was clear, and that is chosen
 * at first: a text browser takes the first answer for chosen where none is.
 */
export function CommentFields(props: {
	readonly typed: CommentTyped;
	readonly errors: Readonly<Record<string, string>>;
}) {
	const { typed, errors } = props;
	const { t } = useWords();
	return (
		<>
			<Radios
				id="clear"
				name="clear"
				legend={t("comments:field.clear")}
				error={errors["clear"]}
				options={[
					{ value: "", text: t("comments:field.not-said") },
					...CLEAR.map((value) => ({ value, text: t(`comments:field.${value}`) })),
				]}
				chosen={CLEAR.find((one) => one === typed.clear) ?? ""}
			/>
			{(["worry", "wish"] as const).map((field) => (
				<TextAreaField
					key={field}
					id={field}
					name={field}
					label={t(`comments:field.${field}`)}
					hint={t("comments:field.hint")}
					error={errors[field]}
					value={typed[field]}
					autocomplete="off"
				/>
			))}
		</>
	);
}
