/** A call to somebody whom we do not know: a job of reception, who checks who it is before anything is said. */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { dayOf } from "#app/core/calendar.ts";
import { formatDay, formatMoment } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { staffOf } from "#app/server/context.server.ts";
import { notFound } from "#app/server/respond.server.ts";
import { PostForm } from "#app/ui/form.tsx";
import { LanguageName } from "#app/ui/language-name.tsx";
import { Ltr } from "#app/ui/ltr.tsx";
import { Page } from "#app/ui/page.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { readUnknownCall, settleUnknownCall } from "../unknown-call.store.server.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
	const actor = staffOf(context);
	const call = await readUnknownCall(context.db, actor, params["id"] ?? "", context.now());
	if (call === undefined) throw notFound();
	return json({ call, isLate: call.done === null && call.due < dayOf(context.now()) });
}

/** Any press but “not after all” says that it was called: the form has no other. */
export async function action({ params, request, context }: ActionFunctionArgs) {
	const actor = staffOf(context);
	const id = params["id"] ?? "";
	const isDone = !(await request.formData()).has("not-done");
	if (!(await settleUnknownCall(context.db, actor, id, isDone, context.now()))) throw notFound();
	return redirect(`/staff/calls/${id}`, 303);
}

export default function CallToUnknownPage() {
	const { call, isLate } = useLoaderData<typeof loader>();
	const { t, lang } = useWords();
	const request = usePageRequest();
	const { done } = call;
	const date = formatDay(lang, call.due);
	return (
		<Page
			title={t("calls:staff.title")}
			back={{ href: "/staff/tasks", text: t("staff:tasks.title") }}
			notice={<p>{t("calls:staff.check")}</p>}
		>
			<p>
				<strong>
					{done === null
						? t(isLate ? "staff:tasks.late" : "staff:tasks.due", { date })
						: t("calls:staff.called", { name: done.by, when: formatMoment(lang, new Date(done.at)) })}
				</strong>
			</p>
			<SummaryList
				rows={[
					{ key: t("calls:staff.name"), value: <bdi>{call.name}</bdi> },
					{
						key: t("staff:tasks.phone"),
						value: (
							<a href={`tel:${call.number}`}>
								<Ltr>{call.number}</Ltr>
							</a>
						),
					},
					{ key: t("needs:row.speaks"), value: <LanguageName tag={call.speaks} /> },
					{ key: t("calls:staff.time"), value: t(`calls:time.${call.time}`) },
					{ key: t("choices:receipt.reference"), value: <Ltr>{call.ref}</Ltr> },
				]}
			/>
			<PostForm
				action={request.path}
				token={request.token}
				submit={t(done === null ? "calls:staff.done" : "staff:tasks.reopen")}
				quiet={done !== null}
				{...(done === null ? {} : { name: "not-done" })}
			>
				<input type="hidden" name="call" value={call.id} />
			</PostForm>
			<p>{t("calls:staff.kept", { date: formatDay(lang, call.keptUntil) })}</p>
		</Page>
	);
}
