import { RELEASE_PURPOSES } from "#app/core/release-entry.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { DateFields } from "#app/ui/date-fields.tsx";
import type { Problem } from "#app/ui/error-summary.tsx";
import { FileField, TextField } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/form.tsx";
import { languageLinks } from "#app/ui/page.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import type { TypedRelease } from "../release.forms.ts";
import { ToolAndPurpose } from "./tool-and-purpose.tsx";

/** What is asked before a list of people to leave out is made. A file has to be chosen again. */
export function ReleaseForm(props: {
	readonly tools: readonly { readonly id: string; readonly name: string }[];
	readonly typed: TypedRelease;
	readonly once: string;
	readonly problems: readonly Problem[];
}) {
	const { tools, typed, once, problems } = props;
	const { t } = useWords();
	const request = usePageRequest();
	const wrong = (field: string) => problems.find((problem) => problem.field === field)?.text;
	return (
		<PostForm
			action="/staff/releases/new"
			token={request.token}
			once={once}
			languages={languageLinks(request)}
			submit={t("lists:release.button")}
			hasFile
		>
			<ToolAndPurpose tools={tools} purposes={RELEASE_PURPOSES} typed={typed} wrong={wrong} />
			<TextField
				id="name"
				name="name"
				label={t("lists:release.name")}
				hint={t("lists:release.name-hint")}
				error={wrong("name")}
				value={typed.name}
				autocomplete="off"
				dir="auto"
			/>
			<DateFields
				legend={t("lists:release.goes-out")}
				values={{ day: typed.day, month: typed.month, year: typed.year }}
				error={wrong("day")}
			/>
			<FileField
				id="came-back"
				name="came-back"
				label={t("lists:home.came-back")}
				hint={t("lists:home.came-back-hint")}
				error={wrong("came-back")}
			/>
		</PostForm>
	);
}
