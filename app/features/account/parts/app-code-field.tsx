import { useWords } from "#app/i18n/use-words.ts";
import { TextField } from "#app/ui/field.tsx";

/** The six numbers of the authenticator app. What was typed is never shown again: each code works once. */
export function AppCodeField({ error }: { readonly error: string | undefined }) {
	const { t } = useWords();
	return (
		<TextField
			id="code"
			name="code"
			label={t("staff:sign-in.code")}
			hint={t("staff:sign-in.code-hint")}
			error={error}
			autocomplete="one-time-code"
			inputMode="numeric"
			dir="ltr"
			width={10}
		/>
	);
}
