import { useWords } from "#app/i18n/use-words.ts";
import { PostForm } from "#app/ui/form.tsx";
import { Page } from "#app/ui/page.tsx";
import { usePageRequest } from "#app/ui/request.tsx";

/** The check before it ends: what it does and what stays. Nothing has happened yet. */
export function SureToEnd({ person }: { person: { readonly id: string; readonly name: string } }) {
	const { t, lang } = useWords();
	const request = usePageRequest();
	const here = `/${lang}/my/people`;
	return (
		<Page title={t("trust:my.sure.title")} back={{ href: here, text: t("trust:my.title") }}>
			<p>
				<strong>
					<bdi>{person.name}</bdi>
				</strong>
			</p>
			<p>{t("trust:my.sure.text")}</p>
			<PostForm
				action={request.path}
				token={request.token}
				submit={t("trust:end.button")}
				name="move"
				value="end"
			>
				<input type="hidden" name="person" value={person.id} />
			</PostForm>
			<p>
				<a href={here}>{t("trust:my.sure.keep")}</a>
			</p>
		</Page>
	);
}
