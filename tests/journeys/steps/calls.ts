/** Somebody who is not signed in asks to be called. */
import type { RunningServer } from "#tests/server.ts";
import { fieldsOf, PlainBrowser } from "./plain-browser.ts";

/** Answers the reference that they are given. */
export async function askedCall(portal: RunningServer): Promise<string> {
	const anybody = new PlainBrowser(portal.origin);
	const form = fieldsOf((await anybody.get("/en/call")).body, "form");
	const said = { name: "Jo Hill", number: "01632 960 222", speaks: "en", time: "any" };
	const rest = form.filter(([name]) => !(name in said));
	const { headers } = await anybody.post("/en/call", [...rest, ...Object.entries(said)]);
	const [, ref] = (headers.location ?? "").split("ref=");
	if (ref === undefined) throw new Error("the call was not taken");
	return ref;
}
