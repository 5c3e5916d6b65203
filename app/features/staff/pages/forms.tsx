/** Paper forms, one after the other: the number on the form leads to its page, and saving it leads back here. */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { dayOf } from "#app/core/calendar.ts";
import { readFields } from "#app/core/form-fields.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { useWords, type Words } from "#app/i18n/use-words.ts";
import { staffOf } from "#app/server/context.server.ts";
import { TextField } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/form.tsx";
import { languageLinks, Page } from "#app/ui/page.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { isLanguage } from "#locales/index.ts";
import { findPatients } from "../find.store.server.ts";
import { type KeyedForm, readKeyedForm } from "../keyed-form.store.server.ts";
import { asksForAnswers, type OtherInHand, type PrintedRefusal, readPrintedForm } from "../printed-form.ts";
import { readSearch, type SearchRefusal } from "../staff-search.ts";

/** What was typed is shown again, but not without end. */
const SHOWN = 200;

/** Where a form that asks for no answer is keyed, below the patient's address. */
const KEYED_AT: Readonly<Record<OtherInHand["about"], string>> = { wrong: "dispute", needs: "needs" };

export async function loader({ request, context }: LoaderFunctionArgs) {
	const actor = staffOf(context);
	const { searchParams } = new URL(request.url);
	const [patient, ref] = [searchParams.get("patient"), searchParams.get("saved")];
	if (patient === null || ref === null) return json({ saved: null });
	const form = await readKeyedForm(context.db, actor, patient, ref, context.now());
	return json({ saved: form === undefined ? null : { ...form, patient } });
}

export async function action({ request, context }: ActionFunctionArgs) {
	const actor = staffOf(context);
	const form = await request.formData();
	const sent = form.getAll("q").map(String);
	const typed = (sent.length === 1 ? (sent[0] ?? "") : "").slice(0, SHOWN + 1);
	const { printed: id = "" } = readFields(form, { printed: SHOWN }).values;
	const answer = (problem: FormProblem | null, status: number) =>
		json({ typed: typed.slice(0, SHOWN), id, problem }, { status });
	if (form.has("switch")) return answer(null, 200);
	const { byNumber: tools } = await currentRegister(context.db);
	const printed = readPrintedForm(id, { tools, isLanguage });
	const search = readSearch(typed, dayOf(context.now()));
	if (!search.ok) return answer({ field: "q", name: search.reason }, 422);
	if (!printed.ok) return answer({ field: "printed", name: printed.reason }, 422);
	const found = await findPatients(context.db, actor, search.value, context.now());
	if (found.who !== "one") return answer({ field: "q", name: found.who }, 404);
	const inHand = printed.value;
	if (inHand !== null && !asksForAnswers(inHand))
		return redirect(`/staff/patients/${found.id}/${KEYED_AT[inHand.about]}?form=paper`, 303);
	const which = inHand === null ? "" : `&printed=${inHand.id}`;
	return redirect(`/staff/patients/${found.id}/record?form=paper${which}`, 303);
}

export default function PaperForms() {
	const { saved } = useLoaderData<typeof loader>();
	const sent = useActionData<typeof action>();
	const { t } = useWords();
	const request = usePageRequest();
	const problem = sent?.problem ?? null;
	const text = problem === null ? undefined : sentenceOf(t, problem);
	const wrong = (field: FormProblem["field"]) => (problem?.field === field ? text : undefined);
	return (
		<Page
			title={t("staff:forms.title")}
			problems={problem === null || text === undefined ? [] : [{ field: problem.field, text }]}
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
					error={wrong("q")}
					value={sent?.typed}
					autocomplete="off"
					spellCheck={false}
					dir="auto"
					width={20}
					isFirst={problem === null}
				/>
				<TextField
					id="printed"
					name="printed"
					label={t("staff:record.printed")}
					hint={t("staff:forms.printed-hint")}
					error={wrong("printed")}
					value={sent?.id}
					autocomplete="off"
					spellCheck={false}
					dir="ltr"
					width={20}
				/>
			</PostForm>
		</Page>
	);
}

/** Both fields name what they refuse, in the words of whichever page asks for the same. */
type FormProblem =
	| { readonly field: "q"; readonly name: SearchRefusal | "nobody" | "several" }
	| { readonly field: "printed"; readonly name: PrintedRefusal };

function sentenceOf(t: Words, problem: FormProblem): string {
	if (problem.field === "printed") return t(`staff:record.problem.${problem.name}`);
	const { name } = problem;
	return name === "nobody" || name === "several"
		? t(`staff:forms.problem.${name}`)
		: t(`staff:search.problem.${name}`);
}

/** What was saved last, with the way to its receipt and to what was typed wrongly. */
function Saved({ form }: { form: KeyedForm & { readonly patient: string } }) {
	const { name, what, help, patient, at } = form;
	const { t } = useWords();
	return (
		<>
			<p>
				<strong>{t("staff:forms.saved", { name })}</strong>{" "}
				{what.kind === "answers" && t("staff:forms.answers", { count: what.count })}{" "}
				{help && t("staff:forms.help-saved")}
			</p>
			{at !== null && (
				<p>
					<a href={`/staff/patients/${patient}/${at}`}>
						{what.kind === "needs" ? t("needs:staff.title") : t("staff:forms.receipt")}
					</a>
				</p>
			)}
		</>
	);
}
