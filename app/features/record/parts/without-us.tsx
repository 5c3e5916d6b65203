import { useWords } from "#app/i18n/use-words.ts";
import { Details } from "#app/ui/details.tsx";
import { Ltr } from "#app/ui/ltr.tsx";

/** How to check a receipt on a computer of one's own, without asking the portal. */
export function WithoutUs({ publicKey }: { readonly publicKey: string }) {
	const { t } = useWords();
	return (
		<Details summary={t("record:verify.without.title")}>
			<p>{t("record:verify.without.text")}</p>
			<p>
				<a href="/verify-receipt.mjs" download="verify-receipt.mjs">
					{t("record:verify.without.program")}
				</a>
			</p>
			<p>{t("record:verify.without.key")}</p>
			<p>
				<Ltr>
					<code>{publicKey}</code>
				</Ltr>
			</p>
		</Details>
	);
}
