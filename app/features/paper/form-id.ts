/**
 * The short id at the foot of a paper form, such as `12-3-PA-K`: what the form asks about, which version of a tool's page was printed
 * on it, its language, and a check letter. It names nobody. Staff type it, so that an answer on paper is about what was on that paper.
 */
import { ok, type Result, refuse } from "#app/core/result.ts";

/** Forms that ask about no one tool. */
const OTHERS = { purposes: "P", everything: "E", wrong: "W", needs: "N" } as const;
export type OtherForm = keyof typeof OTHERS;

/** What a form asks about. `number` is the tool's in the register, `notice` the version of its page. */
export type FormAbout =
	| { readonly about: "tool"; readonly number: number; readonly notice: number }
	| { readonly about: OtherForm };

/** A form as it was printed. `lang` is a tag of ours. */
export type PrintedForm = FormAbout & { readonly lang: string };

export type FormIdRefusal = "form-id" | "form-id-check";

/** A prime number of letters, none of which looks like a 1 or a 0. */
const CHECKS = "ABCDEFGHJKMNPQRSTUVWXYZ";

/** The id as it is printed. */
export function formId(form: PrintedForm): string {
	const what = form.about === "tool" ? `${form.number}-${form.notice}` : OTHERS[form.about];
	const plain = `${what}-${form.lang.toUpperCase()}`;
	return `${plain}-${checkOf(plain)}`;
}

/**
 * The form that was meant: capitals or not, with dashes, dots or spaces between. `form-id` is no id of ours, `form-id-check` a slip: a
 * wrong digit, or two that changed places. Whether there is such a tool, version and language is for the caller to find.
 */
export function readFormId(typed: string): Result<PrintedForm, FormIdRefusal> {
	const plain = typed.trim().toUpperCase();
	const found =
		/^(?:([1-9]\d{0,5})[\s.\p{Pd}]+([1-9]\d{0,3})|([PEWN]))[\s.\p{Pd}]+([A-Z]{2})[\s.\p{Pd}]+([A-Z])$/u.exec(
			plain,
		);
	if (found === null) return refuse("form-id");
	const [, number, notice, letter, lang = "", check] = found;
	const about = (Object.keys(OTHERS) as OtherForm[]).find((one) => OTHERS[one] === letter);
	const form: PrintedForm =
		about === undefined
			? { about: "tool", number: Number(number), notice: Number(notice), lang: lang.toLowerCase() }
			: { about, lang: lang.toLowerCase() };
	return formId(form).endsWith(`-${check}`) ? ok(form) : refuse("form-id-check");
}

/** Each place has its own weight below a prime: one wrong digit, or two that changed places, never give the same letter. */
function checkOf(plain: string): string {
	const sum = [...plain].reduce((total, sign, place) => total + numberOf(sign) * (place + 1), 0);
	return CHECKS.charAt(sum % CHECKS.length);
}

function numberOf(sign: string): number {
	return sign === "-" ? 22 : Number.parseInt(sign, 36);
}
