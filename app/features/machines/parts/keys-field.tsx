import { useWords } from "#app/i18n/use-words.ts";
import { TextAreaField } from "#app/ui/field.tsx";
import { readKeys } from "../client-keys.ts";

/** Where public keys are pasted, or the address of them. A private key that was pasted by mistake is not shown again, as no password is. */
export function KeysField({ value, error }: { readonly value: string; readonly error: string | undefined }) {
	const { t } = useWords();
	const read = readKeys(value);
	const isSecret = !read.ok && read.reason === "keys-private";
	return (
		<TextAreaField
			id="keys"
			name="keys"
			label={t("clients:new.keys")}
			hint={t("clients:new.keys-hint")}
			error={error}
			value={isSecret ? "" : value}
			dir="ltr"
			spellCheck={false}
			autocomplete="off"
		/>
	);
}
