import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { PostForm } from "#app/ui/form.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { fieldOfWords } from "../answer.forms.ts";
import { PublicWords } from "./public-words.tsx";

/** What can be answered in public, or was: a round (`round`), or all at any time up to a comment (`upTo`). Days are ISO. */
export interface AnswerRow {
	/** The round's id; "any" for what waits at any time. */
	readonly id: string;
	readonly what: "asked" | "any-time";
	readonly round: string | null;
	readonly upTo: string | null;
	readonly seen: string;
	readonly once: string;
	readonly opens: string | null;
	readonly closes: string | null;
	/** What stands there now. */
	readonly words: Readonly<Record<string, string>> | null;
	readonly due: string | null;
}

/** One public answer to write, or to write anew. */
export function AnswerForm(props: {
	readonly row: AnswerRow;
	readonly action: string;
	readonly once: string | undefined;
	readonly typed: Readonly<Record<string, string>> | undefined;
	readonly errors: Readonly<Record<string, string>>;
}) {
	const { row, action, once, typed, errors } = props;
	const { t, lang } = useWords();
	const { token } = usePageRequest();
	const { id, what, words, opens, closes, due } = row;
	const about =
		opens && closes
			? t("comments:lead.round", { from: formatDay(lang, opens), to: formatDay(lang, closes) })
			: t("comments:lead.any-time");
	const before = Object.fromEntries(
		Object.entries(words ?? {}).map(([tag, text]) => [fieldOfWords(tag), text]),
	);
	return (
		<section className="card">
			<h3>{about}</h3>
			{words === null && due !== null && <p>{t("comments:lead.due", { date: formatDay(lang, due) })}</p>}
			{words !== null && <p>{t("comments:lead.stands")}</p>}
			<PostForm
				id={id}
				action={action}
				token={token}
				once={once ?? row.once}
				submit={
					<>
						{words === null ? t("comments:lead.publish") : t("comments:lead.change")}
						<span className="vh"> {about}</span>
					</>
				}
				quiet={words !== null}
			>
				<input type="hidden" name="move" value="answer" />
				{row.round !== null && <input type="hidden" name="round" value={row.round} />}
				{row.upTo !== null && <input type="hidden" name="up-to" value={row.upTo} />}
				<input type="hidden" name="seen" value={row.seen} />
				<PublicWords
					id={id}
					label={(language) => t(`comments:lead.label.${what}`, { language })}
					typed={typed ?? before}
					errors={errors}
				/>
			</PostForm>
		</section>
	);
}
