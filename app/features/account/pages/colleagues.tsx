/** Who works here and can sign in, for an AI lead. */
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { staffOf } from "#app/server/context.server.ts";
import { notFound } from "#app/server/respond.server.ts";
import { ButtonLink } from "#app/ui/button-link.tsx";
import { Page } from "#app/ui/page.tsx";
import { Table } from "#app/ui/table.tsx";
import { listColleagues } from "../colleague.store.server.ts";

export async function loader({ context }: LoaderFunctionArgs) {
	const actor = staffOf(context);
	if (actor.staffRole !== "lead") throw notFound();
	const register = await currentRegister(context.db);
	return json({
		provider: register.providers.get(actor.providerId)?.name ?? "",
		colleagues: await listColleagues(context.db, actor),
	});
}

export default function Colleagues() {
	const { provider, colleagues } = useLoaderData<typeof loader>();
	const { t, lang } = useWords();
	return (
		<Page title={t("colleagues:list.title")} back={{ href: "/staff", text: t("staff:home.title") }}>
			<p>{t("colleagues:list.intro", { provider })}</p>
			<ButtonLink href="/staff/colleagues/new">{t("colleagues:list.add")}</ButtonLink>
			<Table
				caption={t("colleagues:list.title")}
				captionHidden
				head={[
					t("colleagues:list.name"),
					t("colleagues:list.role"),
					t("colleagues:list.state"),
					t("colleagues:list.seen"),
				]}
				rows={colleagues.map(({ id, name, role, disabledAt, seenAt }) => ({
					key: id,
					cells: [
						<a key="name" href={`/staff/colleagues/${id}`}>
							<bdi>{name}</bdi>
						</a>,
						t(`colleagues:role.${role}`),
						disabledAt === null ? t("colleagues:list.can") : t("colleagues:list.cannot"),
						seenAt === null ? t("colleagues:list.never") : formatDay(lang, new Date(seenAt)),
					],
				}))}
			/>
			<p>{t("colleagues:list.hint")}</p>
		</Page>
	);
}
