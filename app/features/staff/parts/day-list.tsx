import type { Needs } from "#app/core/needs-entry.ts";
import { formatNhsNumber } from "#app/core/nhs-number.ts";
import type { RunningCare } from "#app/features/tools/running-care.ts";
import { formatDay, formatList, formatMoment, formatNumber } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { PostForm } from "#app/ui/form.tsx";
import { LanguageName } from "#app/ui/language-name.tsx";
import { Ltr } from "#app/ui/ltr.tsx";
import { formatWords } from "#app/ui/needs-rows.tsx";
import { languageLinks, Page } from "#app/ui/page.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { Table } from "#app/ui/table.tsx";
import stylesheet from "#app/ui/wide.css?url";
import type { BadLine, TypedDay } from "../day.forms.ts";
import type { DayAnswer } from "../day.store.server.ts";
import { BlankAnswers } from "./blank-answers.tsx";

/** A tool of the clinic. `lang` is set where its words are not in the reader's language. */
interface DayTool {
	readonly id: string;
	readonly name: string;
	readonly instead: readonly string[];
	/** What happens to what it already runs, where the patient is asked first or nobody can tell. */
	readonly running: RunningCare | null;
	readonly lang: string | null;
}

interface DayPatient {
	readonly id: string;
	readonly name: string;
	readonly nhsNumber: string;
	readonly birthDate: string;
	readonly needs: Needs;
	readonly answers: readonly DayAnswer[];
}

export interface ShownDay {
	readonly service: string;
	/** Who printed it. */
	readonly by: string;
	/** ISO instant. */
	readonly at: string;
	readonly tools: readonly DayTool[];
	readonly rows: readonly DayPatient[];
	readonly missing: readonly string[];
	readonly bad: readonly BadLine[];
}

/** So many tools stand beside each other on paper. */
const ACROSS = 6;

/** The page to print. It says when it was true, and what to do when nobody can look again. */
export function DayList({ list, typed }: { readonly list: ShownDay; readonly typed: TypedDay }) {
	const { t, lang } = useWords();
	const request = usePageRequest();
	const { service, by, at, tools, rows, missing, bad } = list;
	const sets = Array.from({ length: Math.ceil(tools.length / ACROSS) }, (_, set) => set * ACROSS);
	return (
		<Page
			title={t("day:list.title", { service })}
			typed
			back={{ href: "/staff/day", text: t("day:list.another") }}
		>
			<link rel="stylesheet" href={stylesheet} />
			<div className="wide">
				<p>
					<strong>{t("day:list.as-at", { time: formatMoment(lang, new Date(at)) })}</strong>{" "}
					{t("day:list.by", { name: by })}
				</p>
				<NotShown missing={missing} bad={bad} />
				<p>{t("day:list.old")}</p>
				{tools.length === 0 && <p>{t("day:list.no-tools")}</p>}
				{rows.length === 0 && <p>{t("day:list.nobody")}</p>}
				{rows.length > 0 &&
					sets.map((from) => (
						<Table
							key={from}
							caption={t("day:list.answers")}
							head={[t("day:list.patient"), ...tools.slice(from, from + ACROSS).map(({ name }) => name)]}
							rows={rows.map((row) => ({
								key: row.id,
								cells: [
									<Patient key="patient" patient={row} />,
									...row.answers
										.slice(from, from + ACROSS)
										.map((answer, index) => <Answer key={tools[from + index]?.id} answer={answer} />),
								],
							}))}
							compact
						/>
					))}
				<h2>{t("day:list.down")}</h2>
				<ul>
					{(["no", "yes", "ask", "none"] as const).map((answer) => (
						<li key={answer}>{t(`day:list.down-is.${answer}`)}</li>
					))}
				</ul>
				<h2>{t("day:list.instead")}</h2>
				<ul>
					{tools.map(({ id, name, instead, lang: own }) => (
						<li key={id}>
							<b>
								<bdi>{name}</bdi>
							</b>
							: <span {...(own === null ? {} : { lang: own, dir: "ltr" })}>{instead.join(" ")}</span>
						</li>
					))}
				</ul>
				<AlreadyRunning tools={tools} />
				<BlankAnswers />
			</div>
			<div className="screen">
				<PostForm
					action="/staff/day"
					token={request.token}
					languages={languageLinks(request)}
					submit={t("day:list.again")}
				>
					<input type="hidden" name="again" value="yes" />
					<input type="hidden" name="service" value={typed.service} />
					<input type="hidden" name="numbers" value={typed.numbers} />
				</PostForm>
			</div>
		</Page>
	);
}

