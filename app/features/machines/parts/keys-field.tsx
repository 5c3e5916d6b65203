import { useWords } from "#app/i18n/use-words.ts";
import { TextAreaField } from "#app/ui/field.tsx";

/** Where public keys are pasted, or the address of them. */
export function KeysField({ value, error }: { readonly value: string; readonly error: string | undefined }) {
	const { t } = useWords();
	return (
		<TextAreaField
			id="keys"
			name="keys"
			label={t("clients:new.keys")}
			hint={t("clients:new.keys-hint")}
			error={error}
			value={value}
			dir="ltr"
			spellCheck={false}
			autocomplete="off"
		/>
	);
}
