/** The portal as `npm start` runs it, with the demo world in a folder of its own, and a patient who has signed in. */
import { readFileSync } from "node:fs";
import { get } from "node:http";
import { join } from "node:path";
import { makeFolder } from "./clean-up.ts";
import { type Served, serve } from "./served.ts";

/** The tool whose question is measured. */
export const TOOL = "/en/my/tools/eye-scan-urgency";

export interface Portal extends Served {
	/** What the patient's browser sends: `sid=…; lang=en`. */
	readonly cookie: string;
	readonly dataDir: string;
}

/** An answer as it came over the line. */
export interface Wire {
	readonly status: number;
	/** Name and value in turn, in the order sent. */
	readonly headers: readonly string[];
	readonly body: Buffer;
}

/** Starts the portal and signs the first demo patient in with the code of their letter. */
export async function startPortal(): Promise<Portal> {
	const dataDir = makeFolder();
	const served = await serve("app/server/main.ts", { DATA_DIR: dataDir }, "/health/ready");
	const cookie = await signedIn(served, dataDir, 0);
	// The first page that a browser is shown may give it one more: which language it was in.
	const first = cookiesOf(await fetch(`${served.origin}${TOOL}`, { headers: { cookie } }));
	return { ...served, dataDir, cookie: [cookie, first].filter(Boolean).join("; ") };
}

/** The cookie of the demo patient with this index, signed in with the code of their letter. */
export async function signedIn({ origin }: Served, dataDir: string, index: number): Promise<string> {
	const demo = JSON.parse(readFileSync(join(dataDir, "demo.json"), "utf8")) as {
		readonly patients: readonly { readonly letterCode: string; readonly birthDate: string }[];
	};
	const patient = demo.patients[index];
	const [year = "", month = "", day = ""] = patient?.birthDate.split("-") ?? [];
	const code = patient?.letterCode ?? "";
	const cookie = cookiesOf(await post(`${origin}/en/sign-in`, { code, day, month, year }));
	if (!cookie.startsWith("sid=")) throw new Error("the demo patient could not sign in");
	return cookie;
}

function cookiesOf(answer: Response): string {
	return answer.headers
		.getSetCookie()
		.map((cookie) => cookie.split(";", 1)[0])
		.join("; ");
}

/** A page as text. Throws where it is not there. */
export async function pageOf({ origin, cookie }: Portal, path: string): Promise<string> {
	const answer = await fetch(`${origin}${path}`, { headers: { cookie } });
	if (!answer.ok || answer.redirected) throw new Error(`${path} is not there: ${answer.status}`);
	return answer.text();
}

/** Answers the question with no, saves it and answers the path of the receipt. */
export async function saveNo(portal: Portal): Promise<{ readonly check: string; readonly receipt: string }> {
	await post(`${portal.origin}${TOOL}/choose`, { choice: "no" }, portal.cookie);
	const check = await pageOf(portal, `${TOOL}/check`);
	const once = /name="once" value="([0-9a-f]+)"/.exec(check)?.[1] ?? "";
	const saved = await post(`${portal.origin}${TOOL}/check`, { once }, portal.cookie);
	const receipt = saved.headers.get("location");
	if (receipt === null || !receipt.includes("/receipts/")) throw new Error("the choice was not saved");
	return { check, receipt };
}

/** The very bytes of an answer. */
export function wireOf({ port }: Served, path: string, headers: Record<string, string>): Promise<Wire> {
	return new Promise((resolve, reject) => {
		const asked = get({ port, path, host: "127.0.0.1", headers, agent: false }, (answer) => {
			const chunks: Buffer[] = [];
			answer.on("data", (chunk: Buffer) => chunks.push(chunk));
			answer.on("end", () =>
				resolve({
					status: answer.statusCode ?? 0,
					headers: answer.rawHeaders,
					body: Buffer.concat(chunks),
				}),
			);
		});
		asked.on("error", reject);
	});
}

function post(address: string, form: Record<string, string>, cookie = ""): Promise<Response> {
	return fetch(address, {
		method: "POST",
		redirect: "manual",
		headers: { cookie, "sec-fetch-site": "same-origin" },
		body: new URLSearchParams(form),
	});
}
