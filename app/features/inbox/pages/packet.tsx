/** A report to others, filled in as far as we know it, to be read, printed and sent by a person. It names no patient. */
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readCase } from "#app/features/disputes/case.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { formatList, formatMoment } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { staffOf } from "#app/server/context.server.ts";
import { notFound } from "#app/server/respond.server.ts";
import { Ltr } from "#app/ui/ltr.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { namesIn } from "../names.ts";
import { PACKETS, whereToSend, withoutPatient } from "../packet.ts";
import { Quoted } from "../parts/written-words.tsx";
import { inLanguage, textsOf } from "../texts.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
	const actor = staffOf(context);
	const { db, lang } = context;
	const to = PACKETS.find((one) => one === params["to"]);
	if (to === undefined) throw notFound();
	const found = await readCase(
		db,
		actor,
		params["patient"] ?? "",
		params["id"] ?? "",
		"packet",
		context.now(),
	);
	if (found === undefined) throw notFound();
	const { patient, dispute, use } = found;
	const register = await currentRegister(db);
	const { toolName, serviceName } = namesIn(register, lang);
	const provider = register.providers.get(actor.providerId);
	if (provider === undefined) throw new Error("a staff member without a provider");
	const { tool, toolVersion, service } = dispute.raised.body;
	const facts = tool === null ? undefined : register.byId.get(tool)?.notice.facts;
	const first = textsOf(dispute).find(({ what }) => what === "raised");
	const happened = first && (inLanguage(first, lang) ?? first.versions[0]);
	const said = use && { words: use.body.recommended, lang: use.body.lang };
	const unnamed = (text: { words: string | null; lang: string } | undefined) =>
		text?.words == null ? null : { lang: text.lang, words: withoutPatient(text.words, patient) };
	const { name, address, phone, email, nation } = provider;
	return json({
		to,
		sentTo: whereToSend(to, nation),
		back: `/staff/disputes/${patient.subject.id}/${dispute.id}`,
		device: tool === null ? null : toolName(tool),
		maker: facts?.maker ?? null,
		version: toolVersion ?? facts?.makerVersion ?? null,
		usedAt: use?.usedAt ?? null,
		service: service === null ? null : serviceName(service),
		happened: unnamed(happened),
		recommended: unnamed(said),
		harm: dispute.harm,
		outcomes: dispute.answer?.outcomes ?? [],
		provider: { name, address, phone, email },
		reference: dispute.raised.ref,
	});
}

export default function Packet() {
	const found = useLoaderData<typeof loader>();
	const { t, lang } = useWords();
	const { to, sentTo, usedAt, happened, recommended, harm, outcomes, provider } = found;
	const known = (text: string | null) => text ?? t("common:unknown");
	return (
		<Page title={t(`inbox:packet.title.${to}`)} back={{ href: found.back, text: t("inbox:packet.back") }}>
			<div className="notice">
				<p>
					<strong>{t("inbox:packet.not-sent")}</strong> {t("inbox:packet.read-first")}
				</p>
				{"at" in sentTo ? (
					<p>
						{t("inbox:packet.send-to")}: <Ltr>{sentTo.at}</Ltr>
					</p>
				) : (
					<p>{t(`inbox:packet.ask.${sentTo.ask}`)}</p>
				)}
			</div>
			<SummaryList
				rows={[
					{ key: t("inbox:packet.device"), value: known(found.device) },
					{ key: t("inbox:packet.maker"), value: known(found.maker) },
					{ key: t("inbox:list.version"), value: known(found.version) },
					{
						key: t("inbox:packet.used-on"),
						value: usedAt === null ? t("common:unknown") : formatMoment(lang, new Date(usedAt)),
					},
					{ key: t("inbox:case.service"), value: known(found.service) },
					{
						key: t("inbox:packet.happened"),
						value: happened === null ? t("inbox:case.no-words") : <Quoted text={happened} />,
					},
					{
						key: t("inbox:case.recommended"),
						value: recommended === null ? t("common:unknown") : <Quoted text={recommended} />,
					},
					{
						key: t("inbox:case.harm"),
						value: harm === null ? t("inbox:not-looked") : t(`inbox:harm.${harm}`),
					},
					...(outcomes.length > 0
						? [
								{
									key: t("inbox:packet.outcome"),
									value: formatList(
										lang,
										outcomes.map((outcome) => t(`inbox:outcome.${outcome}`)),
									),
								},
							]
						: []),
					{
						key: t("inbox:packet.provider"),
						value: (
							<>
								{[...new Set([provider.name, ...provider.address.split("\n")])].map((line) => (
									<div key={line}>{line}</div>
								))}
								<div>
									<Ltr>{provider.phone}</Ltr>
								</div>
								<div>
									<Ltr>{provider.email}</Ltr>
								</div>
							</>
						),
					},
					{ key: t("inbox:packet.reference"), value: <Ltr>{found.reference}</Ltr> },
				]}
			/>
		</Page>
	);
}
