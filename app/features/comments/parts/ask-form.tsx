import { useWords } from "#app/i18n/use-words.ts";
import { DateFields } from "#app/ui/date-fields.tsx";
import { PostForm } from "#app/ui/form.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import type { DaysTyped } from "../round.forms.ts";
import { PublicWords } from "./public-words.tsx";

interface Around {
	readonly action: string;
	readonly once: string;
	readonly seen: string;
	readonly errors: Readonly<Record<string, string>>;
}

/** From when until when people are asked. */
export function AskForm({ action, once, seen, errors, typed }: Around & { readonly typed: DaysTyped }) {
	const { t } = useWords();
	const { token } = usePageRequest();
	return (
		<section className="card">
			<h2>{t("comments:ask.open.title")}</h2>
			<p>{t("comments:ask.open.text")}</p>
			<PostForm id="open" action={action} token={token} once={once} submit={t("comments:ask.open.button")}>
				<input type="hidden" name="move" value="open" />
				<input type="hidden" name="seen" value={seen} />
				{(["opens", "closes"] as const).map((which) => (
					<DateFields
						key={which}
						id={`${which}-`}
						name={`${which}-`}
						legend={t(`comments:ask.open.${which}`)}
						values={{
							day: typed[`${which}-day`],
							month: typed[`${which}-month`],
							year: typed[`${which}-year`],
						}}
						error={errors[`${which}-day`]}
					/>
				))}
			</PostForm>
		</section>
	);
}

/** Why people are not asked first. */
export function WhyNotForm(props: Around & { readonly typed: Readonly<Record<string, string | undefined>> }) {
	const { action, once, seen, errors, typed } = props;
	const { t } = useWords();
	const { token } = usePageRequest();
	return (
		<section className="card">
			<h2>{t("comments:ask.why-not.title")}</h2>
			<p>{t("comments:ask.why-not.text")}</p>
			<PostForm
				id="why-not"
				action={action}
				token={token}
				once={once}
				submit={t("comments:ask.why-not.button")}
				quiet
			>
				<input type="hidden" name="move" value="why-not" />
				<input type="hidden" name="seen" value={seen} />
				<PublicWords
					id="why-not"
					label={(language) => t("comments:ask.why-not.label", { language })}
					typed={typed}
					errors={errors}
				/>
			</PostForm>
		</section>
	);
}

/** Ends a round before its last day. */
export function StopAsking({ action, round }: { action: string; round: string }) {
	const { t } = useWords();
	const { token } = usePageRequest();
	return (
		<section className="card">
			<h2>{t("comments:ask.stop.title")}</h2>
			<p>{t("comments:ask.stop.text")}</p>
			<PostForm id="stop" action={action} token={token} submit={t("comments:ask.stop.button")} quiet>
				<input type="hidden" name="move" value="stop" />
				<input type="hidden" name="round" value={round} />
			</PostForm>
		</section>
	);
}
