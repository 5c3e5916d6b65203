import type { ReactNode } from "react";
import { Input } from "react-aria-components/Input";
import { Label } from "react-aria-components/Label";
import { useTranslation } from "react-i18next";
import { describedBy, type Remarks, RemarksOf } from "./described.tsx";

const PARTS = ["day", "month", "year"] as const;

/** One box of a date. */
export type DatePart = (typeof PARTS)[number];

/** A date in three boxes, day first, as people in the United Kingdom write it. The boxes are named and numbered
 * `{idPrefix}-day`, `-month`, `-year`, but the first has the id `{idPrefix}`, so that an error can link to it. With an
 * error the parts in `wrong` are marked, all three when it is left out. `birthday` lets the browser fill them. */
export function DateFields(
	props: Remarks & {
		readonly legend: ReactNode;
		readonly idPrefix: string;
		readonly values?: Partial<Record<DatePart, string | undefined>> | undefined;
		readonly wrong?: readonly DatePart[];
		readonly birthday?: boolean;
	},
) {
	const { legend, idPrefix, values, hint, error, wrong, birthday } = props;
	const { t } = useTranslation("ui");
	return (
		<fieldset
			className={error ? "field wrong" : "field"}
			aria-describedby={describedBy(idPrefix, { hint, error })}
		>
			<legend className="label">{legend}</legend>
			<RemarksOf id={idPrefix} hint={hint} error={error} />
			<div className="date">
				{PARTS.map((part) => {
					const id = part === "day" ? idPrefix : `${idPrefix}-${part}`;
					return (
						<div key={part}>
							<Label htmlFor={id}>{t(`date.${part}`)}</Label>
							<Input
								id={id}
								name={`${idPrefix}-${part}`}
								className={part === "year" ? "input w4" : "input w2"}
								inputMode="numeric"
								dir="ltr"
								defaultValue={values?.[part]}
								autoComplete={birthday ? `bday-${part}` : undefined}
								aria-invalid={error && (wrong?.includes(part) ?? true) ? true : undefined}
							/>
						</div>
					);
				})}
			</div>
		</fieldset>
	);
}
