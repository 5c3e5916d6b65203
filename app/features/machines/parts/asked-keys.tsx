import { useWords } from "#app/i18n/use-words.ts";
import { PostForm } from "#app/ui/form.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import type { ClientMove } from "../client.ts";
import { KeyNames } from "./key-names.tsx";

/** Keys that a lead wants to count: another one agrees to just these, or either says that they are not used. */
export function AskedKeys(props: {
	readonly asked: {
		readonly names: readonly string[];
		/** Their digest. */
		readonly seen: string;
		readonly isYours: boolean;
	};
	readonly moves: readonly ClientMove[];
}) {
	const { asked, moves } = props;
	const { t } = useWords();
	const request = usePageRequest();
	return (
		<section className="card">
			<h2>{t("clients:asked.title")}</h2>
			<p>{asked.isYours ? t("clients:asked.yours") : t("clients:asked.text")}</p>
			<KeyNames names={asked.names} />
			{(["agreed", "dropped"] as const)
				.filter((what) => moves.includes(what))
				.map((what) => (
					<PostForm
						key={what}
						id={`form-${what}`}
						action={request.path}
						token={request.token}
						submit={t(`clients:asked.${what}`)}
						name="what"
						value={what}
						quiet={what === "dropped"}
					>
						<input type="hidden" name="seen" value={asked.seen} />
					</PostForm>
				))}
		</section>
	);
}
