/** Maker, version, who answers for the tool here, what its AI leads tell of it, where our facts come from. */
import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { usePageRequest } from "#app/ui/request.tsx";
import type { Explained } from "../explain.ts";
import type { ToldFacts } from "../told-facts.ts";

/** The last section of a tool's page. */
export function SmallPrint({ tool }: { tool: Explained }) {
	const { t, lang } = useWords();
	const { site } = usePageRequest();
	const { maker, makerVersion, source, notice, training } = tool;
	return (
		<section className="small">
			<h2>{t("tools:page.small")}</h2>
			{maker !== null && <p>{t("tools:small.maker", { maker })}</p>}
			{makerVersion !== null && <p>{t("tools:small.version", { version: makerVersion })}</p>}
			{tool.stage.here !== "no" && <p>{t("tools:small.answers", { provider: site.name })}</p>}
			{training !== null && <p>{t(`tools:small.training.${training}`)}</p>}
			<Told told={tool.told} />
			{tool.untold.length > 0 && (
				<p>
					{t("tools:told.unknown")} {tool.untold.map((fact) => t(`tools:untold.${fact}`)).join(" · ")}
				</p>
			)}
			<InEnglish text={t("tools:small.source", { source: "\n" }).replace(/<\/?0>/g, "")} said={source} />
			<p>{t("tools:small.notice", { number: notice.number, date: formatDay(lang, notice.madeAt) })}</p>
		</section>
	);
}

/** What the AI leads tell of it. What they wrote is English. */
function Told({ told }: { told: ToldFacts }) {
	const { t } = useWords();
	const { answers, supplier, dataGoes, regulatorClass, evidence, onUnknown, safetyCase } = told;
	const place = [evidence?.where, evidence?.when].filter((text) => text).join(", ");
	return (
		<>
			{answers && <InEnglish text={t("tools:told.answers", { text: "\n" })} said={answers} />}
			{supplier && <InEnglish text={t("tools:told.supplier", { text: "\n" })} said={supplier} />}
			{dataGoes && <InEnglish text={t("tools:told.dataGoes", { text: "\n" })} said={dataGoes} />}
			{regulatorClass &&
				(regulatorClass === "none" ? (
					<p>{t("tools:told.no-device")}</p>
				) : (
					<InEnglish text={t("tools:told.class", { text: "\n" })} said={CLASSES[regulatorClass]} />
				))}
			{evidence && <p>{t(`tools:told.evidence.${evidence.setting}`)}</p>}
			{place && <InEnglish text={t("tools:told.place", { text: "\n" })} said={place} />}
			{evidence?.lessWell && (
				<InEnglish text={t("tools:told.less-well", { text: "\n" })} said={evidence.lessWell} />
			)}
			{onUnknown && <p>{t(`tools:told.onUnknown.${onUnknown}`)}</p>}
			{safetyCase && (
				<p>
					<a href={safetyCase}>{t("tools:told.safety-case")}</a>
				</p>
			)}
		</>
	);
}

const CLASSES = { i: "I", iia: "IIa", iib: "IIb", iii: "III" } as const;

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
