/** The reference of a receipt as people say and type it. */

/** The reference that was meant: groups, small letters and the letters that look like digits are read; undefined where it is none. */
export function readReference(typed: string): string | undefined {
	const symbols = typed
		.toUpperCase()
		.replace(/[\s\p{Pd}]/gu, "")
		.replace(/O/g, "0")
		.replace(/[IL]/g, "1");
	const groups = /^([0-9A-HJKMNP-TV-Z]{4})([0-9A-HJKMNP-TV-Z]{4})([0-9A-HJKMNP-TV-Z]{4})$/.exec(symbols);
	return groups === null ? undefined : groups.slice(1).join("-");
}
