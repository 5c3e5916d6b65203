import { useWords } from "#app/i18n/use-words.ts";
import { Ltr } from "#app/ui/ltr.tsx";
import type { ShownJob } from "../shown-job.ts";

/** What a patient said when they asked on the website to be called. A number that is not on our list may be anybody's. */
export function AskedCallLines({ asked }: { asked: NonNullable<ShownJob["asked"]> }) {
	const { t } = useWords();
	const { number, time, about } = asked;
	return (
		<>
			<p>{t("calls:staff.asked")}</p>
			<p>
				{t("calls:staff.time")}: {t(`calls:time.${time}`)}
				{number !== null && (
					<>
						<br />
						{t("calls:staff.typed")}:{" "}
						<a href={`tel:${number}`}>
							<Ltr>{number}</Ltr>
						</a>
						. <strong>{t("calls:staff.check")}</strong>
					</>
				)}
				{about !== null && (
					<>
						<br />
						{t("calls:staff.about")}: <bdi>{about}</bdi>
					</>
				)}
			</p>
		</>
	);
}
