import { useWords } from "#app/i18n/use-words.ts";

interface Way {
	/** What staff call the provider. */
	readonly name: string;
	/** No password of ours counts any more. */
	readonly only: boolean;
	/** The page that it leads back to. */
	readonly to: string;
}

/** The way to the OpenID provider of staff. A link and no button: a form that is led on to another site is stopped by the browser. */
export function OpenIdLink({ name, only, to }: Way) {
	const { t } = useWords();
	return (
		<>
			<p>{t(only ? "staff:openid.only" : "staff:openid.text", { name })}</p>
			<p>
				<a id="openid" href={`/staff/sign-in/openid?to=${encodeURIComponent(to)}`}>
					{t("staff:openid.link", { name })}
				</a>
			</p>
		</>
	);
}
