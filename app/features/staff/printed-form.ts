/** The number at the foot of a paper form, as staff type it: what was asked about, and which version of a tool's page was printed. */
import { ok, type Result, refuse } from "#app/core/result.ts";
import { type FormIdRefusal, formId, readFormId } from "#app/features/paper/form-id.ts";
import type { LanguageTag } from "#locales/index.ts";

/**
 * What the patient had in their hands; `id` is the number in the one way in which it is printed. Of a tool `notice` is the version of its
 * page on it; the other forms ask about each other use of information, or about everything.
 */
export type FormInHand = Known &
	(
		| { readonly about: "tool"; readonly tool: string; readonly notice: number }
		| { readonly about: "purposes" | "everything" }
	);

/** A form that asks for no answer: something is wrong, or what the patient needs. Each is keyed on a page of its own. */
export type OtherInHand = Known & { readonly about: "wrong" | "needs" };

interface Known {
	readonly id: string;
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
): Result<FormInHand | OtherInHand | null, PrintedRefusal> {
	if (typed.trim() === "") return ok(null);
	const read = readFormId(typed);
	if (!read.ok) return read;
	const form = read.value;
	const { lang } = form;
	if (!isLanguage(lang)) return refuse("form-unknown");
	const id = formId(form);
	if (form.about !== "tool") return ok({ id, lang, about: form.about });
	const tool = tools.get(form.number);
	if (tool === undefined || form.notice > tool.notice.number) return refuse("form-unknown");
	return ok({ id, lang, about: "tool", tool: tool.id, notice: form.notice });
}

/** Does it ask for answers? */
export function asksForAnswers(form: FormInHand | OtherInHand): form is FormInHand {
	return form.about !== "wrong" && form.about !== "needs";
}
