import type { ReactNode } from "react";
import { useWords } from "#app/i18n/use-words.ts";
import { describedBy, type Remarks, RemarksOf } from "./described.tsx";
import { Option } from "./option.tsx";

/** One answer of a question; `value` is what the form sends. */
export interface Answer {
	readonly value: string;
	readonly text: ReactNode;
	readonly hint?: ReactNode;
}

/**
 * One question with a few answers of equal size and weight, in the order given; none is chosen but by `chosen`.
 * The first answer has the id `id`, so that an error can link to it; the others `{id}-2`, `{id}-3`. With `heading` the
 * question is the page's only `h1`.
 */
export function Radios(
	props: Remarks & {
		readonly id: string;
		readonly name: string;
		readonly legend: ReactNode;
		readonly heading?: boolean;
		readonly options: readonly Answer[];
		readonly chosen?: string | undefined;
		/** The answers stand beside each other where there is room. */
		readonly across?: boolean;
	},
) {
	const { id, name, legend, heading, hint, error, options, chosen, across } = props;
	const isOpen = options.every((option) => option.value !== chosen);
	const look = `field${error ? " wrong" : ""}${across ? " across" : ""}`;
	return (
		<div className={look}>
			<fieldset aria-describedby={describedBy(id, { hint, error })}>
				<legend className="label">{heading ? <h1>{legend}</h1> : legend}</legend>
				<RemarksOf id={id} hint={hint} error={error} />
				<div className="options">
					{isOpen && <NotSaid name={name} />}
					{options.map((option, index) => (
						<Option
							key={option.value}
							type="radio"
							id={index === 0 ? id : `${id}-${index + 1}`}
							name={name}
							value={option.value}
							text={option.text}
							hint={option.hint}
							chosen={option.value === chosen}
						/>
					))}
				</div>
			</fieldset>
		</div>
	);
}

/**
 * Lynx takes the first answer for chosen where none is, and sends it. It reads what stands in a template, which newer browsers leave out:
 * there this is chosen until somebody says something else. Being disabled, it is never sent.
 */
function NotSaid({ name }: { readonly name: string }) {
	const { t } = useWords();
	return (
		<template>
			<div>
				<input type="radio" name={name} value="" defaultChecked disabled /> {t("ui:form.not-said")}
			</div>
		</template>
	);
}
