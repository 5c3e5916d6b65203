import type { MoveName } from "#app/core/dispute-entry.ts";
import type { MoveRefusal } from "#app/features/disputes/moves.ts";
import { useWords } from "#app/i18n/use-words.ts";
import type { Problem } from "#app/ui/error-summary.tsx";
import { PACKETS } from "../packet.ts";
import type { Refused } from "../refused.ts";
import type { ShownCase } from "../shown-case.ts";
import { Clocks } from "./clocks.tsx";
import { History } from "./history.tsx";
import type { Asked } from "./move-fields.tsx";
import { MoveForm } from "./move-form.tsx";
import { type CaseNeeds, Needs } from "./needs.tsx";
import { Said } from "./said.tsx";
import { Typed } from "./typed.tsx";
import { type NamedUse, UseAbout } from "./use-about.tsx";

/** Everything that the page was given. */
export interface FoundCase {
	readonly shown: ShownCase;
	readonly patientId: string;
	/** On a list of this provider now: only then there is more to read than the case. */
	readonly listed: boolean;
	readonly tool: string | null;
	readonly use: NamedUse | null;
	readonly needs: CaseNeeds;
	readonly offers: readonly {
		readonly move: MoveName;
		readonly waits: MoveRefusal | null;
		readonly told: boolean;
	}[];
	readonly asked: Asked;
	readonly once: string;
}

/** The use that it is about. Where a patient named none, nobody knows which it was; a doctor or nurse then means the tool itself. */
function About({ use, by }: Pick<FoundCase, "use"> & Pick<ShownCase, "by">) {
	const { t } = useWords();
	if (use === null && by === "clinician") return null;
	return (
		<>
			<h2>{t("inbox:case.use")}</h2>
			{use === null ? <p>{t("inbox:case.use-unknown")}</p> : <UseAbout use={use} />}
		</>
	);
}

/** The patient's needs first, then what was said, then what can be done about it; what a refused page typed is kept. */
export function CaseBody(props: {
	readonly found: FoundCase;
	readonly sent: Refused | undefined;
	readonly problems: readonly Problem[];
}) {
	const { found, sent, problems } = props;
	const { shown, patientId, listed, offers, asked, once } = found;
	const { t } = useWords();
	const here = `/staff/disputes/${patientId}/${shown.id}`;
	const since = shown.history.filter(({ seq }) => sent?.refusal != null && seq > (sent.seen ?? shown.seq));
	const forms = offers.filter(({ waits }) => waits === null);
	const waiting = offers.flatMap(({ move, waits }) => (waits === null ? [] : [{ move, waits }]));
	return (
		<>
			{since.length > 0 && (
				<section className="notice" aria-labelledby="since">
					<h2 id="since">{t("inbox:case.since")}</h2>
					<History events={since} />
				</section>
			)}
			{sent?.move != null && !forms.some(({ move }) => move === sent.move) && <Typed typed={sent.typed} />}
			<Needs needs={found.needs} />
			<h2>{t("inbox:case.said")}</h2>
			<Said shown={shown} tool={found.tool} />
			<About use={found.use} by={shown.by} />
			<Clocks clocks={shown.clocks} />
			{shown.history.length > 0 && (
				<>
					<h2>{t("inbox:case.history")}</h2>
					<History events={shown.history} />
				</>
			)}
			<h2 id="moves" tabIndex={-1}>
				{t("inbox:moves.title")}
			</h2>
			{waiting.map(({ move, waits }) => (
				<p key={move}>
					<b>{t(`inbox:move.${move}`)}:</b> {t(`inbox:refusal.${waits}`)}
				</p>
			))}
			{offers.length === 0 && <p>{t("inbox:moves.none")}</p>}
			{forms.map(({ move, told }) => (
				<MoveForm
					key={move}
					move={move}
					by={shown.by}
					isWithheld={shown.withheld !== null}
					asked={asked}
					typed={sent?.move === move ? sent.typed : undefined}
					problems={problems}
					once={sent?.move === move ? (sent.once ?? once) : once}
					seen={shown.seq}
					told={told}
				/>
			))}
			<h2>{t("inbox:case.more")}</h2>
			<ul>
				<li>
					<a href={`${here}/others`}>{t("inbox:case.others")}</a>
				</li>
				{PACKETS.map((to) => (
					<li key={to}>
						<a href={`${here}/packet/${to}`}>{t(`inbox:packet.title.${to}`)}</a>
					</li>
				))}
				<li>
					{listed ? (
						<a href={`/staff/patients/${patientId}`}>{t("inbox:case.summary")}</a>
					) : (
						t("inbox:list.left")
					)}
				</li>
			</ul>
		</>
	);
}
