import { formatMoment } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { PostForm } from "#app/ui/form.tsx";
import { Option } from "#app/ui/option.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { fieldOfRead } from "../answer.forms.ts";
import type { NewComment } from "../comment.ts";
import { CommentSaid } from "./comment-said.tsx";

/** A comment as an AI lead reads it: never with a name. `said` is null where whoever said it was erased. Instants are ISO. */
export interface Line {
	readonly id: string;
	readonly at: string;
	readonly said:
		| (NewComment & {
				readonly ref: string;
				readonly lang: string;
				readonly by: "patient" | "staff";
				/** Staff wrote it down for a patient. Who they are would tell something of who the patient is. */
				readonly isWrittenDown: boolean;
				readonly isRound: boolean;
				readonly read: { readonly name: string; readonly at: string } | null;
		  })
		| null;
}

/** What was said, with a box to tick for each that nobody has read yet. */
export function CommentLines({ lines, action }: { lines: readonly Line[]; action: string }) {
	const { t } = useWords();
	const { token } = usePageRequest();
	if (lines.length === 0) return null;
	const sections = (
		<>
			<h2>{t("comments:lead.list")}</h2>
			{lines.map((line) => (
				<LineSection key={line.id} line={line} />
			))}
		</>
	);
	if (!lines.some(({ said }) => said !== null && said.read === null)) return sections;
	return (
		<PostForm id="read" action={action} token={token} submit={t("comments:lead.mark")}>
			<input type="hidden" name="move" value="read" />
			{sections}
		</PostForm>
	);
}

function LineSection({ line: { id, at, said } }: { line: Line }) {
	const { t, lang } = useWords();
	const when = formatMoment(lang, new Date(at));
	if (said === null)
		return (
			<section className="card">
				<h3>{when}</h3>
				<p>{t("comments:lead.erased")}</p>
			</section>
		);
	const { ref, by, isWrittenDown, isRound, read } = said;
	return (
		<section className="card">
			<h3>
				{t(`comments:lead.by.${by}`)}
				<br />
				{when}
			</h3>
			<p className="hint">{isRound ? t("comments:lead.about-coming") : t("comments:lead.about-now")}</p>
			{isWrittenDown && <p className="hint">{t("comments:for-patient.lead")}</p>}
			<CommentSaid comment={said} />
			{read === null ? (
				<Option
					type="checkbox"
					id={fieldOfRead(id)}
					name={fieldOfRead(id)}
					value="yes"
					text={
						<>
							{t("comments:lead.have-read")}
							<span className="vh"> {ref}</span>
						</>
					}
					chosen={false}
				/>
			) : (
				<p>
					{t("comments:lead.read-by")} <bdi>{read.name}</bdi>
					<br />
					{formatMoment(lang, new Date(read.at))}
				</p>
			)}
		</section>
	);
}
