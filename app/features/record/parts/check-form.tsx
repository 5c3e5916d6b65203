import { useWords } from "#app/i18n/use-words.ts";
import type { Problem } from "#app/ui/error-summary.tsx";
import { FileField, TextAreaField, TextField } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/form.tsx";
import { Ltr } from "#app/ui/ltr.tsx";
import { languageLinks } from "#app/ui/page.tsx";
import { usePageRequest } from "#app/ui/request.tsx";

/** Looks like a reference. */
const EXAMPLE = "AB12-CD34-EF56";

/** The three ways to say which receipt: one of them is enough. */
export function CheckForm(props: {
	readonly typed: { readonly reference: string; readonly pasted: string } | undefined;
	readonly problems: readonly Problem[];
}) {
	const { typed, problems } = props;
	const { t } = useWords();
	const request = usePageRequest();
	const wrong = (field: string) => problems.find((problem) => problem.field === field)?.text;
	const [before, after] = t("record:verify.reference-hint", { example: "\n" }).split("\n");
	return (
		<PostForm
			action={request.path}
			token={request.token}
			languages={languageLinks(request)}
			submit={t("record:verify.button")}
			hasFile
		>
			<TextField
				id="reference"
				name="reference"
				label={t("record:verify.reference")}
				hint={
					<>
						{before}
						<Ltr>{EXAMPLE}</Ltr>
						{after}
					</>
				}
				error={wrong("reference")}
				value={typed?.reference}
				autocomplete="off"
				dir="ltr"
				spellCheck={false}
				width={20}
			/>
			<FileField
				id="file"
				name="file"
				label={t("record:verify.file")}
				hint={t("record:verify.file-hint")}
				error={wrong("file")}
			/>
			<TextAreaField
				id="pasted"
				name="pasted"
				label={t("record:verify.pasted")}
				error={wrong("pasted")}
				value={typed?.pasted}
				rows={3}
				dir="ltr"
				spellCheck={false}
			/>
		</PostForm>
	);
}
