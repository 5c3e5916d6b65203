import type { ReactNode } from "react";
import { Label } from "react-aria-components/Label";
import { type Remarks, RemarksOf } from "./described.tsx";

/**
 * A control with its label above it, then what is said of it. `children` is the control: it has the `id`, and names the remarks. One of
 * several lines (`tall`) begins below its label also where no style says so: text browsers put the label beside its last line otherwise.
 */
export function Labelled(
	props: Remarks & {
		readonly id: string;
		readonly label: ReactNode;
		readonly tall?: boolean;
		readonly children: ReactNode;
	},
) {
	const { id, label, tall, hint, error, children } = props;
	const name = (
		<Label htmlFor={id} className="label">
			{label}
		</Label>
	);
	return (
		<div className={error ? "field wrong" : "field"}>
			{tall ? <div>{name}</div> : name}
			<RemarksOf id={id} hint={hint} error={error} />
			{children}
		</div>
	);
}
