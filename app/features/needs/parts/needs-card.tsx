import { useWords } from "#app/i18n/use-words.ts";
import { ButtonLink } from "#app/ui/button-link.tsx";
import { Ltr } from "#app/ui/ltr.tsx";
import { useNeedsRows } from "#app/ui/needs-rows.tsx";
import { Page } from "#app/ui/page.tsx";
import { ProofLink } from "#app/ui/proof-link.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import type { ShownNeeds } from "../needs.ts";

/** What a patient told us they need, to read, to print and show elsewhere, and to change where it is theirs to say. `ref`: the reference of its entry. */
export function NeedsCard({
	own,
	isSaved,
	maySay,
}: {
	readonly own: ShownNeeds & { readonly ref: string | null };
	readonly isSaved: boolean;
	readonly maySay: boolean;
}) {
	const { t, lang } = useWords();
	const rows = useNeedsRows(own, "own");
	const reference = own.ref === null ? [] : [{ key: t("needs:row.reference"), value: <Ltr>{own.ref}</Ltr> }];
	return (
		<Page
			title={t("needs:title")}
			back={{ href: `/${lang}/my`, text: t("choices:receipt.back") }}
			notice={
				isSaved ? (
					<>
						<h2>{t("needs:saved.title")}</h2>
						<p>{t("needs:saved.text")}</p>
					</>
				) : undefined
			}
		>
			<p>{own.asked === "due" ? t("needs:again") : t("needs:own")}</p>
			<SummaryList rows={[...rows, ...reference]} />
			{maySay && (
				<p className="screen">
					<ButtonLink href={`/${lang}/my/needs?change=1`}>{t("needs:change")}</ButtonLink>
				</p>
			)}
			<div className="screen">
				<h2>{t("needs:share.title")}</h2>
				<p>{t("needs:share.text")}</p>
				<p>
					<a href={`/${lang}/my/needs/file`} download="my-needs.json">
						{t("needs:share.save")}
					</a>
				</p>
			</div>
			{own.ref !== null && <ProofLink reference={own.ref} />}
		</Page>
	);
}
