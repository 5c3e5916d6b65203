import { formatMoment } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";

/** Where the draft is on its way: none, being written, or with a second person. */
export function DraftState(props: {
	readonly number: number;
	readonly edited: { readonly name: string; readonly at: string; readonly isYou: boolean } | null;
	readonly asked: boolean;
	readonly askedByYou: boolean;
}) {
	const { number, edited, asked, askedByYou } = props;
	const { t, lang } = useWords();
	if (edited === null) return <p>{t("keeping:draft.none", { number })}</p>;
	const when = formatMoment(lang, new Date(edited.at));
	return (
		<>
			{number === 0 && <p>{t("keeping:draft.new")}</p>}
			<p>
				{edited.isYou
					? t("keeping:draft.edited-you", { when })
					: t("keeping:draft.edited", { name: edited.name, when })}
			</p>
			{asked && (
				<p>
					<strong>{t("keeping:draft.asked")}</strong>{" "}
					{edited.isYou
						? t("keeping:draft.asked-you")
						: askedByYou
							? t("keeping:problem.asked-yourself")
							: t("keeping:draft.yours-to-read")}
				</p>
			)}
		</>
	);
}
