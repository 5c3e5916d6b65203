import { formatMoment } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { ButtonLink } from "#app/ui/button-link.tsx";
import { PostForm } from "#app/ui/form.tsx";
import { usePageRequest } from "#app/ui/request.tsx";

/** What this staff member had typed about this patient before they were signed out: to go on with, or to throw away. */
export function BegunBefore(props: { readonly name: string; readonly at: string; readonly record: string }) {
	const { name, at, record } = props;
	const { t, lang } = useWords();
	const { token } = usePageRequest();
	return (
		<>
			<p>{t("staff:record.begun", { name, date: formatMoment(lang, new Date(at)) })}</p>
			<p>{t("staff:record.begun-kept")}</p>
			<p>
				<ButtonLink href={`${record}?go-on=1`}>{t("staff:record.go-on")}</ButtonLink>
			</p>
			<PostForm
				id="begun"
				action={record}
				token={token}
				submit={t("staff:record.throw-away")}
				name="throw-away"
				quiet
			/>
		</>
	);
}