/** What already runs is not just switched off: what holds at a no, and what each tool's policy says in doubt. */
function AlreadyRunning({ tools }: Pick<ShownDay, "tools">) {
	const { t, lang } = useWords();
	const told = (["goes-on", "person-takes-over", "person-decides"] as const)
		.map((running) => ({ running, names: tools.filter((tool) => tool.running === running) }))
		.filter(({ names }) => names.length > 0);
	if (told.length === 0) return null;
	const doubt = formatList(lang, [t("reasons:answer.ask"), t("reasons:answer.unknown")]);
	return (
		<>
			<h2>{t("day:list.running")}</h2>
			<ul>
				<li>
					<b>{t("reasons:answer.deny")}</b>: {t("reasons:running.person-takes-over")}
				</li>
				<li>
					<b>{doubt}</b>:
					<ul>
						{told.map(({ running, names }) => (
							<li key={running}>
								<b>
									{formatList(
										lang,
										names.map(({ name }) => name),
									)}
								</b>
								: {t(`reasons:running.${running}`)}
							</li>
						))}
					</ul>
				</li>
			</ul>
		</>
	);
}

/** Who is not on the list though their number was typed, before anything else: an empty place must not look like a yes. */
function NotShown({ missing, bad }: Pick<ShownDay, "missing" | "bad">) {
	const { t, lang } = useWords();
	if (missing.length + bad.length === 0) return null;
	return (
		<div className="notice">
			<p>{t("day:list.not-shown")}</p>
			<ul>
				{missing.map((number) => (
					<li key={number}>
						<Ltr>{formatNhsNumber(number)}</Ltr>: {t("day:list.missing")}
					</li>
				))}
				{bad.map(({ line, problem }) => (
					<li key={line}>
						{t("day:list.line", { line: formatNumber(lang, line) })} {t(`lists:row.${problem}`)}
					</li>
				))}
			</ul>
		</div>
	);
}

function Patient({ patient }: { readonly patient: DayPatient }) {
	const words = useWords();
	const { t, lang } = words;
	const { id, name, nhsNumber, birthDate, needs } = patient;
	const { reads, speaks, interpreters } = needs;
	return (
		<>
			<a href={`/staff/patients/${id}`}>
				<bdi>{name}</bdi>
			</a>{" "}
			<span className="line">
				<Ltr>{formatNhsNumber(nhsNumber)}</Ltr>{" "}
			</span>
			<span className="line">{formatDay(lang, birthDate)} </span>
			{reads !== null && (
				<span className="line">
					<LanguageName tag={reads} />{" "}
				</span>
			)}
			{speaks !== null && speaks !== reads && (
				<span className="line">
					<LanguageName tag={speaks} />{" "}
				</span>
			)}
			{formatList(lang, [
				...interpreters.map((each) => t(`needs:interpreter.${each}`)),
				...formatWords(words, needs),
			])}
		</>
	);
}

/** In lines without a break, which a text browser would take for the end of the row. */
function Answer({ answer }: { readonly answer: DayPatient["answers"][number] }) {
	const { t } = useWords();
	if (answer === null) return <>{t("day:list.not-used")}</>;
	return (
		<>
			<strong className="line">{t(`reasons:answer.${answer.answer}`)}</strong>{" "}
			{t(`reasons:short.${answer.reason}`)}
			{answer.isPrivate && <strong className="line"> {t("acting:private.staff")}</strong>}
		</>
	);
}
