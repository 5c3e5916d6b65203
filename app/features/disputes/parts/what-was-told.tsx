import { formatMoment } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { Ltr } from "#app/ui/ltr.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import type { ShownDispute } from "../shown.ts";
import { Helpers } from "./draft-summary.tsx";
import { MatterWords } from "./matter-words.tsx";
import { SaidFor } from "./said-for.tsx";
import { Hidden, SaidWords } from "./said-words.tsx";

/** What was said, when, by whom it was written down, and its reference. */
export function WhatWasTold({ shown }: { shown: ShownDispute }) {
	const { t, lang } = useWords();
	const { ref, matter, routes, challenge, said, answerBy, helpers, saidFor, typedBy, by, details, provider } =
		shown;
	const isPatients = by === "patient";
	return (
		<>
			<h2>{isPatients ? t("disputes:show.said") : t("disputes:show.doctor-said")}</h2>
			<SummaryList
				rows={[
					{
						key: t("disputes:show.reference"),
						value: (
							<>
								<Ltr>{ref}</Ltr>
								<br />
								{t("disputes:show.reference-why")}
							</>
						),
					},
					{ key: t("disputes:show.when"), value: formatMoment(lang, new Date(shown.raisedAt)) },
					...(saidFor === null ? [] : [{ key: t("choices:receipt.who"), value: <SaidFor {...saidFor} /> }]),
					...(typedBy === null || !isPatients
						? []
						: [{ key: t("disputes:show.typed"), value: <bdi>{typedBy}</bdi> }]),
					{ key: t("disputes:check.about"), value: <MatterWords matter={matter} /> },
					...(isPatients
						? [
								{
									key: t("disputes:check.what"),
									value: (
										<ul>
											{routes.map((route) => (
												<li key={route}>{t(`disputes:route.${route}`)}</li>
											))}
										</ul>
									),
								},
							]
						: []),
					...(challenge === null
						? []
						: [{ key: t("disputes:check.what"), value: t(`disputes:challenge.${challenge}`) }]),
					...(said === null
						? []
						: [
								{
									key: t("disputes:check.words"),
									value: <SaidWords said={said} phone={provider.phone} />,
								},
							]),
					...(isPatients
						? [
								{ key: t("disputes:check.answer"), value: t(`disputes:way.${answerBy}`) },
								{ key: t("disputes:check.helpers"), value: <Helpers helpers={helpers} /> },
							]
						: []),
				]}
			/>
			{!isPatients && !details && <Hidden phone={provider.phone} />}
		</>
	);
}
