import { ROUTES } from "#app/core/dispute-entry.ts";
import { useWords } from "#app/i18n/use-words.ts";
import type { Problem } from "#app/ui/error-summary.tsx";
import { TextAreaField } from "#app/ui/field.tsx";
import { Option } from "#app/ui/option.tsx";
import { fieldOfRoute, type Typed } from "../dispute.forms.ts";
import { problemAt } from "./problem-words.ts";

/** What can be wrong, each a box to tick, and room for words. Nothing has to be filled in. */
export function WhatFields(props: {
	readonly typed: Typed;
	readonly problems: readonly Problem[];
	readonly words: { readonly label: string; readonly hint: string };
	readonly heading?: boolean;
}) {
	const { typed, problems, words, heading } = props;
	const { t } = useWords();
	const legend = t("disputes:what.title");
	return (
		<>
			<fieldset className="field" aria-describedby="what-hint">
				<legend className="label">{heading ? <h1>{legend}</h1> : legend}</legend>
				<p id="what-hint" className="hint">
					{t("disputes:what.hint")}
				</p>
				{ROUTES.map((route) => (
					<Option
						key={route}
						type="checkbox"
						id={fieldOfRoute(route)}
						name={fieldOfRoute(route)}
						value="yes"
						text={t(`disputes:route.${route}`)}
						hint={route === "urgent" ? t("disputes:what.urgent-hint") : undefined}
						chosen={typed[fieldOfRoute(route)] === "yes"}
					/>
				))}
			</fieldset>
			<TextAreaField
				id="words"
				name="words"
				label={words.label}
				hint={words.hint}
				error={problemAt(problems, "words")}
				value={typed["words"]}
				autocomplete="off"
			/>
		</>
	);
}
