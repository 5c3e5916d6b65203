import { describe, expect, it } from "vitest";
import {
	aChoice,
	anEntry,
	anError,
	anOverride,
	anOverrideEnded,
	anUndoing,
	aPause,
	aPauseClosed,
	aStatus,
	asked,
	consentTool,
	decided,
	EVERYTHING,
	entries,
	says,
	theMother,
	thePatient,
} from "#tests/builders.ts";
import { type EntryBody, entrySchema } from "./entry.ts";
import { apply, fold } from "./standing.ts";
import { PATIENT } from "./standing-row.ts";

describe("a choice that was taken back", () => {
	it("is as if never said, where it was a yes", () => {
		expect(decided(says("no"), says("yes"), anUndoing(2))).toMatchObject({ reason: "said-no", choiceSeq: 1 });
		expect(asked({ tool: consentTool }, says("yes"), anUndoing(1)).reason).toBe("needs-a-yes");
	});

	it("brings no earlier yes back, where it was a no or unsure", () => {
		for (const answer of ["no", "unsure"] as const) {
			expect(asked({ tool: consentTool }, says("yes"), says(answer), anUndoing(2)).reason).toBe(
				"needs-a-yes",
			);
			const broad = [says("yes"), says(answer, thePatient, EVERYTHING), anUndoing(2)];
			expect(asked({ tool: consentTool }, ...broad).reason).toBe("needs-a-yes");
		}
	});

	it("leaves an earlier broader no in its place", () => {
		const inCare = says("no", thePatient, { tool: null, purpose: "care" });
		expect(decided(inCare, says("unsure"), anUndoing(2))).toMatchObject({ reason: "said-no", choiceSeq: 1 });
	});

	it("leaves an earlier no in its place", () => {
		expect(decided(says("no"), says("unsure"), anUndoing(2))).toMatchObject({
			reason: "said-no",
			choiceSeq: 1,
		});
	});
});

describe("an entry recorded in error", () => {
	it("is ignored with all that it did", () => {
		expect(decided(says("yes"), says("no"), anError(2))).toMatchObject({ reason: "said-yes", choiceSeq: 1 });
		expect(decided(aPause(), anError(1)).reason).toBe("used-unless-no");
		expect(decided(says("yes"), anUndoing(1), anError(2)).reason).toBe("said-yes");
	});

	it("counts again when saying so was itself an error", () => {
		expect(decided(says("no"), anError(1), anError(2)).reason).toBe("said-no");
	});
});

describe("the standing of a patient", () => {
	const keys = (...bodies: EntryBody[]) =>
		fold(entries(...bodies)).map(({ kind, who, state, seq }) => [kind, who, state, seq].join(" "));

	it("keeps one row for each person and scope, with the last no it ever held", () => {
		expect(keys(says("no"), says("yes"), says("no", theMother))).toEqual([
			"choice  yes 2",
			"choice mother no 3",
		]);
		expect(fold(entries(says("no"), says("yes")))[0]?.lastNo).toBe(1);
	});

	it("keeps who decides once somebody else than the patient did", () => {
		expect(keys(aStatus("self"))).toEqual([]);
		expect(keys(aStatus("jointly"), aStatus("jointly"), aStatus("self"))).toEqual(["status  self 3"]);
	});

	it("keeps open disputes, the last one closed, and the last override, with who made it", () => {
		expect(keys(aPause("one"), aPause("two"), aPauseClosed("one"), aPauseClosed("two"))).toEqual([
			"pause two closed 4",
		]);
		expect(keys(aPauseClosed("one"))).toEqual([]);
		expect(keys(anOverride(), anOverride())).toEqual(["override staff-1 running 2"]);
		expect(keys(anOverride(), anOverrideEnded(1))).toEqual(["override staff-1 ended 2"]);
	});

	it("is untouched by what decides nothing", () => {
		const standing = fold(entries(says("yes")));
		const code = { kind: "letter-code", version: 1, what: "used", recorder: { who: "patient" } } as const;
		expect(apply(standing, anEntry(code, 2))).toBe(standing);
	});

	it("keeps the day that a choice was said: of a form its own, else that of the entry in the United Kingdom", () => {
		const summerNight = new Date("2026-06-01T23:30:00Z");
		expect(fold([anEntry(says("yes"), 1, summerNight)])[0]?.day).toBe("2026-06-02");
		expect(fold([anEntry(aChoice({ saidOn: "2026-05-30" }), 1, summerNight)])[0]?.day).toBe("2026-05-30");
	});

	it("has the words of every trusted person under their own id, which can never be the patient's", () => {
		const bodies = [says("yes", theMother)];
		expect(fold(entries(...bodies))[0]).toMatchObject({ who: "mother", authority: "parent" });
		const nobody = { ...theMother, id: PATIENT };
		expect(entrySchema.safeParse(says("yes", nobody)).success).toBe(false);
	});
});

describe("the builders of entries", () => {
	it("make what the record takes", () => {
		const bodies = [
			aChoice(),
			aChoice({ disagreesWith: [1] }),
			aChoice({ settles: true }),
			anUndoing(1),
			anError(1),
			aStatus("self"),
			aPause(),
			aPauseClosed(),
			anOverride(),
		];
		for (const body of bodies) expect(entrySchema.parse(body)).toEqual(body);
	});
});
