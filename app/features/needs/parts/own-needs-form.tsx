import { Button } from "react-aria-components/Button";
import { inFormat } from "#app/core/asked-format.ts";
import { OTHER_NEED } from "#app/core/needs-entry.ts";
import { formatNumber } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { PostForm } from "#app/ui/form.tsx";
import { useNeedsRows } from "#app/ui/needs-rows.tsx";
import { languageLinks, Page } from "#app/ui/page.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import type { ShownNeeds } from "../needs.ts";
import type { ShownForm } from "../shown-form.ts";
import { NeedsFields } from "./needs-fields.tsx";

/** The form of a patient. Who was never asked starts from what the list knows, and can say: not now. */
export function OwnNeedsForm(props: {
	readonly own: ShownNeeds & {
		readonly ref: string | null;
		readonly isToAsk: boolean;
		readonly once: string;
		readonly reach: { readonly hasEmail: boolean; readonly hasPhone: boolean };
	};
	readonly sent: ShownForm | undefined;
	/** It is what was typed before they were signed out. */
	readonly isKept: boolean;
}) {
	const { own, sent, isKept } = props;
	const { t, lang } = useWords();
	const request = usePageRequest();
	const rows = useNeedsRows(own, "own");
	const problems = sent?.problems ?? [];
	const wasChanged = problems.some(({ name }) => name === "changed");
	return (
		<Page
			title={t("needs:title")}
			typed
			back={{ href: own.on === null ? `/${lang}/my` : `/${lang}/my/needs`, text: t("choices:receipt.back") }}
			problems={problems.map(({ field, name }) => ({
				field,
				text: t(`needs:problem.${name}`, { max: formatNumber(lang, OTHER_NEED) }),
			}))}
		>
			{isKept && <p>{t("comments:page.kept")}</p>}
			<p className="screen">
				<a href={inFormat(request.path, "print")}>{t("paper:link")}</a>
			</p>
			<p>{t("needs:intro")}</p>
			{own.on === null && <p>{t("needs:listed")}</p>}
			<PostForm
				action={request.path}
				token={request.token}
				once={sent?.once ?? own.once}
				languages={languageLinks(request)}
				submit={t("needs:form.save")}
				second={
					own.on === null && own.isToAsk ? (
						<Button type="submit" id="not-now" name="press" value="not-now" className="button quiet">
							{t("needs:form.not-now")}
						</Button>
					) : undefined
				}
			>
				<input type="hidden" name="seen" value={sent?.seen ?? own.ref ?? ""} />
				<NeedsFields needs={sent?.typed ?? own.needs} problems={problems} reach={own.reach} />
			</PostForm>
			{wasChanged && (
				<>
					<h2>{t("needs:now")}</h2>
					<SummaryList rows={rows} />
				</>
			)}
		</Page>
	);
}
