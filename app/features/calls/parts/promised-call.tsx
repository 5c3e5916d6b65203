import type { ReactNode } from "react";
import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import type { Problem } from "#app/ui/error-summary.tsx";
import { Ltr } from "#app/ui/ltr.tsx";
import { Page } from "#app/ui/page.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { OtherHelp } from "./other-help.tsx";

/** By when a person calls, and the reference to name when one asks about it. */
export function PromisedCall(props: {
	/** ISO day. */
	readonly due: string;
	readonly reference: string;
	readonly problems?: readonly Problem[];
	readonly children: ReactNode;
}) {
	const { due, reference, problems = [], children } = props;
	const { t, lang } = useWords();
	const title = t("calls:promised", { date: formatDay(lang, due) });
	return (
		<Page title={title} heading={false} problems={problems}>
			<Panel title={title}>
				<p>
					{t("choices:receipt.reference")}: <Ltr>{reference}</Ltr>
				</p>
			</Panel>
			<p>{t("calls:reference-why")}</p>
			{children}
			<OtherHelp />
		</Page>
	);
}
