import type { ReactNode } from "react";
import { Input } from "react-aria-components/Input";
import { Label } from "react-aria-components/Label";
import { useWords } from "#app/i18n/use-words.ts";
import { describedBy, type Remarks, RemarksOf } from "./described.tsx";

const PARTS = ["day", "month", "year"] as const;

/** One box of a date. */
export type DatePart = (typeof PARTS)[number];

/** A date in three boxes, day first, as people in the United Kingdom write it. The boxes have the names and ids `day`,
 * `month` and `year`, so that an error can link to the one it is about; where a page asks for more than one date, `id` stands
 * before each id, and `name` before each name where one form does. With an error the parts in `wrong` are marked, all three when it is left out. `birthday` lets the browser
 * fill them. */
export function DateFields(
	props: Remarks & {
		readonly legend: ReactNode;
		readonly id?: string;
		readonly name?: string;
		readonly values?: Partial<Record<DatePart, string | undefined>> | undefined;
		readonly wrong?: readonly DatePart[];
		readonly birthday?: boolean;
		/** The page is little else than this form: the browser puts the cursor here without script. */
		readonly isFirst?: boolean;
	},
) {
	const { legend, id = "", name = "", values, hint, error, wrong, birthday, isFirst } = props;
	const { t } = useWords();
	return (
		<div className={error ? "field wrong" : "field"}>
			<fieldset aria-describedby={describedBy(`${id}date`, { hint, error })}>
				<legend className="label">{legend}</legend>
				<RemarksOf id={`${id}date`} hint={hint} error={error} />
				<div className="date">
					{PARTS.map((part) => (
						<div key={part}>
							<Label htmlFor={id + part}>{t(`ui:date.${part}`)}</Label>
							<Input
								id={id + part}
								name={name + part}
								type="text"
								className={part === "year" ? "input w4" : "input w2"}
								inputMode="numeric"
								dir="ltr"
								defaultValue={values?.[part]}
								autoFocus={isFirst && part === "day"}
								autoComplete={birthday ? `bday-${part}` : undefined}
								aria-invalid={error && (wrong?.includes(part) ?? true) ? true : undefined}
							/>
						</div>
					))}
				</div>
			</fieldset>
		</div>
	);
}
