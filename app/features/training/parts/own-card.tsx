import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { DateFields } from "#app/ui/date-fields.tsx";
import { PostForm } from "#app/ui/form.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import type { OwnTraining } from "../own-training.ts";
import type { DayTyped } from "../training.forms.ts";
import { RequirementWords } from "./requirement.tsx";
import { trainedWords } from "./trained-words.ts";

/** One tool: what its training is, how the reader's stands, and where they confirm it or take that back. */
export function OwnCard(props: {
	readonly own: OwnTraining;
	readonly once: string;
	readonly typed: DayTyped | undefined;
	readonly error: string | undefined;
}) {
	const { own, once, typed, error } = props;
	const { tool, name, trained, seen } = own;
	const { t, lang } = useWords();
	const { path, token } = usePageRequest();
	const hidden = (move: "confirm" | "withdraw") => (
		<>
			<input type="hidden" name="move" value={move} />
			<input type="hidden" name="tool" value={tool} />
			<input type="hidden" name="seen" value={seen} />
		</>
	);
	return (
		<section className="card">
			<h3>
				<a href={`/staff/tools/${tool}/training`}>{name}</a>
			</h3>
			<p>
				<b>{trainedWords(t, lang, trained)}</b>
				{trained.state !== "missing" && <> {t("training:own.done", { date: formatDay(lang, trained.on) })}</>}
			</p>
			<RequirementWords {...own} />
			{trained.state !== "confirmed" && (
				<PostForm
					id={`confirm-${tool}`}
					action={path}
					token={token}
					once={once}
					submit={t("training:own.confirm", { name })}
				>
					{hidden("confirm")}
					<DateFields
						id={`${tool}-`}
						legend={t("training:own.when")}
						hint={t("training:own.when-hint")}
						values={typed}
						error={error}
					/>
				</PostForm>
			)}
			{trained.state !== "missing" && (
				<PostForm
					id={`withdraw-${tool}`}
					action={path}
					token={token}
					once={once}
					submit={t("training:own.withdraw", { name })}
					quiet
				>
					{hidden("withdraw")}
				</PostForm>
			)}
		</section>
	);
}
