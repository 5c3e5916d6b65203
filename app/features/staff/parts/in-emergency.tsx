import { formatTime } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { About } from "#app/ui/about.tsx";
import type { ToolEmergency } from "../summary.store.server.ts";
import type { Shown } from "../summary.ts";

/** The way to an emergency override that runs, or for who may start one the way to do so. Nothing for anybody else. */
export function InEmergency(props: {
	readonly tool: Pick<Shown, "reason"> & {
		readonly id: string;
		readonly name: string;
		readonly emergency: ToolEmergency;
	};
	readonly patient: string;
}) {
	const { tool, patient } = props;
	const { t, lang } = useWords();
	const { id, name, reason, emergency } = tool;
	const { mayStart, running } = emergency;
	const here = `/staff/patients/${patient}`;
	if (running !== null) {
		const who = running.who ?? t("staff:summary.our-staff");
		const time = formatTime(lang, new Date(running.until));
		return (
			<p>
				{reason === "emergency" && <>{t("overrides:started-by", { name: who, time })} </>}
				<a href={`${here}/overrides/${running.ref}`}>
					{t("overrides:running-link")}
					<About name={name} />
				</a>
			</p>
		);
	}
	if (!mayStart) return null;
	return (
		<p>
			<a href={`${here}/override/${id}`}>{t("overrides:link", { tool: name })}</a>
		</p>
	);
}
