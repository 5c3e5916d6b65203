/** The one-time key in a form: made with the page, spent with what the form saves, so that a double press saves once. */

/** 32 hexadecimal digits. */
export const ONE_TIME_KEY = /^[0-9a-f]{32}$/;

/** The one-time key of a form. Undefined where it was not sent exactly once, whole: nothing may then be saved. */
export function oneTimeKeyOf(form: FormData): string | undefined {
	const [key, ...more] = form.getAll("once");
	return typeof key === "string" && more.length === 0 && ONE_TIME_KEY.test(key) ? key : undefined;
}
