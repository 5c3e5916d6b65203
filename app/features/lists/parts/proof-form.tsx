import { useWords } from "#app/i18n/use-words.ts";
import type { Problem } from "#app/ui/error-summary.tsx";
import { TextField } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/form.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import type { ProofField } from "../release.forms.ts";

/** On any Linux or Mac: the same hash whatever the order of the lines. */
const COMMAND = "sort -u leave-out.txt | sha256sum";

/** What whoever made the data sends back of the file by which they left people out. */
export function ProofForm(props: {
	readonly action: string;
	readonly typed: Partial<Readonly<Record<ProofField, string | undefined>>>;
	readonly problems: readonly Problem[];
}) {
	const { action, typed, problems } = props;
	const { t } = useWords();
	const { token } = usePageRequest();
	const wrong = (field: string) => problems.find((problem) => problem.field === field)?.text;
	return (
		<>
			<p>{t("lists:release.give.text")}</p>
			<p>
				<code dir="ltr">{COMMAND}</code>
			</p>
			<PostForm action={action} token={token} submit={t("lists:release.give.button")}>
				<TextField
					id="people"
					name="people"
					label={t("lists:release.give.people")}
					error={wrong("people")}
					value={typed.people}
					autocomplete="off"
					inputMode="numeric"
					width={10}
					dir="ltr"
				/>
				<TextField
					id="hash"
					name="hash"
					label={t("lists:release.hash")}
					hint={t("lists:release.give.hash-hint")}
					error={wrong("hash")}
					value={typed.hash}
					autocomplete="off"
					spellCheck={false}
					dir="ltr"
				/>
			</PostForm>
		</>
	);
}
