/** Patients who are signed in already, for journeys that begin after that. */
import type { BrowserContext } from "@playwright/test";
import type { RunningServer } from "#tests/server.ts";
import { arriveWith } from "./kept-session.ts";
import { type DemoPatient, patientCalled, typedDate } from "./people.ts";
import { PlainBrowser } from "./plain-browser.ts";

/** The fields of the sign-in form for this patient of the demo, without its token. */
export function letterFields(portal: RunningServer, name: string): [string, string][] {
	return fieldsOf(patientCalled(portal, name));
}

function fieldsOf({ letterCode, birthDate }: DemoPatient): [string, string][] {
	const [day, month, year] = typedDate(birthDate);
	return [
		["to", ""],
		["code", letterCode],
		["day", day],
		["month", month],
		["year", year],
	];
}

/** A plain browser in which this patient of the demo has signed in afresh. */
export async function plainPatient(portal: RunningServer, name: string): Promise<PlainBrowser> {
	return plainlySignedIn(portal, patientCalled(portal, name));
}

/** A plain browser in which this patient has signed in afresh. */
export async function plainlySignedIn(portal: RunningServer, patient: DemoPatient): Promise<PlainBrowser> {
	const browser = new PlainBrowser(portal.origin);
	const answer = await browser.post("/en/sign-in", fieldsOf(patient));
	if (answer.status !== 303) throw new Error(`${patient.name} could not sign in: ${answer.status}`);
	return browser;
}

/** Puts a signed-in patient's cookie into this browser. Not for journeys that sign out. */
export async function arriveAs(context: BrowserContext, portal: RunningServer, name: string): Promise<void> {
	await arriveWith(context, portal, name, "/en/my", () => plainPatient(portal, name));
}
