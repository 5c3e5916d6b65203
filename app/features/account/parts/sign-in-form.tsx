import { useWords } from "#app/i18n/use-words.ts";
import { Checkbox } from "#app/ui/checkbox.tsx";
import { DateFields } from "#app/ui/date-fields.tsx";
import type { Problem } from "#app/ui/error-summary.tsx";
import { TextField } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/form.tsx";
import { Ltr } from "#app/ui/ltr.tsx";
import { languageLinks } from "#app/ui/page.tsx";
import { usePageRequest } from "#app/ui/request.tsx";

/** Looks like a letter's code, and is none: its check symbol is wrong. */
const EXAMPLE = "AB12-CD34-EF56-GH78";

export interface TypedSignIn {
	/** Empty once it was held against a letter. */
	readonly code: string;
	readonly day: string;
	readonly month: string;
	readonly year: string;
	readonly shared: boolean;
	readonly helped: string;
}

/** The letter's code, the date of birth, whose computer it is, and whether somebody helped. A shared computer is assumed. */
export function SignInForm(props: {
	to: string;
	problems: readonly Problem[];
	typed: TypedSignIn | undefined;
}) {
	const { to, problems, typed } = props;
	const { t } = useWords();
	const request = usePageRequest();
	const wrong = (field: string) => problems.find((problem) => problem.field === field)?.text;
	const [before, after] = t("account:sign-in.code-hint", { code: "\n" }).split("\n");
	const date = wrong("day") ?? wrong("month") ?? wrong("year");
	return (
		<PostForm
			action={request.path}
			token={request.token}
			languages={languageLinks(request)}
			submit={t("account:sign-in.button")}
		>
			<input type="hidden" name="to" value={to} />
			<TextField
				id="code"
				name="code"
				label={t("account:sign-in.code")}
				hint={
					<>
						{before}
						<Ltr>{EXAMPLE}</Ltr>
						{after}
					</>
				}
				error={wrong("code")}
				value={typed?.code}
				autocomplete="off"
				dir="ltr"
				spellCheck={false}
				width={20}
			/>
			<DateFields
				legend={t("account:sign-in.birth")}
				hint={t("account:sign-in.birth-hint")}
				error={date}
				values={typed}
				birthday
			/>
			<Checkbox
				id="shared"
				name="shared"
				value="on"
				text={t("account:sign-in.shared")}
				hint={t("account:sign-in.shared-hint")}
				error={wrong("shared")}
				chosen={typed?.shared ?? true}
			/>
			<Checkbox
				id="helped"
				name="helped"
				text={t("account:sign-in.helped")}
				error={wrong("helped")}
				chosen={typed?.helped === "yes"}
			/>
		</PostForm>
	);
}
