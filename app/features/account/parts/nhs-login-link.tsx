import { useWords } from "#app/i18n/use-words.ts";

/** The way to NHS login and back to `to`. A link and no button: a form that is led on to another site is stopped by the browser. */
export function NhsLoginLink({ to, prove = false }: { readonly to: string; readonly prove?: boolean }) {
	const { t, lang } = useWords();
	const asked = new URLSearchParams({ ...(to !== "" && { to }), ...(prove && { level: "P9" }) }).toString();
	return (
		<>
			{!prove && <p>{t("account:nhs.text")}</p>}
			<p>
				<a id="nhs-login" href={`/${lang}/sign-in/nhs-login${asked && `?${asked}`}`}>
					{t(prove ? "account:nhs.prove" : "account:nhs.continue")}
				</a>
			</p>
		</>
	);
}
