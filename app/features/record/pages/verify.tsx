/** Anybody checks a receipt, by its file or by its reference. A reference is told yes or no, and nothing of whom or what. */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { entrySchema } from "#app/core/entry.ts";
import type { Proved } from "#app/core/receipt-proof.ts";
import { writtenKey } from "#app/core/signed-note.ts";
import { aboutOf } from "#app/features/choices/about.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { languageIn } from "#app/server/respond.server.ts";
import { Page } from "#app/ui/page.tsx";
import type { Db } from "#db/open.server.ts";
import type { LanguageTag } from "#locales/index.ts";
import { CheckForm } from "../parts/check-form.tsx";
import { CheckResult, type ShownResult } from "../parts/check-result.tsx";
import { WithoutUs } from "../parts/without-us.tsx";
import { type CheckRefusal, checkReceipt, isInRecord } from "../proof.store.server.ts";
import { sha256 } from "../tree.store.server.ts";
import { MOST_CHARACTERS, readAsked, type VerifyRefusal } from "../verify.forms.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
	languageIn(params);
	const key = context.proofs.keys.at(-1);
	return json({ key: key === undefined ? null : writtenKey(sha256, key) });
}

interface Answered {
	readonly result: ShownResult | null;
	readonly problem: { readonly field: string; readonly name: VerifyRefusal | CheckRefusal } | null;
	readonly typed: { readonly reference: string; readonly pasted: string };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const lang = languageIn(params);
	const form = await request.formData();
	const file = form.get("file");
	const typed = { reference: textOf(form, "reference"), pasted: textOf(form, "pasted") };
	const answer = (of: Partial<Answered>, status = 200) =>
		json<Answered>({ result: null, problem: null, typed, ...of }, { status });
	if (form.has("switch")) return answer({});
	const sent = file instanceof Blob ? (await file.text()).slice(0, MOST_CHARACTERS) : "";
	const asked = readAsked({ ...typed, file: sent });
	if (!asked.ok) return answer({ problem: { field: "reference", name: asked.reason } }, 422);
	if (asked.value.by === "reference") {
		const { reference } = asked.value;
		const isThere = await isInRecord(context.db, reference);
		return answer({ result: { what: isThere ? "there" : "not-there", reference } });
	}
	const checked = await checkReceipt(context.db, context.proofs.keys, asked.value.text);
	if (!checked.ok) return answer({ problem: { field: asked.value.field, name: checked.reason } }, 422);
	return answer({ result: await shown(context.db, checked.value, lang) });
}

function textOf(form: FormData, name: string): string {
	const sent = form.get(name);
	return typeof sent === "string" ? sent.slice(0, MOST_CHARACTERS) : "";
}

/** Who sent the file has read it: what it says is shown, as it was proved. */
async function shown(db: Db, { entry, index, size }: Proved, lang: LanguageTag): Promise<ShownResult> {
	const body = entrySchema.safeParse(entry.body);
	const choice = body.success && body.data.kind === "choice.made" ? body.data : undefined;
	const said = choice && {
		about: aboutOf(choice.scope, await currentRegister(db), lang),
		answer: choice.answer,
	};
	const kind = body.success ? body.data.kind : undefined;
	const other = kind === "choice.undone" ? "undone" : kind === "dispute.raised" ? "dispute" : "other";
	return {
		what: "proved",
		reference: entry.ref,
		at: entry.at.toISOString(),
		number: index + 1,
		count: size,
		said: said ?? other,
	};
}

export default function Verify() {
	const { key } = useLoaderData<typeof loader>();
	const sent = useActionData<typeof action>();
	const { t } = useWords();
	const result = sent?.result ?? undefined;
	const problem = sent?.problem ?? undefined;
	const problems = problem
		? [{ field: problem.field, text: t(`record:verify.problem.${problem.name}`) }]
		: [];
	const title = result ? t(`record:verify.${result.what}.title`) : t("record:verify.title");
	return (
		<Page title={title} heading={result === undefined} problems={problems} typed>
			{result ? <CheckResult result={result} /> : <p>{t("record:verify.intro")}</p>}
			{result && <h2>{t("record:verify.title")}</h2>}
			<CheckForm typed={sent?.typed} problems={problems} />
			{key !== null && <WithoutUs publicKey={key} />}
		</Page>
	);
}
