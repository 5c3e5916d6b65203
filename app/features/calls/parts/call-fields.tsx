import { CALL_TIMES } from "#app/core/call-entry.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { TextField } from "#app/ui/field.tsx";
import { Radios } from "#app/ui/radios.tsx";

/** The number to call, where it is typed. */
export function NumberField(props: {
	readonly value: string | undefined;
	readonly error: string | undefined;
}) {
	const { t } = useWords();
	return (
		<TextField
			id="number"
			name="number"
			label={t("calls:form.number")}
			hint={t("calls:form.number-hint")}
			error={props.error}
			value={props.value}
			type="tel"
			autocomplete="tel"
			dir="ltr"
			width={20}
		/>
	);
}

/** When a call suits best. */
export function TimeField(props: {
	readonly chosen: string | undefined;
	readonly error: string | undefined;
}) {
	const { t } = useWords();
	return (
		<Radios
			id="time"
			name="time"
			legend={t("calls:form.time")}
			options={CALL_TIMES.map((value) => ({ value, text: t(`calls:time.${value}`) }))}
			chosen={props.chosen}
			error={props.error}
		/>
	);
}
