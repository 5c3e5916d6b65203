/** What somebody on none of the asker's lists said, to read and nothing else, for 60 minutes and for who opened it alone. */
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { dayOf } from "#app/core/calendar.ts";
import { standingWord } from "#app/core/deciding-choice.ts";
import { fold } from "#app/core/standing.ts";
import { shownPatient } from "#app/features/people/shown-patient.ts";
import { checkedDecisions } from "#app/features/staff/checked-decision.store.server.ts";
import { type KnownRegister, stageIn, wordsIn } from "#app/features/tools/known-tool.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { formatTime } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { staffOf } from "#app/server/context.server.ts";
import { notFound } from "#app/server/respond.server.ts";
import { Page } from "#app/ui/page.tsx";
import { Who } from "#app/ui/who.tsx";
import type { LanguageTag } from "#locales/index.ts";
import { endOf } from "../outside.ts";
import { type OutsideLook, readOutsideLook } from "../outside-look.store.server.ts";
import { AnswersThere } from "../parts/answers-there.tsx";
import { OnNoList } from "../parts/on-no-list.tsx";
import { Why } from "../parts/why.tsx";

export async function loader({ params, context }: LoaderFunctionArgs) {
	const actor = staffOf(context);
	const { db, lang } = context;
	const register = await currentRegister(db);
	const at = context.now();
	const found = await readOutsideLook(db, actor, register, params["ref"] ?? "", at);
	if (found === undefined) throw notFound();
	const { patient, reason, entries } = found;
	const { givenNames, familyName } = patient;
	return json({
		name: `${givenNames} ${familyName}`.trim(),
		patient: shownPatient(patient, dayOf(at)),
		until: endOf(found.at),
		asAt: at,
		reason: reason ?? null,
		general: entries === undefined ? null : (standingWord(fold(entries), null, "care")?.state ?? null),
		there: answersThere(found, register, lang, at),
	});
}

/** The answers about the tools of each provider whose lists the patient is on: there, and nowhere else, they hold. */
function answersThere(found: OutsideLook, register: KnownRegister, lang: LanguageTag, at: Date) {
	const { patient, standing, entries } = found;
	const known = patient.services.flatMap((id) => register.services.get(id) ?? []);
	const providers = [...register.providers.values()].filter(({ id }) =>
		known.some(({ providerId }) => providerId === id),
	);
	return providers.map((provider) => {
		const services = new Set(
			known.filter(({ providerId }) => providerId === provider.id).map(({ id }) => id),
		);
		const decided = checkedDecisions(register, { standing, entries, services }, at);
		const tools = register.tools.filter(
			(tool) => tool.basis.care !== undefined && stageIn(tool, services) !== undefined,
		);
		return {
			id: provider.id,
			name: provider.name,
			phone: provider.phone,
			tools: tools.map((tool) => {
				const { words, lang: wordsLang } = wordsIn(tool.words, lang);
				const { answer, reason, said, against, olderNotice } = decided(tool, "care");
				return {
					id: tool.id,
					name: words.name,
					nameLang: wordsLang === lang ? null : wordsLang,
					...{ answer, reason, said, against, olderNotice },
				};
			}),
		};
	});
}

export default function LookFromOutside() {
	const { name, patient, until, asAt, reason, general, there } = useLoaderData<typeof loader>();
	const { t, lang } = useWords();
	return (
		<Page title={name} back={{ href: "/staff", text: t("staff:summary.back") }}>
			<div className="notice">
				<p>
					<strong>{t("outside:look.outside", { time: formatTime(lang, new Date(until)) })}</strong>
				</p>
				<p>{t("outside:look.not-here")}</p>
			</div>
			<Who patient={patient} />
			{general !== null && (
				<p>
					{t("outside:look.general")} <strong>{t(`choices:answer.${general}`)}</strong>
				</p>
			)}
			{there.length === 0 && <OnNoList />}
			{there.map((provider) => (
				<AnswersThere key={provider.id} provider={provider} asAt={asAt} />
			))}
			{reason !== null && <Why reason={reason} />}
		</Page>
	);
}
