/** The fields of the pages on which staff write down what a patient says, in their order. */
import { DECIDER_FIELDS } from "./recorded-decider.ts";

/**
 * As both pages have them from above. Only the one for paper asks for a number and for help, and only the other for the way. `rows` are the
 * fields of the answers: those about one tool begin with `choice-`, and the page for paper asks for help after them.
 */
export function fieldsOfPage(rows: readonly string[]): string[] {
	const ofTool = (field: string) => field.startsWith("choice-");
	return [
		...["way", "printed", "day", "month", "year", ...Object.keys(DECIDER_FIELDS), "helper", "interpreter"],
		...["settles", "settledHow", "tools", ...rows.filter(ofTool), "help"],
		...[...rows.filter((field) => !ofTool(field)), "wish"],
	];
}
