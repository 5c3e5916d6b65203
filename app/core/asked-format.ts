/** In which format a page is asked for: `?format=easy`, `?format=text`, `?format=print`. */

export const ASKED_FORMATS = ["easy", "text", "print"] as const;
export type AskedFormat = (typeof ASKED_FORMATS)[number];

/** The format in the query of this path. Undefined is the page itself: none was named, one that is not ours, or two at once. */
export function askedFormat(path: string): AskedFormat | undefined {
	const [format, ...more] = new URLSearchParams(path.split("?", 2)[1] ?? "").getAll("format");
	return more.length > 0 ? undefined : ASKED_FORMATS.find((one) => one === format);
}

/** The same page in this format, or as it is without one; the rest of its query stays. */
export function inFormat(path: string, format: AskedFormat | undefined): string {
	const [pathname = "", query] = path.split("?", 2);
	const params = new URLSearchParams(query ?? "");
	params.delete("format");
	if (format !== undefined) params.set("format", format);
	return params.size > 0 ? `${pathname}?${params}` : pathname;
}
