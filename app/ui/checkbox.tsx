import type { ReactNode } from "react";
import { describedBy, type Remarks, RemarksOf } from "./described.tsx";
import { Option } from "./option.tsx";

/** One box to tick, never ticked but by `chosen`. It sends `value`, "yes" when left out. */
export function Checkbox(
	props: { readonly error?: Remarks["error"] } & {
		readonly id: string;
		readonly name: string;
		readonly text: ReactNode;
		readonly hint?: ReactNode;
		readonly value?: string;
		readonly chosen?: boolean;
	},
) {
	const { id, name, text, hint, error, value, chosen } = props;
	return (
		<div className={error ? "field wrong" : "field"}>
			<RemarksOf id={id} error={error} />
			<Option
				type="checkbox"
				id={id}
				name={name}
				value={value ?? "yes"}
				text={text}
				hint={hint}
				chosen={chosen ?? false}
				describedBy={describedBy(id, { error })}
				wrong={Boolean(error)}
			/>
		</div>
	);
}
