import { useWords } from "#app/i18n/use-words.ts";
import type { Problem } from "#app/ui/error-summary.tsx";
import { TextField } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/form.tsx";
import { languageLinks } from "#app/ui/page.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { AppCodeField } from "./app-code-field.tsx";

interface Sent {
	/** The page that it leads to. */
	readonly to: string;
	readonly problems: readonly Problem[];
	/** As it was typed; nothing else of the form is sent back. */
	readonly email: string | undefined;
}

/** E-mail address, password, and the code of the authenticator app. */
export function StaffSignInForm({ to, problems, email }: Sent) {
	const { t } = useWords();
	const request = usePageRequest();
	const wrong = (field: string) => problems.find((problem) => problem.field === field)?.text;
	return (
		<>
			<p>{t("staff:sign-in.intro")}</p>
			<PostForm
				action={request.path}
				token={request.token}
				languages={languageLinks(request)}
				submit={t("staff:sign-in.button")}
			>
				<input type="hidden" name="to" value={to} />
				<TextField
					id="email"
					isFirst={problems.length === 0}
					name="email"
					type="email"
					label={t("staff:sign-in.email")}
					error={wrong("email")}
					value={email}
					autocomplete="username"
					dir="ltr"
					spellCheck={false}
				/>
				<TextField
					id="password"
					name="password"
					type="password"
					label={t("staff:sign-in.password")}
					error={wrong("password")}
					autocomplete="current-password"
					dir="ltr"
				/>
				<AppCodeField error={wrong("code")} />
			</PostForm>
		</>
	);
}
