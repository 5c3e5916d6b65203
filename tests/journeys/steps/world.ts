/** What must have happened before every page has something to show: choices, drafts, a call to staff, a letter to post. */
import { setTimeout as wait } from "node:timers/promises";
import type { BrowserContext } from "@playwright/test";
import type { LanguageTag } from "#locales/index.ts";
import type { RunningServer } from "#tests/server.ts";
import type { PageAddress } from "./addresses.ts";
import { askedCall } from "./calls.ts";
import { checkedList, leaveOutList } from "./lists.ts";
import { differingClient } from "./machines.ts";
import { begunTool } from "./new-tool.ts";
import { openedOutside } from "./outside.ts";
import { patientCalled } from "./people.ts";
import { type Fields, fieldIn, fieldsOf, PlainBrowser } from "./plain-browser.ts";
import { letterFields } from "./signed-in.ts";
import { plainStaff } from "./staff.ts";

const WHO = "Amina Hussain";
const TOOL = "eye-scan-urgency";
/** Said nothing about any tool. */
const CALM = "Peter Doyle";

/** The parts of addresses that only a running portal knows, and who is signed in for them. */
interface World {
	readonly places: Readonly<Record<string, string>>;
	readonly patient: PlainBrowser;
	readonly staff: PlainBrowser;
	readonly clinician: PlainBrowser;
	readonly lead: PlainBrowser;
}

const worlds = new Map<string, Promise<World>>();

/** The world of this portal, made once. */
export function worldOf(portal: RunningServer): Promise<World> {
	const made = worlds.get(portal.origin) ?? makeWorld(portal);
	worlds.set(portal.origin, made);
	return made;
}

/** Signs this browser in as the page needs, and gives the page's address in this language. */
export async function arriveFor(
	context: BrowserContext,
	portal: RunningServer,
	page: PageAddress,
	lang: LanguageTag,
): Promise<string> {
	const world = await worldOf(portal);
	if (page.who !== "anybody") {
		const value = world[page.who].cookies.get("sid") ?? "";
		await context.addCookies([{ name: "sid", value, url: portal.origin }]);
	}
	const path = page.path.replace(/\{(\w+)\}/g, (_, name: string) => world.places[name] ?? "");
	if (!path.startsWith("/")) return path === "" ? `/${lang}` : `/${lang}/${path}`;
	return `${path}${path.includes("?") ? "&" : "?"}lang=${lang}`;
}

async function makeWorld(portal: RunningServer): Promise<World> {
	const patient = new PlainBrowser(portal.origin);
	await redirected(patient, "/en/sign-in", letterFields(portal, WHO));
	const receipt = await chosen(patient, `/en/my/tools/${TOOL}/choose`, "yes");
	for (const [question, choice] of [
		[`tools/${TOOL}/choose`, "no"],
		["purposes/research", "yes"],
		["everything", "no"],
	] as const) {
		await redirected(patient, `/en/my/${question}`, [["choice", choice]]);
	}

	const wishes = { planning: "same", research: "no", training: "same", synthetic: "same", seen: "" };
	await redirected(patient, "/en/my/after", Object.entries(wishes));
	const dispute = await disputed(patient, WHOLE);
	await kept(patient, WHOLE);

	const comment = await commented(patient, `/en/my/tools/${TOOL}/comment`);

	const staff = await plainStaff(portal, "reception");
	await commented(staff, `/staff/tools/${TOOL}/comment`);
	const { nhsNumber } = patientCalled(portal, WHO);
	const summary = await found(staff, `/staff/patients?q=${nhsNumber}`);
	const record = `${summary}/record`;
	const form = await staff.get(record);
	const checked = await staff.post(record, [
		...fieldsOf(form.body, "form").filter(([name]) => name !== "choice-patient-letters"),
		["way", "phone"],
		["decider", "patient"],
		["choice-patient-letters", "yes"],
	]);
	const staffReceipt = await redirected(staff, record, [
		...fieldsOf(checked.body, "form"),
		["agreed", "yes"],
	]);
	const called = await askedCall(portal);
	const clinician = await plainStaff(portal, "clinician");
	const calm = await found(clinician, `/staff/patients?q=${patientCalled(portal, CALM).nhsNumber}`);
	const lead = await plainStaff(portal, "lead");
	return {
		patient,
		staff,
		clinician,
		lead,
		places: {
			newTool: await begunTool(lead),
			// The first of the list, by name: not the lead who is signed in.
			colleague:
				/\/staff\/colleagues\/([0-9a-f]{16})/.exec((await lead.get("/staff/colleagues")).body)?.[1] ?? "",
			client: await differingClient(portal),
			receipt: last(receipt),
			use: /\/my\/uses\/(\w+)/.exec((await patient.get("/en/my/uses")).body)?.[1] ?? "",
			dispute: last(dispute),
			comment: last(comment),
			list: last(await checkedList(staff, TOOL, `${nhsNumber}\n12345\n`)),
			release: last(await leaveOutList(lead, TOOL)),
			...{ patient: last(summary), calm: last(calm) },
			staffReceipt: last(staffReceipt),
			letter: await letterToPost(staff),
			override: last(await overridden(clinician, `${calm}/override/sleep-therapy`)),
			outside: last(await openedOutside(portal, staff)),
			called,
			call: /\/staff\/calls\/(\w+)/.exec((await staff.get("/staff/tasks")).body)?.[1] ?? "",
			case: await challenged(clinician, `${summary}/challenge`),
		},
	};
}

