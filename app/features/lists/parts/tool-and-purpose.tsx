import type { Purpose } from "#app/core/scope.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { Radios } from "#app/ui/radios.tsx";
import { SelectField } from "#app/ui/select-field.tsx";

/** Which tool a list is for, and which of these uses. `wrong` has the words beside a field. */
export function ToolAndPurpose(props: {
	readonly tools: readonly { readonly id: string; readonly name: string }[];
	readonly purposes: readonly Purpose[];
	readonly typed: { readonly tool?: string | undefined; readonly purpose?: string | undefined };
	readonly wrong: (field: string) => string | undefined;
}) {
	const { tools, purposes, typed, wrong } = props;
	const { t } = useWords();
	return (
		<>
			<SelectField
				id="tool"
				name="tool"
				label={t("lists:home.tool")}
				error={wrong("tool")}
				options={[
					{ value: "", text: t("lists:home.tool-none") },
					...tools.map(({ id, name }) => ({ value: id, text: name })),
				]}
				chosen={typed.tool ?? ""}
			/>
			<Radios
				id="purpose"
				name="purpose"
				legend={t("lists:home.purpose")}
				error={wrong("purpose")}
				options={purposes.map((value) => ({ value, text: t(`lists:home.purpose-of.${value}`) }))}
				chosen={typed.purpose ?? ""}
			/>
		</>
	);
}
