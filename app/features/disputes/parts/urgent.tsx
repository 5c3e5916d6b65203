import { useWords } from "#app/i18n/use-words.ts";
import { Ltr } from "#app/ui/ltr.tsx";

/** What somebody does who is worried about their health now: before anything else on the page, before and after sending. */
export function Urgent({ phone, isSent }: { phone: string; isSent: boolean }) {
	const { t } = useWords();
	const [before, after] = t("disputes:urgent.us", { phone: "\n" }).split("\n");
	return (
		<>
			<h2>{t("disputes:urgent.title")}</h2>
			<ul>
				<li>
					<strong>{t("disputes:urgent.999")}</strong>
				</li>
				<li>
					<strong>{t("disputes:urgent.111")}</strong>
				</li>
				<li>
					{before}
					<a href={`tel:${phone.replace(/[^\d+]/g, "")}`}>
						<Ltr>{phone}</Ltr>
					</a>
					{after}
				</li>
			</ul>
			<p>
				{t("disputes:urgent.call")} {!isSent && t("disputes:urgent.send")}
			</p>
		</>
	);
}
