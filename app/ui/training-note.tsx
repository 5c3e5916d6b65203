import { useWords } from "#app/i18n/use-words.ts";

/** Beside a tool that needs training: whether whoever reads has confirmed theirs, and how many of all who can sign in have. */
export function TrainingNote({
	note,
}: {
	note: { readonly confirmed: boolean; readonly count: number; readonly staff: number };
}) {
	const { t } = useWords();
	const { confirmed, count, staff } = note;
	const mine = confirmed ? (
		t("training:note.confirmed")
	) : (
		<a href="/staff/training">{t("training:note.missing")}</a>
	);
	return (
		<>
			{mine} {t("training:note.count", { done: count, all: staff })}
		</>
	);
}
