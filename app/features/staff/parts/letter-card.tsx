import { useWords } from "#app/i18n/use-words.ts";
import { PostForm } from "#app/ui/form.tsx";
import { LanguageName } from "#app/ui/language-name.tsx";
import { Ltr } from "#app/ui/ltr.tsx";
import { usePageRequest } from "#app/ui/request.tsx";

/** One letter to print and post. */
export function LetterCard(props: {
	readonly letter: {
		readonly id: number;
		readonly lang: string;
		readonly ref: string;
		readonly patient: { readonly id: string; readonly name: string };
	};
}) {
	const { id, lang, ref, patient } = props.letter;
	const { t } = useWords();
	const request = usePageRequest();
	return (
		<div className="card">
			<h3>
				<bdi>{patient.name}</bdi>
			</h3>
			<p>
				{t("staff:tasks.letter-language")}: <LanguageName tag={lang} />. {t("staff:tasks.reference")}:{" "}
				<Ltr>{ref}</Ltr>
			</p>
			<p>
				<a href={`/staff/letters/${id}`}>
					{t("staff:tasks.print")}
					<span className="vh">
						: {patient.name}, {ref}
					</span>
				</a>
			</p>
			<PostForm
				id={`post-${id}`}
				action={request.path}
				token={request.token}
				submit={t("staff:tasks.posted")}
				quiet
			>
				<input type="hidden" name="letter" value={id} />
			</PostForm>
		</div>
	);
}
