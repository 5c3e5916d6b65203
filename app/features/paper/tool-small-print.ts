/** The small print of a tool's page, for paper: who makes it, who answers for it here, where our facts come from. */
import { placeIn } from "#app/features/tools/told-texts.ts";
import type { PaperLine } from "./section.ts";
import type { ToolOnPaper } from "./tool-sections.ts";

const CLASSES = { i: "I", iia: "IIa", iib: "IIb", iii: "III" } as const;

/** Line by line as on the page. What our leads wrote stands in our sentences: in the reader's language where they did, else in English. */
export function smallPrint({ t, tool, dayIn }: ToolOnPaper): PaperLine[] {
	const { maker, makerVersion, source, notice, training, told, toldHere, untold, answering } = tool;
	const { dataGoes, regulatorClass, evidence } = told;
	const whole = placeIn(told, toldHere);
	const place = whole.own ?? whole.english;
	const texts = [
		maker !== null && t("tools:small.maker", { maker }),
		makerVersion !== null && t("tools:small.version", { version: makerVersion }),
		...(tool.stage.here === "no" ? [] : tool.users).map((name) =>
			t("tools:small.answers", { provider: name }),
		),
		training !== null && t(`tools:small.training.${training}`),
		...answering.flatMap(({ provider: name, says: { answers, supplier, onUnknown }, own }) => [
			name,
			answers && t("tools:told.answers", { text: own.answers ?? answers }),
			supplier && t("tools:told.supplier", { text: own.supplier ?? supplier }),
			onUnknown && t(`tools:told.onUnknown.${onUnknown}`),
		]),
		dataGoes && t("tools:told.dataGoes", { text: toldHere.dataGoes ?? dataGoes }),
		regulatorClass === "none" && t("tools:told.no-device"),
		regulatorClass && regulatorClass !== "none" && t("tools:told.class", { text: CLASSES[regulatorClass] }),
		evidence && t(`tools:told.evidence.${evidence.setting}`),
		place !== "" && t("tools:told.place", { text: place }),
		evidence?.lessWell && t("tools:told.less-well", { text: toldHere.evidenceLessWell ?? evidence.lessWell }),
		untold.length > 0 &&
			`${t("tools:told.unknown")} ${untold.map((fact) => t(`tools:untold.${fact}`)).join(" · ")}`,
		t("tools:small.source", { source }).replace(/<\/?0>/g, ""),
		t("tools:small.notice", { number: notice.number, date: dayIn(notice.madeAt) }),
	];
	return texts.flatMap((text) => (typeof text === "string" && text !== "" ? [{ text }] : []));
}
