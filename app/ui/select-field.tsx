import { describedBy, type Remarks } from "./described.tsx";
import { Labelled } from "./labelled.tsx";

/** One of many, in the browser's own list, which opens without script. The first is chosen where nothing is. */
export function SelectField(
	props: Pick<Remarks, "error"> & {
		readonly id: string;
		readonly name: string;
		readonly label: string;
		readonly options: readonly { readonly value: string; readonly text: string }[];
		readonly chosen?: string | undefined;
	},
) {
	const { id, name, label, error, options, chosen } = props;
	return (
		<Labelled id={id} label={label} error={error}>
			<select
				id={id}
				name={name}
				className="input"
				defaultValue={chosen}
				aria-describedby={describedBy(id, { error })}
				aria-invalid={error ? true : undefined}
			>
				{options.map(({ value, text }) => (
					<option key={value} value={value}>
						{text}
					</option>
				))}
			</select>
		</Labelled>
	);
}
