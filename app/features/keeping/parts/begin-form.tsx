import { useWords } from "#app/i18n/use-words.ts";
import { TextAreaField, TextField } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/form.tsx";
import { usePageRequest } from "#app/ui/request.tsx";

/** Begins the draft of a new tool. `card` is what was read of a maker's card, as it is sent along. */
export function BeginForm(props: {
	readonly once: string;
	readonly typed: { readonly name: string; readonly line: string };
	readonly card: string | null;
	readonly errors: Readonly<Record<string, string>>;
}) {
	const { once, typed, card, errors } = props;
	const { t } = useWords();
	const request = usePageRequest();
	const own = (name: "name" | "line") => ({
		id: name,
		name,
		label: t(`keeping:field.${name}`),
		value: typed[name],
		error: errors[name],
		dir: "ltr" as const,
	});
	return (
		<PostForm
			id="begin"
			action="/staff/tools/new"
			token={request.token}
			once={once}
			submit={card === null ? t("keeping:new.button") : t("keeping:new.button-card")}
		>
			{card !== null && <input type="hidden" name="card" value={card} />}
			<TextField {...own("name")} hint={t("keeping:new.name-hint")} />
			<TextAreaField {...own("line")} hint={t("keeping:new.line-hint")} rows={2} />
		</PostForm>
	);
}
