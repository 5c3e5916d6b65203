/** Somebody writes more than a form takes: they are told, and what they wrote is there to be shortened, on every form that its page shows them. */
import { expect, it } from "vitest";
import { DOORS } from "./doors.ts";
import { ask, send } from "./http.ts";
import { formsIn, type RenderedForm } from "./rendered-forms.ts";
import type { World } from "./world.ts";

/** More than any of them takes, and its beginning: none shows less of it again. */
const LONG = Array.from({ length: 900 }, (_, at) => `word${at}`).join(" ");
const BEGINNING = LONG.slice(0, 500);

/** Not shown again, or taken at any length, with why. */
const OTHERS: Readonly<Record<string, string>> = {
	keys: "a private one can be pasted by mistake",
	list: "numbers of patients, which are read one by one",
	pasted: "the card of a tool is as long as this and longer",
};

/** Buttons beside the one that sends what was written. */
const BESIDE: readonly string[] = ["switch", "change", "press"];

const WHO = ["the patient", "reception", "clinician", "lead"] as const;

/** Holds it for every text of several lines. */
export function tooLong(worldNow: () => World): void {
	it.each(WHO)("%s", async (who) => {
		const world = worldNow();
		const cookie =
			who === "the patient"
				? await world.session({ patientNo: world.victim.no })
				: await world.sessionOfRole(who);
		const lost: string[] = [];
		let held = 0;
		for (const door of Object.values(DOORS)) {
			const path = door.path(world);
			const page = await ask(world.port, path, { headers: { cookie } });
			if (page.status !== 200) continue;
			for (const form of formsIn(page.body, path))
				for (const field of textsIn(page.body, form)) {
					const sent = await send(world.port, form.action, cookie, filledIn(form, field));
					held += 1;
					if (sent.status !== 422 || !sent.body.includes(BEGINNING))
						lost.push(`${form.action} ${field}: ${sent.status}`);
				}
		}
		expect(lost).toEqual([]);
		expect(held).toBeGreaterThan(3);
	});
}

/** The names of its fields of several lines. */
function textsIn(html: string, { method, fields }: RenderedForm): string[] {
	const texts = new Set([...html.matchAll(/<textarea\b[^>]*\bname="([^"]+)"/g)].map(([, name]) => name));
	const names = fields.map(({ name }) => name);
	return method === "POST" ? names.filter((name) => texts.has(name) && !(name in OTHERS)) : [];
}

/** As the page has it, with the first of what can be chosen and too much in this field; no button that means something else is pressed. */
function filledIn({ fields }: RenderedForm, long: string): Record<string, string> {
	const others = fields.filter(({ name }) => !BESIDE.includes(name));
	return Object.fromEntries(
		others.map(({ name, values }) => [name, name === long ? LONG : (values.find((one) => one !== "") ?? "")]),
	);
}
