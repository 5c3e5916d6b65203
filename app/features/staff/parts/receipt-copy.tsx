import { Ltr } from "#app/ui/ltr.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { Table } from "#app/ui/table.tsx";
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
	// All of it was written down in one go, by one person.
	const [first] = words.lines;
	return (
		<section className="copy" lang={lang} dir={dir}>
			{isFirst ? (
				<Panel title={words.title}>
					<p>
						<bdi>{name}</bdi>
					</p>
				</Panel>
			) : (
				<h2>{words.title}</h2>
			)}
			<Table
				caption={first === undefined ? "" : `${heads.when}: ${first.when}`}
				head={[heads.about, heads.answer, heads.now, heads.reference]}
				rows={words.lines.map(({ ref, about, answer, now }) => ({
					key: ref,
					cells: [about, <strong key="answer">{answer}</strong>, now, <Ltr key="ref">{ref}</Ltr>],
				}))}
			/>
			{first && <p>{`${heads.recorded}: ${first.recorded}`}</p>}
			{first && first.helped !== "" && (
				<p>
					{heads.helped}: <bdi>{first.helped}</bdi>
				</p>
			)}
			<p>{words.undo}</p>
			<p>{words.change}</p>
		</section>
	);
}
