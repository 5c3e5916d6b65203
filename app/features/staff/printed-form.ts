/** The number at the foot of a paper form, as staff type it: which tool was asked about, and which version of its page was printed. */
import { ok, type Result, refuse } from "#app/core/result.ts";
import { type FormIdRefusal, formId, readFormId } from "#app/features/paper/form-id.ts";
import type { LanguageTag } from "#locales/index.ts";

/** What the patient had in their hands. `notice` is the version of the tool's page on it, `id` the number in the one way in which it is printed. */
export interface FormInHand {
	readonly id: string;
	readonly tool: string;
	readonly notice: number;
	readonly lang: LanguageTag;
}

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
	const tool = form.about === "tool" ? tools.get(form.number) : undefined;
	if (
		form.about !== "tool" ||
		tool === undefined ||
		form.notice > tool.notice.number ||
		!isLanguage(form.lang)
	)
		return refuse("form-unknown");
	return ok({ id: formId(form), tool: tool.id, notice: form.notice, lang: form.lang });
}
