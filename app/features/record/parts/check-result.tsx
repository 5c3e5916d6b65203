import type { Answer } from "#app/core/entry.ts";
import { type About, aboutWords } from "#app/features/choices/about.ts";
import { formatMoment, formatNumber } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { Ltr } from "#app/ui/ltr.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";

/** What was found. `at` is an ISO instant; `number` counts from 1. */
export type ShownResult =
	| { readonly what: "there" | "not-there"; readonly reference: string }
	| {
			readonly what: "proved";
			readonly reference: string;
			readonly at: string;
			readonly number: number;
			readonly count: number;
			readonly said: { readonly about: About; readonly answer: Answer } | "undone" | "dispute" | "other";
	  };

/** What the portal says of a receipt, as the heading of its page. */
export function CheckResult({ result }: { readonly result: ShownResult }) {
	const { t } = useWords();
	return (
		<>
			<Panel title={t(`record:verify.${result.what}.title`)}>
				<p>
					<Ltr>{result.reference}</Ltr>
				</p>
			</Panel>
			<p>{t(`record:verify.${result.what}.text`)}</p>
			{result.what === "proved" && <Proved result={result} />}
		</>
	);
}

/** What the receipt says, and its place. */
function Proved({ result }: { readonly result: Extract<ShownResult, { what: "proved" }> }) {
	const { t, lang } = useWords();
	const { said, at, number, count } = result;
	const what =
		typeof said === "string" ? (
			t(`record:verify.said.${said}`)
		) : (
			<>
				{aboutWords(t, said.about)}: <strong>{t(`choices:answer.${said.answer}`)}</strong>
			</>
		);
	const place = { number: formatNumber(lang, number), total: formatNumber(lang, count) };
	return (
		<SummaryList
			rows={[
				{ key: t("record:verify.what"), value: what },
				{ key: t("record:verify.when"), value: formatMoment(lang, new Date(at)) },
				{ key: t("record:verify.place"), value: t("record:verify.place-of", place) },
			]}
		/>
	);
}
