import { OTHER_NEED } from "#app/core/needs-entry.ts";
import { isFromPile } from "#app/features/staff/paper-pile.ts";
import { formatNumber } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { PostForm } from "#app/ui/form.tsx";
import { useNeedsRows } from "#app/ui/needs-rows.tsx";
import { languageLinks, Page } from "#app/ui/page.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { STAFF_WAYS } from "../needs.forms.ts";
import type { ShownNeeds } from "../needs.ts";
import type { ShownForm } from "../shown-form.ts";
import { NeedsFields } from "./needs-fields.tsx";

/** The form of staff: the questions to read out, and how the patient told them. */
export function StaffNeedsForm(props: {
	readonly found: ShownNeeds & {
		readonly id: string;
		readonly name: string;
		readonly ref: string | null;
		readonly once: string;
	};
	readonly sent: ShownForm | undefined;
}) {
	const { found, sent } = props;
	const { t, lang } = useWords();
	const request = usePageRequest();
	const isPaper = isFromPile(request.path);
	const rows = useNeedsRows(found, "staff");
	const problems = sent?.problems ?? [];
	const max = formatNumber(lang, OTHER_NEED);
	const wayMissing = problems.some(({ field }) => field === "way");
	return (
		<Page
			title={t("needs:staff.title")}
			typed
			back={
				isPaper
					? { href: "/staff/forms", text: t("staff:forms.back") }
					: { href: `/staff/patients/${found.id}`, text: t("uses:staff.back") }
			}
			problems={problems.map(({ field, name }) => ({ field, text: t(`needs:problem.${name}`, { max }) }))}
		>
			<p>
				<strong>
					<bdi>{found.name}</bdi>
				</strong>
			</p>
			<p>{t("needs:staff.intro")}</p>
			<PostForm
				action={request.path}
				token={request.token}
				once={sent?.once ?? found.once}
				languages={languageLinks(request)}
				submit={t("needs:staff.save")}
			>
				<input type="hidden" name="seen" value={sent?.seen ?? found.ref ?? ""} />
				<Radios
					id="way"
					name="way"
					legend={t("needs:staff.way")}
					options={STAFF_WAYS.map((value) => ({ value, text: t(`staff:record.way-is.${value}`) }))}
					chosen={sent === undefined && isPaper ? "paper" : sent?.way}
					error={wayMissing ? t("needs:problem.way-missing") : undefined}
					across
				/>
				<NeedsFields needs={sent?.typed ?? found.needs} problems={problems} />
			</PostForm>
			{problems.some(({ name }) => name === "changed") && (
				<>
					<h2>{t("needs:now")}</h2>
					<SummaryList rows={rows} />
				</>
			)}
		</Page>
	);
}
