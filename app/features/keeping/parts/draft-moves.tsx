import { useWords } from "#app/i18n/use-words.ts";
import { PostForm } from "#app/ui/form.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import type { OpenMove } from "../draft.ts";

/** What may be done with the draft as a whole, each with what follows from it. */
export function DraftMoves(props: {
	readonly isNew: boolean;
	/** Nothing changes for who uses it already. */
	readonly begins: boolean;
	readonly moves: readonly OpenMove[];
	readonly once: Readonly<Record<OpenMove, string>>;
	readonly seen: string;
	/** The tool itself changed: are those who said yes asked again? */
	readonly material: { readonly reask: boolean } | null;
}) {
	const { isNew, begins, moves, once, seen, material } = props;
	const { t } = useWords();
	const textOf = (move: OpenMove) =>
		begins && move === "published"
			? t("keeping:begin.published")
			: isNew && move === "dropped"
				? t("keeping:move.dropped.text-new")
				: t(`keeping:move.${move}.text`);
	const request = usePageRequest();
	return moves.map((move) => (
		<section key={move} className="card">
			<h2>{t(`keeping:move.${move}.title`)}</h2>
			<p>{textOf(move)}</p>
			{move === "published" && material !== null && (
				<p className="notice">
					{material.reask ? t("keeping:move.published.material") : t("keeping:move.published.material-kept")}
				</p>
			)}
			<PostForm
				id={move}
				action={request.path}
				token={request.token}
				once={once[move]}
				submit={t(`keeping:move.${move}.button`)}
				quiet={move === "dropped"}
			>
				<input type="hidden" name="move" value={move} />
				<input type="hidden" name="seen" value={seen} />
			</PostForm>
		</section>
	));
}
