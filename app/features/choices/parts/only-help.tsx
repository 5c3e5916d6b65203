import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { Filled } from "#app/ui/filled.tsx";
import { PostForm } from "#app/ui/form.tsx";
import { languageLinks } from "#app/ui/page.tsx";
import { usePageRequest } from "#app/ui/request.tsx";

/** What whoever helps a patient reads in place of the button that saves: who decides, what became of the answer, and what they can do. */
export function OnlyHelp({ called }: { called: string | null | undefined }) {
	const { t, lang } = useWords();
	const request = usePageRequest();
	const pieces = { name: <bdi>{request.signedIn?.name}</bdi> };
	return (
		<>
			<p>
				<Filled of={(places) => t("acting:help", places)} pieces={pieces} />
			</p>
			{called && (
				<p role="status">
					<Filled
						of={(places) => t("acting:called", { ...places, date: formatDay(lang, called) })}
						pieces={pieces}
					/>
				</p>
			)}
			<PostForm
				action={request.path}
				token={request.token}
				languages={languageLinks(request)}
				submit={<Filled of={(places) => t("acting:call", places)} pieces={pieces} />}
				name="call"
			/>
		</>
	);
}
