/** Lists of NHS numbers that staff check, sent as a browser sends a form with a file. */
import { setTimeout as wait } from "node:timers/promises";
import { fieldIn, fieldsOf, type PlainBrowser } from "./plain-browser.ts";

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

/** Has a list of people to leave out made for this tool, and waits until it is there; gives its address. */
export async function leaveOutList(lead: PlainBrowser, tool: string): Promise<string> {
	const { body } = await lead.get("/staff/releases/new");
	const year = String(new Date().getFullYear() + 1);
	const asked = [
		...fieldsOf(body, "form").filter(([name]) => name === "token" || name === "once"),
		...Object.entries({
			tool,
			purpose: "training",
			name: "Eye pictures of 2026",
			day: "1",
			month: "12",
			year,
		}),
	] as const;
	const { status, headers } = await lead.post("/staff/releases/new", asked);
	if (status !== 303) throw new Error(`no list was made: ${status}`);
	let place = headers.location ?? "";
	const made = /\/staff\/releases\/(?!new)[\w-]+/;
	while (!made.test(place)) {
		await wait(50);
		place = made.exec((await lead.get("/staff/releases")).body)?.[0] ?? "";
	}
	return place;
}
