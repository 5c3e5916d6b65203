/** A look from outside that reception opens, for pages that begin after that. */
import type { RunningServer } from "#tests/server.ts";
import { patientCalled, typedDate } from "./people.ts";
import { fieldsOf, type PlainBrowser } from "./plain-browser.ts";

/** Somebody of the staff opens one at Nadia Rahman, who is on none of their lists; gives its address. */
export async function openedOutside(portal: RunningServer, staff: PlainBrowser): Promise<string> {
	const page = "/staff/outside";
	const { nhsNumber, birthDate } = patientCalled(portal, "Nadia Rahman");
	const [day, month, year] = typedDate(birthDate);
	const form = fieldsOf((await staff.get(page)).body, "form");
	const { status, headers } = await staff.post(page, [
		...form.filter(([name]) => name === "token" || name === "once"),
		["number", nhsNumber],
		["day", day],
		["month", month],
		["year", year],
		["because", "care-now"],
		["why", "She came by ambulance."],
	]);
	if (headers.location === undefined) throw new Error(`no look was opened: ${status}`);
	return headers.location;
}
