/** The small AI system at work for a patient who changes their mind on the web: seen from outside it, and from the patient's own pages. */
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { readDemoWorld } from "#app/server/demo-world.server.ts";
import words from "#locales/en/record.json" with { type: "json" };
import { adminAt } from "./admin.ts";
import { ask, cookieOf, send } from "./attacks/http.ts";
import { choose, TOOL } from "./attacks/world.ts";
import { needBuild } from "./built.ts";
import { guideCode } from "./guide-code.ts";
import { type RunningServer, startServer } from "./server.ts";
import { startSystem } from "./small-ai-system.ts";

let server: RunningServer;
let port: number;
/** Inês Costa has been to the eye clinic and has said nothing yet. */
let patient: { readonly nhsNumber: string; readonly cookie: string };
const said: string[] = [];

/** Milliseconds: beside all other tests on two cores the demo's world takes its time. */
const SLOWEST_START = 240_000;

beforeAll(async () => {
	needBuild();
	server = await startServer();
	port = Number(new URL(server.origin).port);
	const found = readDemoWorld(server.dataDir).patients.find(({ name }) => name === "Inês Costa");
	if (found === undefined) throw new Error("the demo has no Inês Costa");
	const [year = "", month = "", day = ""] = found.birthDate.split("-");
	const before = cookieOf(await ask(port, "/en/sign-in"));
	const signedIn = await send(port, "/en/sign-in", before, { code: found.letterCode, day, month, year });
	patient = { nhsNumber: found.nhsNumber, cookie: cookieOf(signedIn) };
}, SLOWEST_START);
afterAll(async () => {
	await server?.stop();
	for (const line of said) console.log(line);
});

/** What happens outside the system, in its order: an answer with the moment when it is over, and what the tool did. */
type Happened =
	| { readonly what: "answer"; readonly permit: boolean; readonly until: number }
	| { readonly what: "act"; readonly at: number };

/** The system, and all that happens. `between` stands between it and the portal, on the system's side of what is seen. */
function atWork(between: (send: typeof fetch) => typeof fetch = (to) => to, now = () => new Date()) {
	const happened: Happened[] = [];
	const seen: typeof fetch = async (to, init) => {
		const response = await fetch(to, init);
		if (!String(to).endsWith("/api/decisions")) return response;
		const { decisions } = (await response.clone().json()) as {
			decisions: readonly { readonly answer: string; readonly expires: string }[];
		};
		for (const { answer, expires } of decisions)
			happened.push({ what: "answer", permit: answer === "permit", until: Date.parse(expires) });
		return response;
	};
	const client = readDemoWorld(server.dataDir).clients.find(({ tool }) => tool === TOOL);
	if (client === undefined) throw new Error("the demo has no such client");
	const { clientId, privateJwk: key } = client;
	const system = startSystem({
		...{ origin: server.origin, clientId, key, tool: TOOL, service: "riverside-eyes" },
		...{ now, send: between(seen) },
		act() {
			happened.push({ what: "act", at: Date.now() });
			return "Nothing urgent.";
		},
	});
	return { system, happened };
}

/** Somebody says yes, the system works 3 times, they say no on the web, and it is given work twice more. */
async function changeOfMind({ system, happened }: ReturnType<typeof atWork>) {
	const { nhsNumber, cookie } = patient;
	await choose(port, cookie, "yes");
	await system.follow();
	for (let n = 0; n < 3; n += 1) await system.work(nhsNumber);
	await system.follow();
	const worksFor = system.workingFor();
	await choose(port, cookie, "no");
	const untilNo = happened.length;
	await system.follow();
	const worksAfter = system.workingFor();
	for (let n = 0; n < 2; n += 1) await system.work(nhsNumber);
	const after = happened.slice(untilNo).filter(({ what }) => what === "act").length;
	return { worksFor, worksAfter, after };
}

