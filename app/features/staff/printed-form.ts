/** The number at the foot of a paper form, as staff type it: what was asked about, and which version of a tool's page was printed. */
import { ok, type Result, refuse } from "#app/core/result.ts";
import { type FormIdRefusal, formId, readFormId } from "#app/features/paper/form-id.ts";
import type { LanguageTag } from "#locales/index.ts";

/**
 * What the patient had in their hands; `id` is the number in the one way in which it is printed. Of a tool `notice` is the version of its
 * page on it; the other forms ask about each other use of information, or about everything.
 */
export type FormInHand = { readonly id: string; readonly lang: LanguageTag } & (
	| { readonly about: "tool"; readonly tool: string; readonly notice: number }
	| { readonly about: "purposes" | "everything" }
);

export type PrintedRefusal = FormIdRefusal | "form-unknown";

/** What was ever printed here: tools by their number in the register, with the newest version of their page, in our languages. */
export interface PrintedHere {
	readonly tools: ReadonlyMap<number, { readonly id: string; readonly notice: { readonly number: number } }>;
	readonly isLanguage: (tag: string) => tag is LanguageTag;
}

/**
 * The form that was meant, or null where there is no number: forms in letters of before have none. `form-unknown` is a number that is
 * rightly typed and that was never printed here: another portal's form, or a version that is not there yet.
 */
export function readPrintedForm(
	typed: string,
	{ tools, isLanguage }: PrintedHere,
): Result<FormInHand | null, PrintedRefusal> {
	if (typed.trim() === "") return ok(null);
	const read = readFormId(typed);
	if (!read.ok) return read;
	const form = read.value;
	const { lang } = form;
	if (!isLanguage(lang)) return refuse("form-unknown");
	const id = formId(form);
	if (form.about === "purposes" || form.about === "everything") return ok({ id, lang, about: form.about });
	const tool = form.about === "tool" ? tools.get(form.number) : undefined;
	if (form.about !== "tool" || tool === undefined || form.notice > tool.notice.number)
		return refuse("form-unknown");
	return ok({ id, lang, about: "tool", tool: tool.id, notice: form.notice });
}
