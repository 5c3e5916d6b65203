import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { TextField } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/form.tsx";
import { usePageRequest } from "#app/ui/request.tsx";

/** A second letter on its way. `another`: it was sent long enough ago to ask for another one. */
export interface ShownLetter {
	/** ISO instant, and ISO days. */
	readonly sentAt: string;
	readonly until: string;
	readonly anotherFrom: string;
	readonly another: boolean;
}

/** Asks for a second letter; once it is on its way, takes its code. */
export function SecondLetter({ letter, error }: { letter: ShownLetter | null; error: string | undefined }) {
	const { t, lang } = useWords();
	const request = usePageRequest();
	const ask = (
		<PostForm
			id="ask"
			action={request.path}
			token={request.token}
			submit={t("uses:details.send")}
			name="press"
			value="ask"
			quiet
		/>
	);
	if (letter === null)
		return (
			<>
				<p>{t("uses:details.letter-text")}</p>
				{ask}
			</>
		);
	const { sentAt, until, anotherFrom, another } = letter;
	return (
		<>
			<p>
				{t("uses:details.sent", { date: formatDay(lang, new Date(sentAt)), until: formatDay(lang, until) })}
			</p>
			<PostForm
				action={request.path}
				token={request.token}
				submit={t("uses:details.on")}
				name="press"
				value="on"
			>
				<TextField
					id="code"
					name="code"
					label={t("uses:details.code")}
					hint={t("uses:details.code-hint")}
					error={error}
					autocomplete="off"
					dir="ltr"
					spellCheck={false}
					width={20}
				/>
			</PostForm>
			<p>
				{another
					? t("uses:details.again-now")
					: t("uses:details.again", { date: formatDay(lang, anotherFrom) })}
			</p>
			{another && ask}
		</>
	);
}
