import { AGREEMENTS } from "#app/core/use-entry.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { DateFields } from "#app/ui/date-fields.tsx";
import type { Problem } from "#app/ui/error-summary.tsx";
import { TextAreaField, TextField } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/form.tsx";
import { languageLinks } from "#app/ui/page.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { CHECKERS, type TypedUse } from "../new-use.forms.ts";

/** A tool at a service, as one answer. */
export interface OfferedPlace {
	readonly value: string;
	readonly tool: string;
	readonly service: string;
}

/** What happened: tool and place, day and time, what it saw and said, and which person checked it. */
export function NewUseForm(props: {
	readonly places: readonly OfferedPlace[];
	readonly typed: TypedUse;
	readonly problems: readonly Problem[];
	readonly once: string;
}) {
	const { places, typed, problems, once } = props;
	const { t } = useWords();
	const request = usePageRequest();
	const wrong = (field: string) => problems.find((problem) => problem.field === field)?.text;
	return (
		<PostForm
			action={request.path}
			token={request.token}
			once={once}
			languages={languageLinks(request)}
			submit={t("uses:new.save")}
		>
			<Radios
				id="tool"
				name="tool"
				legend={t("uses:new.tool")}
				error={wrong("tool")}
				options={places.map(({ value, tool, service }) => ({ value, text: tool, hint: service }))}
				chosen={typed.tool}
			/>
			<DateFields
				legend={t("uses:new.date")}
				hint={t("uses:new.date-hint")}
				error={wrong("day")}
				values={typed}
			/>
			<TextField
				id="time"
				name="time"
				label={t("uses:new.time")}
				hint={t("uses:new.time-hint")}
				error={wrong("time")}
				value={typed.time}
				autocomplete="off"
				dir="ltr"
				width={10}
			/>
			<TextAreaField
				id="saw"
				name="saw"
				label={t("uses:new.saw")}
				hint={t("uses:new.saw-hint")}
				error={wrong("saw")}
				value={typed.saw}
				rows={2}
			/>
			<TextAreaField
				id="said"
				name="said"
				label={t("uses:new.said")}
				hint={t("uses:new.said-hint")}
				error={wrong("said")}
				value={typed.said}
				rows={3}
			/>
			<Radios
				id="checked"
				name="checked"
				legend={t("uses:new.checked")}
				error={wrong("checked")}
				options={CHECKERS.map((value) => ({ value, text: t(`uses:new.checked-is.${value}`) }))}
				chosen={typed.checked}
			/>
			<TextField
				id="name"
				name="name"
				label={t("uses:new.name")}
				hint={t("uses:new.name-hint")}
				error={wrong("name")}
				value={typed.name}
				autocomplete="off"
				dir="auto"
			/>
			<Radios
				id="agreed"
				name="agreed"
				legend={t("uses:new.agreed")}
				hint={t("uses:new.agreed-hint")}
				error={wrong("agreed")}
				options={AGREEMENTS.map((value) => ({ value, text: t(`uses:new.agreed-is.${value}`) }))}
				chosen={typed.agreed}
			/>
			<TextField
				id="version"
				name="version"
				label={t("uses:new.version")}
				hint={t("uses:new.version-hint")}
				error={wrong("version")}
				value={typed.version}
				autocomplete="off"
				dir="ltr"
				width={20}
			/>
		</PostForm>
	);
}
