import { useWords } from "#app/i18n/use-words.ts";
import { PostForm } from "./form.tsx";

/** A session as the patient or staff member sees it. */
export interface SignedIn {
	/** When it ends, formatted: "10:42". */
	readonly endsAt: string;
	/** Who it is, where the page says so. */
	readonly name?: string | undefined;
	/** They act for whoever has this name. */
	readonly acts?: boolean;
	/** Other people use this computer, as far as we know. */
	readonly shared: boolean;
	/** Where "Stay signed in" and "Finish and clear" post to. */
	readonly stay: string;
	readonly finish: string;
	readonly token: string;
}

/** Until when one is signed in, how to stay, and how to leave nothing behind. */
export function SessionStrip({ endsAt, name, acts = false, shared, stay, finish, token }: SignedIn) {
	const { t } = useWords();
	return (
		<section className="session" aria-label={t("ui:session.label")}>
			<p>
				{acts && <strong>{t("acting:for", { name: name ?? "" })}</strong>}{" "}
				{name === undefined || acts
					? t("ui:session.until", { time: endsAt })
					: t("ui:session.staff", { name, time: endsAt })}{" "}
				{shared && t("ui:session.shared")}
			</p>
			<div className="row">
				<PostForm id="stay" action={stay} token={token} submit={t("ui:session.stay")} quiet />
				<PostForm id="finish" action={finish} token={token} submit={t("ui:session.finish")} quiet />
			</div>
		</section>
	);
}
