import { useWords } from "#app/i18n/use-words.ts";

/** What the proof of a receipt is good for, and where to save it and have it checked. `reference` is the receipt's. */
export function ProofLink({ reference }: { readonly reference: string }) {
	const { t, lang } = useWords();
	return (
		<div className="screen">
			<h2>{t("ui:proof.title")}</h2>
			<p>{t("ui:proof.text")}</p>
			<ul>
				<li>
					<a href={`/${lang}/my/receipts/${reference}/proof`} download={`receipt-${reference}.tlog-proof`}>
						{t("ui:proof.save")}
					</a>
				</li>
				<li>
					<a href={`/${lang}/verify`}>{t("ui:proof.check")}</a>
				</li>
			</ul>
		</div>
	);
}
