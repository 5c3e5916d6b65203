/** One list of people to leave out: its numbers to take away on the day it was made, who was added since, and the proof that they were left out. */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isUnconfirmed } from "#app/core/unconfirmed.ts";
import { wordsIn } from "#app/features/tools/known-tool.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { formatDay, formatMoment, formatNumber } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { staffOf } from "#app/server/context.server.ts";
import { notFound } from "#app/server/respond.server.ts";
import { ButtonLink } from "#app/ui/button-link.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { proveLeftOut } from "../leave-out.store.server.ts";
import { isOver, keptUntil } from "../list-run.ts";
import { ProofForm } from "../parts/proof-form.tsx";
import { type ProofField, readProofForm } from "../release.forms.ts";
import { findRelease } from "../releases.store.server.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
	const actor = staffOf(context);
	const release = await findRelease(context.db, actor, params["ref"] ?? "");
	if (release === undefined) throw notFound();
	const { ref, name, goesOutOn, purpose, madeAt, people, hash, appliedAt } = release;
	const tool = (await currentRegister(context.db)).byId.get(release.tool);
	const ended = { endedAt: madeAt };
	return json({
		...{ ref, name, goesOutOn, purpose, madeAt, people, hash, appliedAt },
		...{ tool: release.tool, toolName: tool ? wordsIn(tool.words, context.lang).words.name : release.tool },
		more: await context.leaveOuts.since(actor, release),
		until: isOver(ended, context.now()) ? null : (keptUntil(ended) ?? null),
	});
}

type Problem = {
	readonly field: ProofField | "form-submit";
	readonly name: "people-wrong" | "hash-wrong" | "another-list" | "not-confirmed";
};

/** The proof is taken; the same once more changes nothing. */
export async function action({ params, request, context }: ActionFunctionArgs) {
	const actor = staffOf(context);
	const release = await findRelease(context.db, actor, params["ref"] ?? "");
	if (release === undefined) throw notFound();
	const { typed, read } = readProofForm(await request.formData());
	const answer = (problem: Problem, status = 422) => json({ typed, problems: [problem] }, { status });
	if (read === "people-wrong") return answer({ field: "people", name: read });
	if (read === "hash-wrong") return answer({ field: "hash", name: read });
	try {
		const proved = await proveLeftOut(context.db, actor, release.ref, read, context.now());
		if (proved.ok) return redirect(`/staff/releases/${release.ref}`, 303);
		if (proved.reason === "no-such-release") throw notFound();
		return answer({ field: "people", name: proved.reason }, 409);
	} catch (error) {
		// The commit may have reached the disk: the same, sent again, finds out.
		if (!isUnconfirmed(error)) throw error;
		return answer({ field: "form-submit", name: "not-confirmed" }, 503);
	}
}

export default function ShowRelease() {
	const release = useLoaderData<typeof loader>();
	const sent = useActionData<typeof action>();
	const { t, lang } = useWords();
	const { ref, name, goesOutOn, more, until, appliedAt, people } = release;
	const here = `/staff/releases/${ref}`;
	const again = `/staff/releases/new?tool=${release.tool}&purpose=${release.purpose}`;
	const problems = (sent?.problems ?? []).map(({ field, name: problem }) => ({
		field,
		text: t(`lists:release.problem.${problem}`),
	}));
	const moment = (at: string) => formatMoment(lang, new Date(at));
	return (
		<Page
			title={name ?? t("lists:release.unnamed", { ref })}
			problems={problems}
			back={{ href: "/staff/releases", text: t("lists:release.title") }}
		>
			{more !== null && more > 0 && (
				<div className="notice">
					<p>
						<strong>{t("lists:release.more", { number: formatNumber(lang, more) })}</strong>
					</p>
					<p>{t("lists:release.more-text")}</p>
				</div>
			)}
			<SummaryList
				rows={[
					{ key: t("lists:home.tool"), value: <bdi>{release.toolName}</bdi> },
					{ key: t("lists:home.purpose"), value: t(`lists:home.purpose-of.${release.purpose}`) },
					{
						key: t("lists:release.goes-out"),
						value: goesOutOn === null ? t("lists:release.not-said") : formatDay(lang, goesOutOn),
					},
					{ key: t("lists:release.made"), value: moment(release.madeAt) },
					{ key: t("lists:release.people"), value: formatNumber(lang, people) },
					{
						key: t("lists:release.hash"),
						value: (
							<bdi dir="ltr" className="code">
								{release.hash}
							</bdi>
						),
					},
					{
						key: t("lists:release.since"),
						value: more === null ? t("lists:release.counting") : formatNumber(lang, more),
					},
					{
						key: t("lists:release.proof"),
						value: appliedAt === null ? t("lists:release.no-proof") : moment(appliedAt),
					},
				]}
			/>
			{more === null && (
				<p>
					<a href={here}>{t("lists:show.again")}</a>
				</p>
			)}
			{until === null ? (
				<p>{t("lists:release.over")}</p>
			) : (
				<>
					<p>
						<ButtonLink href={`${here}/numbers`}>{t("lists:release.download")}</ButtonLink>
					</p>
					<p className="hint">{t("lists:release.download-hint", { until: moment(until) })}</p>
				</>
			)}
			<p>
				<a href={again}>{t("lists:release.again")}</a>
			</p>
			<h2>{t("lists:release.give.title")}</h2>
			{appliedAt === null ? (
				<ProofForm action={here} typed={sent?.typed ?? {}} problems={problems} />
			) : (
				<p>{t("lists:release.give.done")}</p>
			)}
		</Page>
	);
}
