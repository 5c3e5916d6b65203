import { useWords } from "#app/i18n/use-words.ts";
import { About } from "#app/ui/about.tsx";
import { PostForm } from "#app/ui/form.tsx";
import { LanguageName } from "#app/ui/language-name.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { Table } from "#app/ui/table.tsx";

/** The letters to print and post: a line each, those of one patient together. */
export function LettersTable(props: {
	readonly caption: string;
	readonly letters: readonly {
		readonly id: number;
		readonly lang: string;
		readonly ref: string;
		readonly patient: { readonly id: string; readonly name: string };
	}[];
}) {
	const { t } = useWords();
	const request = usePageRequest();
	return (
		<Table
			caption={props.caption}
			head={[
				t("staff:tasks.name"),
				t("staff:tasks.letter-language"),
				t("staff:tasks.print-column"),
				t("staff:tasks.posted-column"),
			]}
			rows={props.letters.map(({ id, lang, ref, patient }) => ({
				key: `${id}`,
				cells: [
					<bdi key="name">{patient.name}</bdi>,
					<LanguageName key="language" tag={lang} />,
					<a key="print" href={`/staff/letters/${id}`}>
						{t("staff:tasks.print")}
						<About name={patient.name}>{ref}</About>
					</a>,
					<PostForm
						key="posted"
						id={`post-${id}`}
						action={request.path}
						token={request.token}
						submit={
							<>
								{t("staff:tasks.posted")}
								<About name={patient.name}>{ref}</About>
							</>
						}
						quiet
					>
						<input type="hidden" name="letter" value={id} />
					</PostForm>,
				],
			}))}
			compact
		/>
	);
}
