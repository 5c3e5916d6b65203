/** A pile of paper forms is typed in one after the other: who came from it is led back to it. */

const PILE = "/staff/forms";

/** Was this page (its path and query) opened from the pile? Its way there says so. */
export function isFromPile(address: string): boolean {
	const at = address.indexOf("?");
	return at !== -1 && new URLSearchParams(address.slice(at)).get("form") === "paper";
}

/** Back to the pile, which says what was saved: `saved` names it, a receipt's reference or the id of what was said to be wrong. */
export function pileAfter(patient: string, saved: string): string {
	return `${PILE}?${new URLSearchParams({ patient, saved })}`;
}
