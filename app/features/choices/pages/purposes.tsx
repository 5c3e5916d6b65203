/** The other uses of a patient's information, one by one. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { askedFormat, inFormat } from "#app/core/asked-format.ts";
import { dayOf } from "#app/core/calendar.ts";
import { leftOutOf } from "#app/features/lists/leave-out.store.server.ts";
import { choicesForm } from "#app/features/paper/choices-form.ts";
import { logActingLook } from "#app/features/record/look-up.store.server.ts";
import { providerFor } from "#app/features/record/make-choice.store.server.ts";
import { wordsIn } from "#app/features/tools/known-tool.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { personOf } from "#app/server/context.server.ts";
import { printingIn } from "#app/server/printing.server.ts";
import { languageIn } from "#app/server/respond.server.ts";
import { Page } from "#app/ui/page.tsx";
import { Paper } from "#app/ui/paper.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { readMine, wordIn } from "../my-tools.store.server.ts";
import { OTHER_PURPOSES } from "../question.ts";

/** The newest releases that a patient was left out of. */
const MOST_LEFT_OUT = 10;

/** Its data name nobody: it is rendered once for all patients who have the same. */
export const handle = { shared: true };

export async function loader({ params, context }: LoaderFunctionArgs) {
	const lang = languageIn(params);
	const actor = personOf(context, lang);
	await logActingLook(context.db, actor, context.now());
	const mine = await readMine(context.db, actor, await currentRegister(context.db));
	const { register, services } = mine;
	const provider = providerFor(register, services, null);
	if (askedFormat(context.page.path) === "print" && provider !== undefined)
		return { sheets: choicesForm("purposes", provider, printingIn(context, lang)).html };
	return {
		sheets: null,
		planning: provider?.planningBasis ?? ("consent" as const),
		purposes: OTHER_PURPOSES.map((purpose) => ({
			purpose,
			answer: wordIn(mine, null, purpose)?.state,
		})),
		leftOut: (await leftOutOf(context.db, actor)).slice(0, MOST_LEFT_OUT).map((one) => {
			const tool = register.byId.get(one.tool);
			return {
				purpose: one.purpose,
				tool: tool === undefined ? one.tool : wordsIn(tool.words, lang).words.name,
				what: one.appliedAt === null ? ("asked" as const) : ("applied" as const),
				day: dayOf(one.appliedAt ?? one.madeAt),
			};
		}),
	};
}

export default function Purposes() {
	const page = useLoaderData<typeof loader>();
	const { t, lang } = useWords();
	const { path } = usePageRequest();
	const title = t("choices:purposes.title");
	if (page.sheets !== null) return <Paper title={title} back={`/${lang}/my/purposes`} sheets={page.sheets} />;
	const { purposes, planning, leftOut } = page;
	return (
		<Page title={title} back={{ href: `/${lang}/my`, text: t("choices:tool.back") }}>
			<p className="screen">
				<a href={inFormat(path, "print")}>{t("paper:link")}</a>
			</p>
			<p>{t("choices:purposes.intro")}</p>
			{purposes.map(({ purpose, answer }) => {
				const heading = t(`choices:purposes.${purpose}.heading`);
				return (
					<section key={purpose}>
						<h2>{heading}</h2>
						<p>{t(`choices:purposes.${purpose}.text`)}</p>
						<p>
							{purpose === "planning"
								? t(`choices:purposes.planning.nothing.${planning}`)
								: t(`choices:purposes.${purpose}.nothing`)}
						</p>
						<p>
							<strong>
								{answer ? t(`choices:purposes.standing.${answer}`) : t("choices:purposes.standing-none")}
							</strong>
						</p>
						{leftOut
							.filter((one) => one.purpose === purpose)
							.map(({ tool, what, day }) => (
								<p key={`${tool} ${what} ${day}`}>
									{t(`choices:purposes.left-out.${what}`, { tool, date: formatDay(lang, day) })}
								</p>
							))}
						<p>
							<a href={`/${lang}/my/purposes/${purpose}`}>
								{t("choices:purposes.choose")}{" "}
								<span className="vh">{t("choices:purposes.choose-about", { heading })}</span>
							</a>
						</p>
					</section>
				);
			})}
			<p>{t("choices:purposes.national")}</p>
		</Page>
	);
}
