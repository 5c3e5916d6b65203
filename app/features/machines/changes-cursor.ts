/** Until where a client has been told: how many entries the record had, which record that was, and how its tools stood. */

export interface Cursor {
	/** So many entries; 0 is the beginning. */
	readonly size: number;
	/** Of the last of these entries, 16 hexadecimal digits: another record has another. Empty for none. */
	readonly record: string;
	/** Of all that a decision needs of the client's tools, 16 hexadecimal digits. */
	readonly tools: string;
}

/** As it is sent. It is good for as long as the record is kept. */
export function cursorText({ size, record, tools }: Cursor): string {
	return size === 0 && record === "" && tools === "" ? "0" : `${size}.${record}.${tools}`;
}

/** Reads one; `0` is the beginning. Undefined for what is none. */
export function readCursor(text: string): Cursor | undefined {
	if (text === "0") return { size: 0, record: "", tools: "" };
	const [, size, record, tools] = /^(\d{1,15})\.([0-9a-f]{16}|)\.([0-9a-f]{16})$/.exec(text) ?? [];
	if (size === undefined || record === undefined || tools === undefined) return undefined;
	return { size: Number(size), record, tools };
}
