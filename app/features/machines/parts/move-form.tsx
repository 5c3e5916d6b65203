import { useWords } from "#app/i18n/use-words.ts";
import { TextField } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/form.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import type { TypedMove } from "../client.forms.ts";
import { KeysField } from "./keys-field.tsx";

/** Ask for other keys, or stop the system; both with a reason. `errors` by the id of a field. */
export function MoveForm(props: {
	readonly what: "asked" | "disabled";
	readonly typed: Pick<TypedMove, "keys" | "why"> | null;
	readonly errors: Readonly<Record<string, string>>;
}) {
	const { what, typed, errors } = props;
	const { t } = useWords();
	const request = usePageRequest();
	return (
		<section>
			<h2>{t(`clients:move.${what}.title`)}</h2>
			<p>{t(`clients:move.${what}.text`)}</p>
			<PostForm
				id={`form-${what}`}
				action={request.path}
				token={request.token}
				submit={t(`clients:move.${what}.button`)}
				name="what"
				value={what}
				quiet
			>
				{what === "asked" && <KeysField value={typed?.keys ?? ""} error={errors["keys"]} />}
				<TextField
					id={`why-${what}`}
					name="why"
					label={t("clients:move.why")}
					error={errors[`why-${what}`]}
					value={typed?.why ?? ""}
					autocomplete="off"
					dir="auto"
				/>
			</PostForm>
		</section>
	);
}
