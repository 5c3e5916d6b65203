import { Ltr } from "#app/ui/ltr.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import type { ReceiptWords } from "./receipt-words.ts";

/** A receipt in one language. The first copy has the page's heading; a second one is for the other reader. */
export function ReceiptCopy(props: {
	readonly copy: { readonly lang: string; readonly dir: "ltr" | "rtl"; readonly words: ReceiptWords };
	readonly name: string;
	readonly isFirst: boolean;
}) {
	const { copy, name, isFirst } = props;
	const { lang, dir, words } = copy;
	const { heads } = words;
	return (
		<section lang={lang} dir={dir}>
			{isFirst ? (
				<Panel title={words.title}>
					<p>
						<bdi>{name}</bdi>
					</p>
				</Panel>
			) : (
				<h2>{words.title}</h2>
			)}
			{words.lines.map(({ ref, about, answer, now, when, recorded }) => (
				<section key={ref}>
					<h3>
						{about}: <strong>{answer}</strong>
					</h3>
					<SummaryList
						rows={[
							{ key: heads.now, value: now },
							{ key: heads.when, value: when },
							{ key: heads.recorded, value: recorded },
							{ key: heads.reference, value: <Ltr>{ref}</Ltr> },
						]}
					/>
				</section>
			))}
			<p>{words.undo}</p>
			<p>{words.change}</p>
		</section>
	);
}
