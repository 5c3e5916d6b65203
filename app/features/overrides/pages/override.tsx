/** One emergency override: until when, or when it ended and why; with the button that ends it now. */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isUnconfirmed } from "#app/core/unconfirmed.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { formatMoment, formatTime } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { staffOf } from "#app/server/context.server.ts";
import { notFound } from "#app/server/respond.server.ts";
import { PostForm } from "#app/ui/form.tsx";
import { Page } from "#app/ui/page.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { readOverride } from "../overridable.store.server.ts";
import { endOverride } from "../override.store.server.ts";
import { mayEnd } from "../override.ts";
import { OverrideFacts } from "../parts/override-facts.tsx";
import { shownOverride } from "../shown-override.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
	const actor = staffOf(context);
	const { db, lang } = context;
	const register = await currentRegister(db);
	const at = context.now();
	const found = await readOverride(db, actor, register, params["id"] ?? "", params["ref"] ?? "", at);
	if (found === undefined) throw notFound();
	const { patient, override, reason } = found;
	return json({
		id: patient.subject.id,
		name: `${patient.givenNames} ${patient.familyName}`.trim(),
		shown: shownOverride(override, register, lang, true, at),
		// A stop of the tool outranks it while it runs.
		reason,
		mayEnd: mayEnd(actor.staffRole),
	});
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = staffOf(context);
	const { id = "", ref = "" } = params;
	const { db } = context;
	await request.formData();
	try {
		const ended = await endOverride(db, actor, await currentRegister(db), id, ref, context.now());
		if (ended === undefined) throw notFound();
		if (!ended.ok) return json({ problem: ended.reason }, { status: 403 });
		return redirect(`/staff/patients/${id}/overrides/${ref}`, 303);
	} catch (error) {
		// The commit may have reached the disk: pressed again, it finds out.
		if (!isUnconfirmed(error)) throw error;
		return json({ problem: "not-confirmed" as const }, { status: 503 });
	}
}

export default function OverridePage() {
	const { id, name, shown, reason, mayEnd } = useLoaderData<typeof loader>();
	const sent = useActionData<typeof action>();
	const { t, lang } = useWords();
	const request = usePageRequest();
	const { runs, until, name: tool } = shown;
	const counts = runs && reason === "emergency";
	const problem = sent && t(`overrides:problem.${sent.problem}`);
	const time = formatTime(lang, new Date(until));
	const title = counts
		? t("overrides:running.title", { tool, time })
		: t(runs ? "overrides:running.not-now" : "overrides:running.over");
	return (
		<Page
			title={title}
			problems={problem ? [{ field: runs && mayEnd ? "form-submit" : "main", text: problem }] : []}
			back={{ href: `/staff/patients/${id}`, text: t("staff:record.back") }}
		>
			{runs && !counts && <p className="notice">{t(`reasons:sentence.${reason}`)}</p>}
			{counts && <p>{t("overrides:running.tell")}</p>}
			{runs && (
				<>
					<p>{t(mayEnd ? "overrides:running.end-text" : "overrides:running.only")}</p>
					{mayEnd && (
						<PostForm action={request.path} token={request.token} submit={t("overrides:running.end")}>
							{null}
						</PostForm>
					)}
				</>
			)}
			<OverrideFacts name={name} shown={shown} moment={(at) => formatMoment(lang, new Date(at))} />
			<p>
				<a href={`/staff/patients/${id}`}>{t("overrides:running.see")}</a>
			</p>
		</Page>
	);
}