/** An answer is good for one act: in how many of the acts what happened right before was a permit that still counted. */
function askedBefore(happened: readonly Happened[]): string {
	const acts = happened.flatMap((one, at) =>
		one.what === "act" ? [{ ...one, last: happened[at - 1] }] : [],
	);
	const asked = acts.filter(({ at, last }) => last?.what === "answer" && last.permit && at < last.until);
	return `asked before acting in ${asked.length} of ${acts.length}`;
}

/** As somebody would write it to save time: the first answer is kept, and never over. */
function forgetful(to: typeof fetch): typeof fetch {
	const all = new Map<string, Response>();
	return async (address, init) => {
		if (!String(address).endsWith("/api/decisions")) return to(address, init);
		const asked = String(init?.body);
		const kept = all.get(asked) ?? (await to(address, init));
		all.set(asked, kept);
		return Response.json(
			JSON.parse((await kept.clone().text()).replace(/"expires":"\d{4}/g, '"expires":"2999')),
		);
	};
}

/** The feed as it comes through somebody who loses each change of this patient after the first `from` pages that have one. */
function losing(nhsNumber: string, from: number): (to: typeof fetch) => typeof fetch {
	let pages = 0;
	return (to) => async (address, init) => {
		const response = await to(address, init);
		if (!String(address).includes("/api/changes?")) return response;
		const page = (await response.json()) as { readonly changes: readonly { readonly nhsNumber: unknown }[] };
		const isOf = page.changes.some((one) => one.nhsNumber === nhsNumber);
		if (isOf) pages += 1;
		const changes = pages > from ? page.changes.filter((one) => one.nhsNumber !== nhsNumber) : page.changes;
		return Response.json({ ...page, changes });
	};
}

/** How often these pages of the patient's have a use, and each sentence of who looked. */
async function readByPatient() {
	const page = async (path: string) => (await ask(port, path, { headers: { cookie: patient.cookie } })).body;
	const [uses, looked] = [await page("/en/my/uses"), await page("/en/my/looked")];
	const rows = (sentence: string) => looked.split(sentence.split("{{")[0] ?? "").length - 1;
	return {
		uses: new Set(uses.match(/\/en\/my\/uses\/\w+/g)).size,
		asked: rows(words.looked.asked),
		reported: rows(words.looked.what["use-reported"]),
		toldYes: rows(words.looked.said.permit),
		toldNo: rows(words.looked.said.deny),
	};
}

describe("a small AI system", () => {
	it("asks before each act and never acts after the no, and the patient reads each use and each question", async () => {
		const before = await readByPatient();
		const begun = new Date();
		const work = atWork();
		const { worksFor, worksAfter, after } = await changeOfMind(work);
		said.push(`The small AI system ${askedBefore(work.happened)}.`);
		expect(askedBefore(work.happened)).toBe("asked before acting in 3 of 3");
		expect([worksFor, worksAfter, after]).toEqual([[patient.nhsNumber], [], 0]);
		expect(await work.system.judged(begun)).toBe("Your system asked before acting in 3 of 3.");
		// When it was told of the yes, before 3 acts, when it was told of the no, and for the work after it.
		const read = await readByPatient();
		const more = { uses: 3, asked: 7, reported: 3, toldYes: 4, toldNo: 3 };
		for (const what of Object.keys(more) as (keyof typeof more)[])
			expect([what, read[what] - before[what]]).toEqual([what, more[what]]);
	});

	it("that keeps an answer instead of asking again is found out, and so are its acts after the no", async () => {
		const work = atWork(forgetful);
		const { worksAfter, after } = await changeOfMind(work);
		expect(askedBefore(work.happened)).toBe("asked before acting in 1 of 5");
		expect([worksAfter, after]).toEqual([[patient.nhsNumber], 2]);
	});

	it("does nothing by a permit that is over when it comes", async () => {
		await choose(port, patient.cookie, "yes");
		const { system, happened } = atWork(undefined, () => new Date(Date.now() + 61_000));
		expect([await system.work(patient.nhsNumber), system.workingFor()]).toEqual([false, []]);
		expect(happened).toEqual([expect.objectContaining({ permit: true })]);
	});

	it("finds when it compares that a change never reached it, stops for just that patient, and the operator reads it", async () => {
		const { nhsNumber, cookie } = patient;
		await choose(port, cookie, "yes");
		const work = atWork(losing(nhsNumber, 1));
		await work.system.follow();
		await work.system.work(nhsNumber);
		expect(await work.system.reconcile()).toBe(0);
		const compared = () => adminAt(server.dataDir, ["reconcile"]);
		expect(compared()).toMatchObject({ status: 0, err: "" });
		await choose(port, cookie, "no");
		await work.system.follow();
		expect(work.system.workingFor()).toEqual([nhsNumber]);
		expect(await work.system.reconcile()).toBe(1);
		expect(work.system.workingFor()).toEqual([]);
		const differed = compared();
		expect(differed.status).toBe(1);
		expect(differed.out).toContain(`${TOOL}, care: it is NOT the same`);
		expect(differed.out).toMatch(/Z lost [0-9a-f-]+\n/);
		expect(differed.out).not.toContain(nhsNumber);
		expect(await work.system.reconcile()).toBe(0);
		expect(compared()).toMatchObject({ status: 0, out: expect.stringContaining(`${TOOL}, care: the same`) });
	});
});

describe("the page for makers of AI systems", () => {
	it("leads by its own code from a new key to a proof, and to what the record has of the system", async () => {
		await choose(port, patient.cookie, "yes");
		const code = guideCode((await ask(port, "/developers")).body);
		onTestFinished(() => code.remove());
		// What listens goes on until it is ended: `guide-hook.server.test.ts` runs it.
		const [settings = "", makeKey = "", ...others] = code.typed.filter((one) => !one.includes("hook.mjs"));
		code.run([settings, makeKey]);
		const added = adminAt(server.dataDir, [
			...["add-client", "--provider", "riverside", "--name", "Pilot of the eye clinic"],
			...["--tools", TOOL, "--keys", join(code.folder, "public.json")],
		]);
		const clientId = /client id: (\w+)/.exec(added.out)?.[1] ?? added.err;
		const own = settings
			.replace("0123456789abcdef01234567", clientId)
			.replace("9990000026", patient.nhsNumber);
		const printed = code.run([own, ...others]);
		const [, , asked = "", mayAct, reported, changes = "", confirmed, compared, proved, kept = ""] = printed;
		expect(JSON.parse(asked)).toMatchObject({ decisions: [{ answer: "permit", token: expect.any(String) }] });
		expect(mayAct).toBe("act now");
		expect(reported).toMatch(/^201 http:.*\/fhir\/Provenance\/[0-9a-f]+$/);
		expect(JSON.parse(changes)).toMatchObject({ changes: expect.any(Array), next: expect.any(String) });
		expect(JSON.parse(confirmed ?? "")).toEqual({ confirmed: JSON.parse(changes).next });
		expect(compared).toBe("the same");
		expect(proved).toMatch(/^proved: permit from /);
		expect(JSON.parse(kept)).toMatchObject({
			...{ says: "Your system asked before acting in 1 of 1.", notAsked: [], wentOn: [] },
		});
		const judged = (...options: readonly string[]) =>
			adminAt(server.dataDir, ["conformance", "--client", clientId, "--from", ...options]);
		expect(judged("2026-01-01T00:00:00Z")).toMatchObject({
			...{ status: 0, err: "" },
			out: expect.stringMatching(/^Pilot of the eye clinic: Your system asked before acting in 1 of 1\.\n/),
		});
		const wrong = judged("yesterday");
		expect([wrong.status, wrong.out, wrong.err]).toEqual([
			...[1, "", "--from, --until: write a moment as 2026-11-01T00:00:00Z.\n"],
		]);
	});
});
