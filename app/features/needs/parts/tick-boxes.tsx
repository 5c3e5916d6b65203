import type { ReactNode } from "react";
import { describedBy, RemarksOf } from "#app/ui/described.tsx";
import { Option } from "#app/ui/option.tsx";

/** One question with boxes of which any number may be ticked. The first has the id `name`, so that an error can link to it. */
export function TickBoxes(props: {
	readonly name: string;
	readonly legend: string;
	readonly options: readonly { readonly value: string; readonly text: ReactNode }[];
	readonly ticked: readonly string[];
	readonly error: string | undefined;
}) {
	const { name, legend, options, ticked, error } = props;
	return (
		<div className={error ? "field wrong" : "field"}>
			<fieldset aria-describedby={describedBy(name, { error })}>
				<legend className="label">{legend}</legend>
				<RemarksOf id={name} error={error} />
				<div className="options">
					{options.map(({ value, text }, index) => (
						<Option
							key={value}
							type="checkbox"
							id={index === 0 ? name : `${name}-${index + 1}`}
							name={name}
							value={value}
							text={text}
							chosen={ticked.includes(value)}
						/>
					))}
				</div>
			</fieldset>
		</div>
	);
}
