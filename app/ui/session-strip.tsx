import { helpedWords } from "#app/core/helped-words.ts";
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
	/** Somebody helps the patient: who, and where one press ends it. */
	readonly helped?: true | string | undefined;
	readonly endHelp?: string | undefined;
	readonly token: string;
}

function HelpedBy({ helped }: { helped: true | string }) {
	const { t } = useWords();
	return <>{helped === true ? t("helping:someone") : t("helping:by", { name: helpedWords(t, helped) })}</>;
}

/** Until when one is signed in, how to stay, and how to leave nothing behind. */
export function SessionStrip(props: SignedIn) {
	const { endsAt, name, acts = false, shared, stay, finish, helped, endHelp = "", token } = props;
	const { t } = useWords();
	return (
		<section className="session" aria-label={t("ui:session.label")}>
			<p>
				{acts && <strong>{t("acting:for", { name })}</strong>}{" "}
				{name === undefined || acts
					? t("ui:session.until", { time: endsAt })
					: t("ui:session.staff", { name, time: endsAt })}{" "}
				{shared && t("ui:session.shared")} {helped && <HelpedBy helped={helped} />}
			</p>
			<div className="row">
				<PostForm id="stay" action={stay} token={token} submit={t("ui:session.stay")} quiet />
				{helped && (
					<PostForm id="help" action={endHelp} token={token} submit={t("helping:end")} name="end" quiet />
				)}
				<PostForm id="finish" action={finish} token={token} submit={t("ui:session.finish")} quiet />
			</div>
		</section>
	);
}
