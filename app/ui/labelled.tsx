import type { ReactNode } from "react";
import { Label } from "react-aria-components/Label";
import { type Remarks, RemarksOf } from "./described.tsx";

/** A control with its label above it, then what is said of it. `children` is the control: it has the `id`, and names the remarks. */
export function Labelled(
	props: Remarks & { readonly id: string; readonly label: ReactNode; readonly children: ReactNode },
) {
	const { id, label, hint, error, children } = props;
	return (
		<div className={error ? "field wrong" : "field"}>
			<Label htmlFor={id} className="label">
				{label}
			</Label>
			<RemarksOf id={id} hint={hint} error={error} />
			{children}
		</div>
	);
}
