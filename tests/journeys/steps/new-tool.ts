/** A tool that patients know nothing of yet. */
import { fieldsOf, type PlainBrowser } from "./plain-browser.ts";

/** Begins its draft; gives its name in addresses. */
export async function begunTool(lead: PlainBrowser): Promise<string> {
	const form = fieldsOf((await lead.get("/staff/tools/new")).body, "begin");
	const { status, headers } = await lead.post("/staff/tools/new", [
		...form,
		["name", "Chest scan reader"],
		["line", "It reads scans of your chest."],
	]);
	if (status !== 303) throw new Error(`no draft was begun: ${status}`);
	return headers.location?.split("/")[3] ?? "";
}
