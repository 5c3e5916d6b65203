/** Lists of NHS numbers that staff check, sent as a browser sends a form with a file. */
import { setTimeout as wait } from "node:timers/promises";
import { fieldIn, type PlainBrowser } from "./plain-browser.ts";

/** Sends these lines for this tool and waits until they are checked; gives the list's address. */
export async function checkedList(browser: PlainBrowser, tool: string, lines: string): Promise<string> {
	const page = (await browser.get("/staff/lists")).body;
	const fields = [
		["token", fieldIn(page, "token") ?? ""],
		["once", fieldIn(page, "once") ?? ""],
		["tool", tool],
		["purpose", "care"],
		["list", lines],
	] as const;
	const parts = fields.map(
		([name, value]) => `--edge\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
	);
	const { status, headers } = await browser.post("/staff/lists", `${parts.join("")}--edge--\r\n`, {
		"Content-Type": "multipart/form-data; boundary=edge",
	});
	if (status !== 303 || headers.location === undefined) throw new Error(`no list was taken: ${status}`);
	while ((await browser.get(headers.location)).body.includes('role="status"')) await wait(50);
	return headers.location;
}
