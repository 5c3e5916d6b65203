import { useWords } from "#app/i18n/use-words.ts";

/** As many lines as fit on a sheet beside their heading. */
const LINES = 8;

/** Empty lines for what patients say while the portal is down: the same questions in the same order as on the page that takes it later. */
export function BlankAnswers() {
	const { t } = useWords();
	const head = (["patient", "way", "who", "tool", "answer", "by"] as const).map((column) => ({
		column,
		words: t(`day:blank.${column}`),
	}));
	return (
		<section className="blank">
			<h2>{t("day:blank.title")}</h2>
			<p>{t("day:blank.how")}</p>
			<table>
				<caption className="vh">{t("day:blank.title")}</caption>
				<thead>
					<tr>
						{head.map(({ column, words }) => (
							<th key={column} scope="col">
								{words}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{Array.from({ length: LINES }, (_, line) => `line ${line + 1}`).map((line) => (
						<tr key={line}>
							{head.map(({ column, words }) => (
								<td key={column} data-label={words}>
									{column === "answer" &&
										(["yes", "no", "unsure"] as const).map((answer) => (
											<span key={answer} className="tick">
												{t(`choices:answer.${answer}`)}
											</span>
										))}
								</td>
							))}
						</tr>
					))}
				</tbody>
			</table>
		</section>
	);
}
