import { describedBy, type Remarks } from "./described.tsx";
import { Labelled } from "./labelled.tsx";

/** One of the choices. `lang` is set where its words are not in the page's language. */
export interface SelectOption {
	readonly value: string;
	readonly text: string;
	readonly lang?: string | null;
}

/** One of many in the browser's own list, where a row of radios would be too long to read. The first option is chosen where nothing is. */
export function SelectField(
	props: Remarks & {
		readonly id: string;
		readonly name: string;
		readonly label: string;
		readonly options: readonly SelectOption[];
		readonly chosen?: string | undefined;
	},
) {
	const { id, name, label, hint, error, options, chosen } = props;
	return (
		<Labelled id={id} label={label} hint={hint} error={error}>
			<select
				id={id}
				name={name}
				className="input"
				defaultValue={chosen}
				aria-describedby={describedBy(id, { hint, error })}
				aria-invalid={error ? true : undefined}
			>
				{options.map(({ value, text, lang }) => (
					<option key={value} value={value} lang={lang ?? undefined}>
						{text}
					</option>
				))}
			</select>
		</Labelled>
	);
}
