/** Staff type on a form about a patient, and their session ends meanwhile: each such form gives their words back, to them alone. */
import { expect, it } from "vitest";
import { DOORS } from "./doors.ts";
import { isGivenBack } from "./given-back.ts";
import type { World } from "./world.ts";

type Fields = Readonly<Record<string, string>>;
const WORDS = "Her son <Bilal> told us at 9.";
const ONCE = "c".repeat(32);
const SHOWN = "Her son &lt;Bilal&gt; told us at 9.";

/** What is typed where nothing else keeps it, and who may. */
const KEPT: Readonly<
	Record<string, readonly [fields: Fields, shown: string, role?: "clinician" | undefined]>
> = {
	"/staff/patients/:id/after": [
		{ way: "phone", planning: "yes", seen: "0" },
		'value="phone"[^>]*checked|checked[^>]*value="phone"',
	],
	"/staff/disputes/:patient/:id": [{ move: "look", once: ONCE, seen: "1", note: WORDS }, SHOWN, "clinician"],
	"/staff/patients/:id/challenge": [{ words: WORDS }, SHOWN, "clinician"],
	"/staff/patients/:id/dispute": [{ page: "form", words: WORDS }, SHOWN],
	"/staff/patients/:id/people": [{ person: "nobody", why: WORDS }, SHOWN],
	"/staff/patients/:id/receipts/:ref/undo": [
		{ way: "letter" },
		'value="letter"[^>]*checked|checked[^>]*value="letter"',
	],
	"/staff/patients/:id/comment": [{ worry: WORDS }, SHOWN],
	"/staff/patients/:id/death": [{ step: "form", day: "3", evidence: WORDS }, SHOWN],
	"/staff/patients/:id/needs": [{ other: WORDS }, SHOWN],
	"/staff/patients/:id/override/:tool": [{ why: WORDS }, SHOWN, "clinician"],
	"/staff/patients/:id/people/new": [{ name: WORDS }, SHOWN],
	"/staff/patients/:id/receipts/:ref/mistake": [{ why: WORDS }, SHOWN],
	"/staff/patients/:id/status": [{ step: "form", evidence: WORDS }, SHOWN],
	"/staff/patients/:id/uses/new": [{ name: "Bilal &" }, "Bilal &amp;"],
};

/** The other forms of staff about a patient, and why nothing typed there is lost. */
const NOTHING_LOST: Readonly<Record<string, string>> = {
	"/staff/disputes/:patient/:id/others": "a press",
	"/staff/patients/:id": "a press that they were told",
	"/staff/patients/:id/details": "one tick, given by who stands at the desk",
	"/staff/patients/:id/overrides/:ref": "a press that ends it",
	"/staff/patients/:id/people/:person/letter": "a press",
	"/staff/patients/:id/record": "kept by its own page, which offers it",
};

/** Holds each form about a patient to one of the two. */
export function staffTyped(worldNow: () => World): void {
	it("are all forms about a patient that staff can send", () => {
		const forms = Object.entries(DOORS).filter(
			([pattern, { post, clinician }]) =>
				/^\/staff\/(patients\/:id|disputes\/:patient)/.test(pattern) &&
				(post[3] !== 405 || (clinician?.[1] ?? 405) !== 405),
		);
		expect(forms.map(([pattern]) => pattern).toSorted()).toEqual(
			[...Object.keys(KEPT), ...Object.keys(NOTHING_LOST)].toSorted(),
		);
	});

	it.each(Object.entries(KEPT))(
		"is given back at %s to whoever typed it, and saved by nobody",
		async (pattern, [fields, shown, role]) =>
			isGivenBack(worldNow(), {
				path: DOORS[pattern]?.path(worldNow()) ?? "",
				role: role ?? "reception",
				fields,
				shown,
			}),
	);
}
