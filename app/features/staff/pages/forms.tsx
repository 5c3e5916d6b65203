/** Paper forms, one after the other: the number on the form leads to its answers, and saving them leads back here. */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { dayOf } from "#app/core/calendar.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { staffOf } from "#app/server/context.server.ts";
import { TextField } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/form.tsx";
import { languageLinks, Page } from "#app/ui/page.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { findPatients } from "../find.store.server.ts";
import { type KeyedForm, readKeyedForm } from "../keyed-form.store.server.ts";
import { readSearch, type SearchRefusal } from "../staff-search.ts";

/** What was typed is shown again, but not without end. */
const SHOWN = 200;

export async function loader({ request, context }: LoaderFunctionArgs) {
	const actor = staffOf(context);
	const { searchParams } = new URL(request.url);
	const [patient, ref] = [searchParams.get("patient"), searchParams.get("saved")];
	if (patient === null || ref === null) return json({ saved: null });
	const form = await readKeyedForm(context.db, actor, patient, ref, context.now());
	return json({ saved: form === undefined ? null : { ...form, patient, ref } });
}

export async function action({ request, context }: ActionFunctionArgs) {
	const actor = staffOf(context);
	const form = await request.formData();
	const sent = form.getAll("q").map(String);
	const typed = (sent.length === 1 ? (sent[0] ?? "") : "").slice(0, SHOWN + 1);
	const answer = (problem: SearchRefusal | "nobody" | "several" | null, status: number) =>
		json({ typed: typed.slice(0, SHOWN), problem }, { status });
	if (form.has("switch")) return answer(null, 200);
	const search = readSearch(typed, dayOf(context.now()));
	if (!search.ok) return answer(search.reason, 422);
	const found = await findPatients(context.db, actor, search.value, context.now());
	if (found.who === "one") return redirect(`/staff/patients/${found.id}/record?form=paper`, 303);
	return answer(found.who, 404);
}

export default function PaperForms() {
	const { saved } = useLoaderData<typeof loader>();
	const sent = useActionData<typeof action>();
	const { t } = useWords();
	const request = usePageRequest();
	const problem = sent?.problem ?? null;
	const text =
		problem === null
			? undefined
			: problem === "nobody" || problem === "several"
				? t(`staff:forms.problem.${problem}`)
				: t(`staff:search.problem.${problem}`);
	return (
		<Page
			title={t("staff:forms.title")}
			problems={text === undefined ? [] : [{ field: "q", text }]}
			typed
			back={{ href: "/staff", text: t("staff:summary.back") }}
			notice={saved === null || sent ? undefined : <Saved form={saved} />}
		>
			<p>{t("staff:forms.what")}</p>
			<PostForm
				action="/staff/forms"
				token={request.token}
				languages={languageLinks(request)}
				submit={t("staff:forms.button")}
			>
				<TextField
					id="q"
					name="q"
					label={t("staff:forms.number")}
					hint={t("staff:search.hint")}
					error={text}
					value={sent?.typed}
					autocomplete="off"
					spellCheck={false}
					dir="auto"
					width={20}
					isFirst={problem === null}
				/>
			</PostForm>
		</Page>
	);
}

/** What was saved last, with the way to its receipt and to what was typed wrongly. */
function Saved({ form }: { form: KeyedForm & { readonly patient: string; readonly ref: string } }) {
	const { name, answers, help, patient, ref } = form;
	const { t } = useWords();
	return (
		<>
			<p>
				<strong>{t("staff:forms.saved", { name })}</strong> {t("staff:forms.answers", { count: answers })}{" "}
				{help && t("staff:forms.help-saved")}
			</p>
			{answers > 0 && (
				<p>
					<a href={`/staff/patients/${patient}/receipts/${ref}`}>{t("staff:forms.receipt")}</a>
				</p>
			)}
		</>
	);
}
