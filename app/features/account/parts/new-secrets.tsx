import { useWords } from "#app/i18n/use-words.ts";
import { Ltr } from "#app/ui/ltr.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";

/** What a colleague needs to sign in. It is on this page once and nowhere else. */
export interface ShownSecrets {
	readonly name: string;
	readonly password: string;
	/** Base32. */
	readonly totpSecret: string;
	readonly totpUri: string;
}

/** To copy by hand or to print: the password, and the key of the app in groups of four. */
export function NewSecrets({ password, totpSecret, totpUri }: ShownSecrets) {
	const { t } = useWords();
	return (
		<>
			<p className="notice">{t("colleagues:secrets.once")}</p>
			<p>{t("colleagues:secrets.one-hand")}</p>
			<SummaryList
				rows={[
					{
						key: t("colleagues:secrets.password"),
						value: (
							<>
								<Ltr>{password}</Ltr>
								<br />
								{t("colleagues:secrets.password-hint")}
							</>
						),
					},
					{
						key: t("colleagues:secrets.secret"),
						value: (
							<>
								<Ltr>{totpSecret.replace(/(.{4})(?=.)/g, "$1 ")}</Ltr>
								<br />
								{t("colleagues:secrets.secret-hint")}
							</>
						),
					},
				]}
			/>
			<p>
				<a href={totpUri}>{t("colleagues:secrets.link")}</a>
			</p>
		</>
	);
}
