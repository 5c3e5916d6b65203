/** Every AI tool that the provider uses: how it stands, when it was last checked, how often it was used and said to be wrong. */
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { dayOf } from "#app/core/calendar.ts";
import { isReadAt, openRounds } from "#app/features/comments/comment.ts";
import { unreadComments } from "#app/features/comments/read-comments.store.server.ts";
import { listDrafts } from "#app/features/keeping/read-draft.store.server.ts";
import { type KnownTool, wordsIn } from "#app/features/tools/known-tool.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { needsLook, watchedOf } from "#app/features/tools/watched.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { staffOf } from "#app/server/context.server.ts";
import { figureWords } from "#app/ui/figure-words.ts";
import { Page } from "#app/ui/page.tsx";
import { Table } from "#app/ui/table.tsx";
import { readTallies } from "../counts.store.server.ts";
import { figuresOf } from "../figures.ts";
import { MONTHS_SHOWN, monthsBefore } from "../months.ts";
import { PeopleSay } from "../parts/people-say.tsx";
import { CheckState, ToolState } from "../parts/tool-state.tsx";

export async function loader({ context }: LoaderFunctionArgs) {
	const actor = staffOf(context);
	const { db, lang } = context;
	const register = await currentRegister(db);
	const months = monthsBefore(context.now(), MONTHS_SHOWN);
	const tallies = await readTallies(db, actor, months);
	const own = new Set([actor.providerId]);
	const nameOf = (names: Readonly<Record<string, string>> = {}) => names[lang] ?? names["en"] ?? "";
	const rows = register.tools.map((tool) => ({
		id: tool.id,
		name: wordsIn(tool.words, lang).words.name,
		services: tool.uses
			.filter(({ providerId }) => providerId === actor.providerId)
			.map(({ serviceId }) => nameOf(register.services.get(serviceId)?.names)),
		...watchedOf(tool, own, dayOf(context.now())),
		total: figuresOf(
			tallies.filter((tally) => tally.tool === tool.id),
			months.map(({ month }) => month),
		).total,
	}));
	const drafts = await listDrafts(db, actor);
	const asked = openRounds(register, dayOf(context.now())).filter(({ tool }) =>
		isReadAt(register, tool, actor.providerId),
	);
	const nameById = (id: string) =>
		rows.find((row) => row.id === id)?.name ??
		nameOf(register.rounds.findLast(({ tool }) => tool === id)?.change?.names);
	const unread = [...(await unreadComments(db, actor))];
	return json({
		isLead: actor.staffRole === "lead",
		drafts: drafts.flatMap(({ tool: id, names, asked, isNew, begins }) => {
			const known = register.byId.get(id);
			const isOwn = begins ? isOthers : isKeptBy;
			const isTheirs = isNew || (known !== undefined && isOwn(known, actor.providerId));
			if (!isTheirs) return [];
			return [{ id, name: known ? wordsIn(known.words, lang).words.name : nameOf(names), asked, isNew }];
		}),
		people: {
			open: asked.map(({ tool }) => ({ id: tool, name: nameById(tool) })),
			unread: unread.map(([id, number]) => ({ id, name: nameById(id), number })),
		},
		used: rows
			.filter(({ services }) => services.length > 0)
			.sort((a, b) => Number(needsLook(b)) - Number(needsLook(a))),
		others: register.tools
			.filter(({ uses }) => !uses.some(({ providerId }) => providerId === actor.providerId))
			.map((tool) => ({
				id: tool.id,
				name: wordsIn(tool.words, lang).words.name,
				isKept: actor.staffRole === "lead" && isKeptBy(tool, actor.providerId),
				canBegin: actor.staffRole === "lead" && isOthers(tool, actor.providerId),
			})),
	});
}

/** A tool that nobody uses is any provider's to begin with. */
function isKeptBy({ uses, retired }: KnownTool, provider: string): boolean {
	if (retired) return false;
	return uses.length === 0 || uses.some(({ providerId }) => providerId === provider);
}

/** Only other providers use it: this one can begin with it. */
function isOthers(tool: KnownTool, provider: string): boolean {
	return !tool.retired && !isKeptBy(tool, provider);
}

export default function WatchedTools() {
	const { isLead, drafts, people, used, others } = useLoaderData<typeof loader>();
	const { t, lang } = useWords();
	return (
		<Page title={t("watch:list.title")}>
			<p>{t("watch:list.intro")}</p>
			<p>
				<a href="/staff/reports">{t("watch:list.report")}</a>
			</p>
			{used.length === 0 ? (
				<p>{t("watch:list.none")}</p>
			) : (
				<Table
					caption={t("watch:list.title")}
					head={[
						t("watch:column.tool"),
						t("watch:column.state"),
						t("watch:column.check"),
						t("watch:column.uses"),
						t("watch:column.disputes"),
						t("watch:column.challenges"),
					]}
					rows={used.map(({ id, name, services, check, total, ...watched }) => ({
						key: id,
						cells: [
							<>
								<a href={`/staff/tools/${id}`}>{name}</a>
								<br />
								<span className="hint">{services.join(" · ")}</span>
							</>,
							<ToolState key="state" {...watched} />,
							<CheckState key="check" check={check} />,
							figureWords(t, lang, total.uses),
							figureWords(t, lang, total.disputes),
							figureWords(t, lang, total.challenges),
						],
					}))}
				/>
			)}
			<p className="hint">{t("watch:small.rule")}</p>
			<PeopleSay {...people} />
			{drafts.length > 0 && (
				<>
					<h2>{t("keeping:list.title")}</h2>
					<ul>
						{drafts.map(({ id, name, asked, isNew }) => (
							<li key={id}>
								<a href={`/staff/tools/${id}/draft`}>
									<bdi>{name}</bdi>: {asked ? t("keeping:list.asked") : t("keeping:list.open")}
								</a>
								{isNew && <> {t("keeping:list.new")}</>}
							</li>
						))}
					</ul>
				</>
			)}
			{isLead && (
				<p>
					<a href="/staff/tools/new">{t("keeping:new.title")}</a>
					<br />
					<a href="/staff/tools/new/import">{t("cards:link")}</a>
				</p>
			)}
			<h2>{t("watch:list.others")}</h2>
			<ul>
				{others.map(({ id, name, isKept, canBegin }) => (
					<li key={id}>
						<a href={`/${lang}/tools/${id}`}>{name}</a>
						{(isKept || canBegin) && (
							<>
								{" · "}
								<a href={`/staff/tools/${id}/draft`}>
									{canBegin
										? t("keeping:begin.link", { tool: name })
										: t("keeping:list.change", { tool: name })}
								</a>
							</>
						)}
					</li>
				))}
			</ul>
		</Page>
	);
}
