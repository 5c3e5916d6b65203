/** Saying that an answer was written down wrongly: what would count then stands before the button. */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { MISTAKES } from "#app/core/entry.ts";
import type { FieldRefusal } from "#app/core/form-fields.ts";
import { isUnconfirmed } from "#app/core/unconfirmed.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { staffOf } from "#app/server/context.server.ts";
import { notFound } from "#app/server/respond.server.ts";
import { ButtonLink } from "#app/ui/button-link.tsx";
import { Checkbox } from "#app/ui/checkbox.tsx";
import { TextAreaField } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/form.tsx";
import { languageLinks, Page } from "#app/ui/page.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { Table } from "#app/ui/table.tsx";
import { type MistakeProblem, type MistakeTyped, readMistakeForm } from "../mistake.forms.ts";
import { readDoubted, sayMistake } from "../mistake.store.server.ts";
import { Doubted, doubtedOf } from "../parts/doubted.tsx";

type Problem =
	| MistakeProblem
	| { readonly field: "form-submit"; readonly name: "key-not-yours" | "not-confirmed" };

export async function loader({ params, context }: LoaderFunctionArgs) {
	const { db, lang } = context;
	const { id = "", ref = "" } = params;
	const register = await currentRegister(db);
	const found = await readDoubted(db, staffOf(context), register, id, ref, lang, context.now());
	if (found === undefined) throw notFound();
	return json({
		shown: doubtedOf(found, register, lang),
		refusal: found.refusal ?? null,
		changes: found.changes,
		mistakeAt: found.made.inErrorAt ?? null,
		once: db.vault.randomHex(16),
	});
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = staffOf(context);
	const { db, lang } = context;
	const { id = "", ref = "" } = params;
	const register = await currentRegister(db);
	const form = await request.formData();
	const read = readMistakeForm(form);
	const again = (problems: readonly Problem[], status: number) =>
		json({ typed: read.typed, problems, once: "said" in read ? read.said.once : null }, { status });
	if (form.has("switch")) return again([], 200);
	if ("problems" in read) {
		if ((await readDoubted(db, actor, register, id, ref, lang, context.now())) === undefined)
			throw notFound();
		return again(read.problems, 422);
	}
	try {
		const said = await sayMistake(db, actor, register, id, ref, read.said, context.now());
		if (said === undefined) throw notFound();
		if (!said.ok && said.reason === "key-not-yours")
			return again([{ field: "form-submit", name: said.reason }], 409);
		return redirect(`/staff/patients/${id}/receipts/${ref}/mistake`, 303);
	} catch (error) {
		// The commit may have reached the disk: the same key, pressed again, finds out.
		if (!isUnconfirmed(error)) throw error;
		return again([{ field: "form-submit", name: "not-confirmed" }], 503);
	}
}

const NOTHING_SENT: { readonly typed: MistakeTyped; readonly problems: readonly Problem[] } = {
	typed: { mistake: "", why: "" },
	problems: [],
};

export default function MistakePage() {
	const { shown, refusal, changes, mistakeAt, once } = useLoaderData<typeof loader>();
	const sent = useActionData<typeof action>();
	const { typed, problems } = sent ?? NOTHING_SENT;
	const { t, lang } = useWords();
	const request = usePageRequest();
	const told = problems.map(({ field, name }) => ({
		field,
		text: isAboutTyping(name) ? t(`staff:record.problem.${name}`) : t(`staff:mistake.problem.${name}`),
	}));
	const errorOf = (wanted: string) => told.find(({ field }) => field === wanted)?.text;
	const isOpen = mistakeAt === null && refusal === null;
	return (
		<Page
			title={t(
				mistakeAt !== null ? "staff:mistake.done" : isOpen ? "staff:mistake.title" : "staff:mistake.cannot",
			)}
			problems={told}
			typed={isOpen}
			back={{ href: `/staff/patients/${shown.id}`, text: t("staff:record.back") }}
		>
			<Doubted shown={shown} />
			{mistakeAt !== null && (
				<>
					<p>{t("choices:receipt.error-on", { date: formatDay(lang, new Date(mistakeAt)) })}</p>
					<p>{t("staff:undo.told")}</p>
					<p>{t("staff:mistake.right")}</p>
					<p>
						<ButtonLink href={`/staff/patients/${shown.id}/record`}>{t("staff:summary.record")}</ButtonLink>
					</p>
				</>
			)}
			{mistakeAt === null && refusal !== null && <p>{t(`staff:mistake.refused.${refusal}`)}</p>}
			{isOpen && (
				<>
					<p>{t("staff:mistake.only")}</p>
					{changes.length === 0 ? (
						<p>{t("staff:mistake.no-change")}</p>
					) : (
						<Table
							caption={t("staff:mistake.change")}
							head={[t("staff:summary.tool"), t("staff:mistake.before"), t("staff:mistake.after")]}
							rows={changes.map(({ tool, name, before, after }) => ({
								key: tool,
								cells: [
									name,
									t(`reasons:answer.${before}`),
									<strong key="after">{t(`reasons:answer.${after}`)}</strong>,
								],
							}))}
							compact
						/>
					)}
					<PostForm
						action={request.path}
						token={request.token}
						once={sent?.once ?? once}
						languages={languageLinks(request)}
						submit={t("staff:mistake.button")}
					>
						<Radios
							id="mistake"
							name="mistake"
							legend={t("staff:mistake.what")}
							error={errorOf("mistake")}
							options={MISTAKES.map((one) => ({ value: one, text: t(`staff:mistake.what-is.${one}`) }))}
							chosen={typed.mistake}
						/>
						<TextAreaField
							id="why"
							name="why"
							label={t("staff:mistake.why")}
							hint={t("staff:mistake.why-hint")}
							error={errorOf("why")}
							value={typed.why}
							rows={3}
						/>
						<Checkbox id="sure" name="sure" text={t("staff:mistake.sure")} error={errorOf("sure")} />
					</PostForm>
				</>
			)}
		</Page>
	);
}

/** Said of any field in the same words. */
function isAboutTyping(name: Problem["name"]): name is FieldRefusal {
	return name === "sent-twice" || name === "not-text" || name === "too-long" || name === "control-characters";
}
