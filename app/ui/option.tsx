import type { ReactNode } from "react";
import { Input } from "react-aria-components/Input";
import { Label } from "react-aria-components/Label";

/** One box or button to tick, with its words. The whole frame is the target; with no style sheet it is a plain row. */
export function Option(props: {
	readonly type: "radio" | "checkbox";
	readonly id: string;
	readonly name: string;
	readonly value: string;
	readonly text: ReactNode;
	readonly hint?: ReactNode;
	readonly chosen: boolean;
	readonly describedBy?: string | undefined;
	readonly wrong?: boolean;
}) {
	const { type, id, name, value, text, hint, chosen, wrong } = props;
	return (
		<div className="option">
			<Input
				type={type}
				id={id}
				name={name}
				value={value}
				className={type}
				defaultChecked={chosen}
				aria-describedby={props.describedBy}
				aria-invalid={wrong ? true : undefined}
			/>
			<Label htmlFor={id} className="words">
				{text}
				{hint && (
					<>
						<br />
						<span className="hint">{hint}</span>
					</>
				)}
			</Label>
		</div>
	);
}