/** Everything that the pages about something wrong can show: urgent, a machine alone, words, helpers, a pause. */
const WHOLE: Disputed = {
	about: `tool:${TOOL}`,
	what: [
		["route-urgent", "yes"],
		["route-machine-alone", "yes"],
		["route-complaint", "yes"],
		["route-data-protection", "yes"],
		["words", "The scan was not mine.\nاسکین میرا نہیں تھا۔"],
	],
	answer: [
		["by", "phone"],
		["helper-trusted", "Imran Hussain"],
		["helper-interpreter", "اردو"],
		["pauses", "yes"],
	],
};

/** What is said on each of the three pages. */
export interface Disputed {
	readonly about: string;
	readonly what: Fields;
	readonly answer: Fields;
}

/** Says what is wrong and leaves it unsent; gives the address of the check page. */
export async function kept(browser: PlainBrowser, { about, what, answer }: Disputed): Promise<string> {
	const pages = "/en/my/disputes/new";
	await redirected(browser, pages, [["about", about]]);
	await redirected(browser, `${pages}/what`, what);
	return redirected(browser, `${pages}/answer`, answer);
}

/** The same, and sends it; gives the address where it is followed. */
export async function disputed(browser: PlainBrowser, what: Disputed): Promise<string> {
	const check = await kept(browser, what);
	const { body } = await browser.get(check);
	return redirected(browser, check, [["once", fieldIn(body, "once") ?? ""]]);
}

/** Says what they think of a tool; gives the address where it is followed. */
async function commented(browser: PlainBrowser, page: string): Promise<string> {
	const once = fieldIn((await browser.get(page)).body, "once") ?? "";
	return redirected(browser, page, [
		["once", once],
		["clear", "partly"],
		["worry", "Who sees my pictures?\nمیری تصویریں کون دیکھتا ہے؟"],
	]);
}

/** Answers a question and saves; gives the address of the receipt. */
export async function chosen(browser: PlainBrowser, question: string, choice: string): Promise<string> {
	const check = await redirected(browser, question, [["choice", choice]]);
	const { body } = await browser.get(check);
	return redirected(browser, check, [["once", fieldIn(body, "once") ?? ""]]);
}

/** A doctor says that the tool was wrong, takes it, looks for harm and asks; gives the id of the case. */
async function challenged(clinician: PlainBrowser, page: string): Promise<string> {
	const { body } = await clinician.get(page);
	const address = await redirected(clinician, page, [
		...fieldsOf(body, "form").filter(([name]) => name === "token" || name === "once"),
		["about", `tool ${TOOL}`],
		["kind", "harm"],
		["words", "The scan shows bleeding."],
		["pauses", "yes"],
	]);
	for (const said of [
		[["move", "take"]],
		[
			["move", "look"],
			["harm", "moderate"],
			["note", "She needed an operation."],
		],
		[
			["move", "ask"],
			["words", "Since when?"],
			["translation", "کب سے؟"],
		],
	] as const) {
		const form = fieldsOf((await clinician.get(address)).body, `form-${said[0][1]}`);
		const around = form.filter(([name]) => ["token", "once", "seen"].includes(name));
		await redirected(clinician, address, [...around, ...said]);
	}
	return last(address);
}

/** A doctor allows this tool in an emergency; gives the address where it runs. */
export async function overridden(clinician: PlainBrowser, page: string): Promise<string> {
	const said: Fields = [
		["because", "not-awake"],
		["why", "You did not wake up."],
		["minutes", "60"],
	];
	const form = fieldsOf((await clinician.get(page)).body, "form");
	const around = form.filter(([name]) => name === "token" || name === "once");
	const check = await clinician.post(page, [...around, ["step", "form"], ...said]);
	return redirected(clinician, page, [...fieldsOf(check.body, "form"), ["agreed", "yes"]]);
}

/** Where a form that was taken leads. Throws where it was not taken. */
export async function redirected(browser: PlainBrowser, path: string, fields: Fields): Promise<string> {
	const { status, headers } = await browser.post(path, fields);
	if (status !== 303 || headers.location === undefined) throw new Error(`${path} was not taken: ${status}`);
	return headers.location;
}

/** A letter is put among those to post a few seconds after the choice that it confirms. */
async function letterToPost(staff: PlainBrowser): Promise<string> {
	for (;;) {
		const { body } = await staff.get("/staff/tasks");
		const letter = /\/staff\/letters\/(\d+)/.exec(body)?.[1];
		if (letter !== undefined) return letter;
		await wait(100);
	}
}

async function found(browser: PlainBrowser, search: string): Promise<string> {
	const { headers } = await browser.get(search);
	if (headers.location === undefined) throw new Error(`nobody found by ${search}`);
	return headers.location;
}

function last(address: string): string {
	return address.split("/").at(-1) ?? "";
}
