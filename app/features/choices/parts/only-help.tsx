import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { PostForm } from "#app/ui/form.tsx";
import { languageLinks } from "#app/ui/page.tsx";
import { usePageRequest } from "#app/ui/request.tsx";

/** What whoever helps a patient reads in place of the button that saves: who decides, what became of the answer, and what they can do. */
export function OnlyHelp({ called }: { called: string | null | undefined }) {
	const { t, lang } = useWords();
	const request = usePageRequest();
	const name = request.signedIn?.name;
	return (
		<>
			<p>{t("acting:help", { name })}</p>
			{called && <p role="status">{t("acting:called", { name, date: formatDay(lang, called) })}</p>}
			<PostForm
				action={request.path}
				token={request.token}
				languages={languageLinks(request)}
				submit={t("acting:call", { name })}
				name="call"
			/>
		</>
	);
}
