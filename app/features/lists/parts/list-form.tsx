import { PURPOSES } from "#app/core/scope.ts";
import { useWords } from "#app/i18n/use-words.ts";
import type { Problem } from "#app/ui/error-summary.tsx";
import { FileField, TextAreaField } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/form.tsx";
import { languageLinks } from "#app/ui/page.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import type { TypedList } from "../list.forms.ts";
import { ToolAndPurpose } from "./tool-and-purpose.tsx";

/** What is asked before a list is checked. `pasted` is what was typed before; a file has to be chosen again. */
export function ListForm(props: {
	readonly tools: readonly { readonly id: string; readonly name: string }[];
	readonly typed: TypedList;
	readonly pasted: string;
	readonly once: string;
	readonly problems: readonly Problem[];
}) {
	const { tools, typed, pasted, once, problems } = props;
	const { t } = useWords();
	const request = usePageRequest();
	const wrong = (field: string) => problems.find((problem) => problem.field === field)?.text;
	return (
		<PostForm
			action={request.path}
			token={request.token}
			once={once}
			languages={languageLinks(request)}
			submit={t("lists:home.button")}
			hasFile
		>
			<ToolAndPurpose tools={tools} purposes={PURPOSES} typed={typed} wrong={wrong} />
			{typed.columns.length > 0 && (
				<SelectField
					id="column"
					name="column"
					label={t("lists:home.column")}
					error={wrong("column")}
					options={[
						{ value: "", text: t("lists:home.column-none") },
						...typed.columns.map(({ column, heading }) => ({
							value: String(column),
							text:
								heading === ""
									? t("lists:home.column-of", { number: column + 1 })
									: t("lists:home.column-named", { number: column + 1, heading }),
						})),
					]}
					chosen={typed.column}
				/>
			)}
			<TextAreaField
				id="list"
				name="list"
				label={t("lists:home.list")}
				hint={t("lists:home.list-hint")}
				error={wrong("list")}
				value={pasted}
				autocomplete="off"
				dir="ltr"
				spellCheck={false}
			/>
			<FileField
				id="file"
				name="file"
				label={t("lists:home.file")}
				hint={t("lists:home.file-hint")}
				error={wrong("file")}
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
