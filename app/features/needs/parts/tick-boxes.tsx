import type { ReactNode } from "react";
import { describedBy, RemarksOf } from "#app/ui/described.tsx";
import { Option } from "#app/ui/option.tsx";
import { boxName } from "../needs.forms.ts";

/** One question with boxes of which any number may be ticked. An error stands before the first and links to it. */
export function TickBoxes(props: {
	readonly question: string;
	readonly legend: string;
	readonly options: readonly { readonly value: string; readonly text: ReactNode }[];
	readonly ticked: readonly string[];
	readonly error: string | undefined;
}) {
	const { question, legend, options, ticked, error } = props;
	return (
		<div className={error ? "field wrong" : "field"}>
			<fieldset aria-describedby={describedBy(question, { error })}>
				<legend className="label">{legend}</legend>
				<RemarksOf id={question} error={error} />
				<div className="options">
					{options.map(({ value, text }) => (
						<Option
							key={value}
							type="checkbox"
							id={boxName(question, value)}
							name={boxName(question, value)}
							value="yes"
							text={text}
							chosen={ticked.includes(value)}
						/>
					))}
				</div>
			</fieldset>
		</div>
	);
}
