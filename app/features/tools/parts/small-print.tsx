/** Maker, version, who answers for the tool here, what its AI leads tell of it, where our facts come from. */
import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import type { Explained } from "../explain.ts";
import { placeIn } from "../told-texts.ts";

/** The last section of a tool's page. */
export function SmallPrint({ tool }: { tool: Explained }) {
	const { t, lang } = useWords();
	const { maker, makerVersion, source, notice, training } = tool;
	return (
		<section className="small">
			<h2>{t("tools:page.small")}</h2>
			{maker !== null && <p>{t("tools:small.maker", { maker })}</p>}
			{makerVersion !== null && <p>{t("tools:small.version", { version: makerVersion })}</p>}
			{tool.stage.here !== "no" &&
				tool.users.map((provider) => <p key={provider}>{t("tools:small.answers", { provider })}</p>)}
			{training !== null && <p>{t(`tools:small.training.${training}`)}</p>}
			{tool.answering.map((one) => (
				<SaidHere key={one.provider} said={one} />
			))}
			<Told tool={tool} />
			<Untold facts={tool.untold} />
			<InEnglish text={t("tools:small.source", { source: "\n" }).replace(/<\/?0>/g, "")} said={source} />
			<p>{t("tools:small.notice", { number: notice.number, date: formatDay(lang, notice.madeAt) })}</p>
		</section>
	);
}

/** What a provider says of it as one that uses it, below its name where others say something else. */
function SaidHere({ said }: { said: Explained["answering"][number] }) {
	const { t } = useWords();
	const { provider, says, own, untold } = said;
	return (
		<>
			{provider !== null && (
				<p>
					<strong>
						<bdi>{provider}</bdi>
					</strong>
				</p>
			)}
			{says.answers && (
				<Written text={t("tools:told.answers", { text: "\n" })} said={says.answers} own={own.answers} />
			)}
			{says.supplier && (
				<Written text={t("tools:told.supplier", { text: "\n" })} said={says.supplier} own={own.supplier} />
			)}
			{says.onUnknown && <p>{t(`tools:told.onUnknown.${says.onUnknown}`)}</p>}
			<Untold facts={untold} />
		</>
	);
}

/** What nobody says of it; below a provider's name, what only others say. */
function Untold({ facts }: { facts: readonly Explained["untold"][number][] }) {
	const { t } = useWords();
	if (facts.length === 0) return null;
	return (
		<p>
			{t("tools:told.unknown")} {facts.map((fact) => t(`tools:untold.${fact}`)).join(" · ")}
		</p>
	);
}

/** What the AI leads tell of it. What nobody wrote in the reader's language is English. */
function Told({ tool: { told, toldHere } }: { tool: Pick<Explained, "told" | "toldHere"> }) {
	const { t } = useWords();
	const { dataGoes, regulatorClass, evidence, safetyCase } = told;
	const place = placeIn(told, toldHere);
	return (
		<>
			{dataGoes && (
				<Written text={t("tools:told.dataGoes", { text: "\n" })} said={dataGoes} own={toldHere.dataGoes} />
			)}
			{regulatorClass &&
				(regulatorClass === "none" ? (
					<p>{t("tools:told.no-device")}</p>
				) : (
					<InEnglish text={t("tools:told.class", { text: "\n" })} said={CLASSES[regulatorClass]} />
				))}
			{evidence && <p>{t(`tools:told.evidence.${evidence.setting}`)}</p>}
			{place.english !== "" && (
				<Written text={t("tools:told.place", { text: "\n" })} said={place.english} own={place.own} />
			)}
			{evidence?.lessWell && (
				<Written
					text={t("tools:told.less-well", { text: "\n" })}
					said={evidence.lessWell}
					own={toldHere.evidenceLessWell}
				/>
			)}
			{safetyCase && (
				<p>
					<a href={safetyCase}>{t("tools:told.safety-case")}</a>
				</p>
			)}
		</>
	);
}

const CLASSES = { i: "I", iia: "IIa", iib: "IIb", iii: "III" } as const;

/** A text of ours with what our leads wrote in it: in the reader's language where they did, else in English. */
function Written(props: { readonly text: string; readonly said: string; readonly own: string | undefined }) {
	const { text, said, own } = props;
	return own === undefined ? <InEnglish text={text} said={said} /> : <InOwn text={text} said={own} />;
}

/** A text of ours, with what our leads wrote in the reader's language in the place of its line end. */
function InOwn({ text, said }: { readonly text: string; readonly said: string }) {
	const [before, after] = text.split("\n");
	return (
		<p>
			{before}
			<bdi>{said}</bdi>
			{after}
		</p>
	);
}

/** A text of ours, with what staff or a source said in English in the place of its line end. */
function InEnglish({ text, said }: { readonly text: string; readonly said: string }) {
	const [before, after] = text.split("\n");
	return (
		<p>
			{before}
			<span lang="en" dir="ltr">
				{said}
			</span>
			{after}
		</p>
	);
}
