/** The lists of people to leave out that this provider made: for which data, when, and whether it was proved that they were. For an AI lead. */
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { wordsIn } from "#app/features/tools/known-tool.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { formatDay, formatMoment, formatNumber } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { staffOf } from "#app/server/context.server.ts";
import { notFound } from "#app/server/respond.server.ts";
import { ButtonLink } from "#app/ui/button-link.tsx";
import { Page } from "#app/ui/page.tsx";
import { Table } from "#app/ui/table.tsx";
import { releasesOf } from "../releases.store.server.ts";

export async function loader({ context }: LoaderFunctionArgs) {
	const actor = staffOf(context);
	if (actor.staffRole !== "lead") throw notFound();
	const { db, lang } = context;
	const { byId } = await currentRegister(db);
	const toolName = (id: string) => {
		const words = byId.get(id)?.words;
		return words === undefined ? id : wordsIn(words, lang).words.name;
	};
	const releases = await releasesOf(db, actor);
	return json({
		going: context.leaveOuts.goingOf(actor).map(({ once, name, state }) => ({ once, name, state })),
		releases: releases.map(({ ref, name, goesOutOn, tool, purpose, madeAt, people, appliedAt }) => ({
			...{ ref, name, goesOutOn, purpose, madeAt, people, appliedAt },
			tool: toolName(tool),
		})),
	});
}

export default function Releases() {
	const { going, releases } = useLoaderData<typeof loader>();
	const { t, lang } = useWords();
	return (
		<Page title={t("lists:release.title")} back={{ href: "/staff", text: t("staff:home.title") }}>
			<p>{t("lists:release.intro")}</p>
			<p>
				<ButtonLink href="/staff/releases/new">{t("lists:release.new")}</ButtonLink>
			</p>
			{going.map(({ once, name, state }) => (
				<div key={once} className="notice">
					<p role="status">
						<bdi>{name}</bdi>: {state === "going" ? t("lists:release.going") : t("lists:release.failed")}
					</p>
					{state === "going" && (
						<p>
							<a href="/staff/releases">{t("lists:show.again")}</a>
						</p>
					)}
				</div>
			))}
			{releases.length === 0 ? (
				<p>{t("lists:release.none")}</p>
			) : (
				<Table
					caption={t("lists:release.title")}
					captionHidden
					head={[
						t("lists:release.name"),
						t("lists:home.tool"),
						t("lists:release.goes-out"),
						t("lists:release.made"),
						t("lists:release.people"),
						t("lists:release.proof"),
					]}
					rows={releases.map((release) => ({
						key: release.ref,
						cells: [
							<a key="name" href={`/staff/releases/${release.ref}`}>
								{release.name === null ? (
									t("lists:release.unnamed", { ref: release.ref })
								) : (
									<bdi>{release.name}</bdi>
								)}
							</a>,
							<>
								<bdi>{release.tool}</bdi>
								<br />
								<span className="hint">{t(`lists:home.purpose-of.${release.purpose}`)}</span>
							</>,
							release.goesOutOn === null ? t("lists:release.not-said") : formatDay(lang, release.goesOutOn),
							formatMoment(lang, new Date(release.madeAt)),
							formatNumber(lang, release.people),
							release.appliedAt === null
								? t("lists:release.no-proof")
								: formatMoment(lang, new Date(release.appliedAt)),
						],
					}))}
				/>
			)}
		</Page>
	);
}
