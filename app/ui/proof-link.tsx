import { useWords } from "#app/i18n/use-words.ts";

/**
 * What the proof of a receipt is good for, and where to save it and have it checked. `reference` is the receipt's, `undone` that
 * of the entry which took it back.
 */
export function ProofLink({
	reference,
	undone,
}: {
	readonly reference: string;
	readonly undone?: string | undefined;
}) {
	const { t, lang } = useWords();
	const proofOf = (ref: string) => `/${lang}/my/receipts/${ref}/proof`;
	return (
		<div className="screen text">
			<h2>{t("ui:proof.title")}</h2>
			<p>{t("ui:proof.text")}</p>
			<ul>
				<li>
					<a href={proofOf(reference)} download={`receipt-${reference}.tlog-proof`}>
						{t("ui:proof.save")}
					</a>
				</li>
				{undone !== undefined && (
					<li>
						<a href={proofOf(undone)} download={`receipt-${undone}.tlog-proof`}>
							{t("ui:proof.save-undone")}
						</a>
					</li>
				)}
				<li>
					<a href={`/${lang}/verify`}>{t("ui:proof.check")}</a>
				</li>
			</ul>
		</div>
	);
}
