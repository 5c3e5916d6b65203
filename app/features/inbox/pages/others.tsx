/** Who else had the same tool in the same version here: numbers only, and one action that has each of them looked at again. */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { StaffActor } from "#app/core/actor.ts";
import { readFields } from "#app/core/form-fields.ts";
import { readCase } from "#app/features/disputes/case.store.server.ts";
import { countOthers, lookAgain } from "#app/features/disputes/look-again.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { type Context, staffOf } from "#app/server/context.server.ts";
import { notFound } from "#app/server/respond.server.ts";
import { PostForm } from "#app/ui/form.tsx";
import { Page } from "#app/ui/page.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { namesIn } from "../names.ts";
import { type CaseRefusal, statusOf } from "../refusals.ts";

type Params = Readonly<Record<string, string | undefined>>;

export async function loader({ params, context }: LoaderFunctionArgs) {
	const actor = staffOf(context);
	const { patient, dispute } = await find(context, actor, params);
	const { tool, toolVersion } = dispute.raised.body;
	const { toolName } = namesIn(await currentRegister(context.db), context.lang);
	return json({
		back: `/staff/disputes/${patient.subject.id}/${dispute.id}`,
		tool: tool === null ? null : toolName(tool),
		version: toolVersion,
		others: await countOthers(context.db, actor, patient.subject.id, dispute),
		allowed: actor.staffRole !== "reception",
		once: context.db.vault.randomHex(16),
	});
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = staffOf(context);
	const { patient, dispute } = await find(context, actor, params);
	const { once = "" } = readFields(await request.formData(), { once: 40 }).values;
	const refuse = (refusal: CaseRefusal) => json({ refusal }, { status: statusOf(refusal) });
	if (!/^[0-9a-f]{32}$/.test(once)) return refuse("key-missing");
	const { id } = patient.subject;
	const register = await currentRegister(context.db);
	const opened = await lookAgain(context.db, actor, register, id, dispute.id, once, context.now());
	if (opened === undefined) throw notFound();
	if (!opened.ok) return refuse(opened.reason);
	return redirect(`/staff/disputes/${id}/${dispute.id}/others`, 303);
}

async function find(context: Context, actor: StaffActor, { patient = "", id = "" }: Params) {
	const found = await readCase(context.db, actor, patient, id, "case", context.now());
	if (found === undefined) throw notFound();
	return found;
}

export default function OthersPage() {
	const { back, tool, version, others, allowed, once } = useLoaderData<typeof loader>();
	const sent = useActionData<typeof action>();
	const { t } = useWords();
	const request = usePageRequest();
	const { people, uses, asked } = others;
	return (
		<Page
			title={t("inbox:others.title")}
			problems={sent ? [{ field: "main", text: t(`inbox:refusal.${sent.refusal}`) }] : []}
			back={{ href: back, text: t("inbox:packet.back") }}
		>
			<p>
				<b>{tool ?? t("inbox:list.no-tool")}</b>
				{version !== null && ` – ${t("inbox:list.version-is", { version })}`}
			</p>
			{tool === null && <p>{t("inbox:others.no-tool")}</p>}
			{tool !== null && version === null && <p>{t("inbox:others.no-version")}</p>}
			{tool !== null && people === 0 && <p>{t("inbox:others.none")}</p>}
			{people > 0 && (
				<ul>
					<li>{t("inbox:others.people", { count: people })}</li>
					<li>{t("inbox:others.uses", { count: uses })}</li>
					<li>{t("inbox:others.asked", { count: asked })}</li>
				</ul>
			)}
			{asked < people &&
				(allowed ? (
					<PostForm action={request.path} token={request.token} once={once} submit={t("inbox:others.button")}>
						<p>{t("inbox:others.what")}</p>
					</PostForm>
				) : (
					<p>{t("inbox:refusal.not-your-move")}</p>
				))}
			{asked > 0 && (
				<p>
					<a href="/staff/tasks">{t("inbox:others.tasks")}</a>
				</p>
			)}
		</Page>
	);
}
