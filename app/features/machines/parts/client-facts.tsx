import { formatMoment, formatNumber } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { Ltr } from "#app/ui/ltr.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import type { clientState, SCOPE_WORDS, sentTo } from "../client.ts";
import { KeyNames } from "./key-names.tsx";

/** So many changes, the oldest of this ISO instant. */
interface Waiting {
	readonly count: number;
	readonly since: string;
}

/** What there is to know of a system: moments as ISO instants. */
export function ClientFacts(props: {
	readonly facts: {
		readonly id: string;
		readonly tools: readonly { readonly id: string; readonly name: string; readonly lang: string }[];
		readonly scopes: readonly (typeof SCOPE_WORDS)[keyof typeof SCOPE_WORDS][];
		readonly state: ReturnType<typeof clientState>;
		readonly keys: readonly string[];
		readonly lag: {
			readonly untold: Waiting | null;
			readonly unconfirmed: Waiting | null;
			readonly confirmedAt: string | null;
		} | null;
		readonly sent: ReturnType<typeof sentTo>;
		readonly lastAsked: { readonly at: string; readonly checks: number } | null;
	};
}) {
	const { id, tools, scopes, state, keys, lastAsked, lag, sent } = props.facts;
	const { t, lang } = useWords();
	const waiting = (one: Waiting | null) =>
		one === null
			? t("clients:lag.none")
			: t("clients:lag.since", {
					number: formatNumber(lang, one.count),
					date: formatMoment(lang, new Date(one.since)),
				});
	return (
		<SummaryList
			rows={[
				{ key: t("clients:list.state"), value: t(`clients:state.${state}`) },
				{ key: t("clients:show.id"), value: <Ltr>{id}</Ltr> },
				{
					key: t("clients:new.tools"),
					value: tools.map((tool) => (
						<div key={tool.id} lang={tool.lang}>
							{tool.name}
						</div>
					)),
				},
				{
					key: t("clients:list.may"),
					value: scopes.map((scope) => <div key={scope}>{t(`clients:scope.${scope}`)}</div>),
				},
				{ key: t("clients:list.keys"), value: <KeyNames names={keys} /> },
				{
					key: t("clients:list.last"),
					value: lastAsked === null ? t("clients:list.never") : formatMoment(lang, new Date(lastAsked.at)),
				},
				...(lastAsked === null
					? []
					: [{ key: t("clients:show.checks"), value: formatNumber(lang, lastAsked.checks) }]),
				...(lag === null
					? []
					: [
							{
								key: t("clients:lag.untold"),
								value: sent === "sent" ? waiting(lag.untold) : t(`clients:lag.${sent}`),
							},
						]),
				// Nobody can confirm what was never sent.
				...(lag === null || sent === "not-yet"
					? []
					: [
							{ key: t("clients:lag.unconfirmed"), value: waiting(lag.unconfirmed) },
							{
								key: t("clients:lag.confirmed"),
								value:
									lag.confirmedAt === null
										? t("clients:list.never")
										: formatMoment(lang, new Date(lag.confirmedAt)),
							},
						]),
			]}
		/>
	);
}
