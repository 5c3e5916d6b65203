import type { ReactNode } from "react";
import { describedBy, RemarksOf } from "#app/ui/described.tsx";
import { Option } from "#app/ui/option.tsx";

/** Boxes to tick under one question, each a field of its own that sends "yes". What is wrong leads to the first. */
export function Ticks(props: {
	readonly id: string;
	readonly legend: string;
	readonly boxes: readonly { readonly field: string; readonly text: ReactNode; readonly chosen: boolean }[];
	readonly error: string | undefined;
}) {
	const { id, legend, boxes, error } = props;
	return (
		<div className={error ? "field wrong" : "field"}>
			<fieldset aria-describedby={describedBy(id, { error })}>
				<legend className="label">{legend}</legend>
				<RemarksOf id={id} error={error} />
				{boxes.map(({ field, text, chosen }) => (
					<Option
						key={field}
						type="checkbox"
						id={field}
						name={field}
						value="yes"
						text={text}
						chosen={chosen}
						wrong={Boolean(error)}
					/>
				))}
			</fieldset>
		</div>
	);
}
