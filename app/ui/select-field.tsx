import { Label } from "react-aria-components/Label";

/** One of many, in the browser's own list, which opens without script. The first is chosen where nothing is. */
export function SelectField(props: {
	readonly id: string;
	readonly name: string;
	readonly label: string;
	readonly options: readonly { readonly value: string; readonly text: string }[];
	readonly chosen?: string | undefined;
}) {
	const { id, name, label, options, chosen } = props;
	return (
		<div className="field">
			<Label htmlFor={id} className="label">
				{label}
			</Label>
			<select id={id} name={name} className="input" defaultValue={chosen}>
				{options.map(({ value, text }) => (
					<option key={value} value={value}>
						{text}
					</option>
				))}
			</select>
		</div>
	);
}
