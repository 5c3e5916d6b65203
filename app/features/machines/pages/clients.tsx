/** The systems that may ask about this provider's patients, for an AI lead. */
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { formatMoment } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { staffOf } from "#app/server/context.server.ts";
import { notFound } from "#app/server/respond.server.ts";
import { ButtonLink } from "#app/ui/button-link.tsx";
import { Page } from "#app/ui/page.tsx";
import { Table } from "#app/ui/table.tsx";
import { reachedOf } from "../canary.store.server.ts";
import { isMissed } from "../canary.ts";
import { listClients } from "../client.store.server.ts";
import { clientState, SCOPE_WORDS } from "../client.ts";
import { keyNames } from "../client-keys.ts";
import { KeyNames } from "../parts/key-names.tsx";

export async function loader({ context }: LoaderFunctionArgs) {
	const actor = staffOf(context);
	if (actor.staffRole !== "lead") throw notFound();
	const register = await currentRegister(context.db);
	const clients = await listClients(context.db, actor);
	const reached = await reachedOf(context.db, actor, context.now());
	const missed = new Set(reached.flatMap(({ clientId, arrival }) => (isMissed(arrival) ? [clientId] : [])));
	return json({
		provider: register.providers.get(actor.providerId)?.name ?? "",
		clients: clients.map((client) => ({
			id: client.id,
			name: client.name,
			scopes: client.scopes.map((scope) => SCOPE_WORDS[scope]),
			state: clientState(client),
			missed: missed.has(client.id),
			keys: client.keys === null ? [] : keyNames(client.keys),
			askedAt: client.lastAsked?.at ?? null,
		})),
	});
}

export default function Clients() {
	const { provider, clients } = useLoaderData<typeof loader>();
	const { t, lang } = useWords();
	return (
		<Page title={t("clients:list.title")} back={{ href: "/staff", text: t("staff:home.title") }}>
			<p>{t("clients:list.intro", { provider })}</p>
			<ButtonLink href="/staff/clients/new">{t("clients:new.title")}</ButtonLink>
			<p>
				<a href="/developers">{t("clients:developers.title")}</a>
			</p>
			{clients.length === 0 ? (
				<p>{t("clients:list.none")}</p>
			) : (
				<Table
					caption={t("clients:list.title")}
					captionHidden
					head={[
						t("colleagues:list.name"),
						t("clients:list.state"),
						t("clients:list.may"),
						t("clients:list.last"),
						t("clients:list.keys"),
					]}
					rows={clients.map(({ id, name, state, missed, scopes, askedAt, keys }) => ({
						key: id,
						cells: [
							<a key="name" href={`/staff/clients/${id}`}>
								<bdi>{name}</bdi>
							</a>,
							<div key="state">
								{t(`clients:state.${state}`)}
								{missed && (
									<p>
										<strong>{t("clients:test.missed")}</strong>
									</p>
								)}
							</div>,
							scopes.map((scope) => <div key={scope}>{t(`clients:scope.${scope}`)}</div>),
							askedAt === null ? t("clients:list.never") : formatMoment(lang, new Date(askedAt)),
							<KeyNames key="keys" names={keys} />,
						],
					}))}
				/>
			)}
		</Page>
	);
}
