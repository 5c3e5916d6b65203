/** Maker, version, who answers for the tool here, what its AI leads tell of it, where our facts come from. */
import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { usePageRequest } from "#app/ui/request.tsx";
import type { Explained } from "../explain.ts";
import { placeIn } from "../told-texts.ts";

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
			<Told tool={tool} />
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

/** What the AI leads tell of it. What nobody wrote in the reader's language is English. */
function Told({ tool: { told, toldHere } }: { tool: Pick<Explained, "told" | "toldHere"> }) {
	const { t } = useWords();
	const { answers, supplier, dataGoes, regulatorClass, evidence, onUnknown, safetyCase } = told;
	const place = placeIn(told, toldHere);
	const said = (text: string, english: string, own: string | undefined) =>
		own === undefined ? <InEnglish text={text} said={english} /> : <InOwn text={text} said={own} />;
	return (
		<>
			{answers && said(t("tools:told.answers", { text: "\n" }), answers, toldHere.answers)}
			{supplier && said(t("tools:told.supplier", { text: "\n" }), supplier, toldHere.supplier)}
			{dataGoes && said(t("tools:told.dataGoes", { text: "\n" }), dataGoes, toldHere.dataGoes)}
			{regulatorClass &&
				(regulatorClass === "none" ? (
					<p>{t("tools:told.no-device")}</p>
				) : (
					<InEnglish text={t("tools:told.class", { text: "\n" })} said={CLASSES[regulatorClass]} />
				))}
			{evidence && <p>{t(`tools:told.evidence.${evidence.setting}`)}</p>}
			{place.english !== "" && said(t("tools:told.place", { text: "\n" }), place.english, place.own)}
			{evidence?.lessWell &&
				said(t("tools:told.less-well", { text: "\n" }), evidence.lessWell, toldHere.evidenceLessWell)}
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
