import type { ToolStop } from "#app/core/tool-entry.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { TextAreaField } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/form.tsx";
import { usePageRequest } from "#app/ui/request.tsx";

/** One move with its reason. `keeps` is the pause of a tool that somebody asked to use again: it stays stopped. */
export function StopForm(props: {
	readonly what: ToolStop;
	readonly keeps: boolean;
	readonly action: string;
	readonly once: string;
	readonly seen: string;
	readonly why: string | undefined;
	readonly error: string | undefined;
}) {
	const { what, keeps, action, once, seen, why, error } = props;
	const { t } = useWords();
	const request = usePageRequest();
	const name = what === "paused" && keeps ? "keep" : what;
	return (
		<section className="card">
			<h3>{t(`watch:move.${name}.title`)}</h3>
			<p>{t(`watch:move.${name}.text`)}</p>
			<PostForm
				id={what}
				action={action}
				token={request.token}
				once={once}
				submit={t(`watch:move.${name}.button`)}
				quiet={what !== "paused"}
			>
				<input type="hidden" name="move" value={what} />
				<input type="hidden" name="seen" value={seen} />
				{what !== "retired" && (
					<TextAreaField
						id={`why-${what}`}
						name="why"
						label={t("watch:move.why")}
						hint={t("watch:move.why-hint")}
						rows={2}
						value={why}
						error={error}
					/>
				)}
			</PostForm>
		</section>
	);
}
