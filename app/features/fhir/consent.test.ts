import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decide, whoDecides } from "#app/core/decision.ts";
import type { Entry, EntryBody } from "#app/core/entry.ts";
import { PURPOSES, type Purpose } from "#app/core/scope.ts";
import { fold } from "#app/core/standing.ts";
import { whatWasSaid } from "#app/core/what-was-said.ts";
import {
	aChoice,
	anError,
	anUndoing,
	aSaying,
	aTool,
	EVERYTHING,
	EYE,
	entries,
	minutesAfterNoon,
	NOON,
	says,
	theAttorney,
	theMother,
} from "#tests/builders.ts";
import { troublesIn } from "#tests/fhir-validator.ts";
import { history, RUNS } from "#tests/histories.ts";
import { consentOf } from "./consent.ts";
import { type ConsentVersion, type ReadTool, versionedChoices } from "./consent-versions.ts";

const place = {
	origin: "https://choices.example",
	patientId: "a1b2c3d4e5f60718",
	provider: { id: "riverside", name: "Riverside Health" },
};
const eye: ReadTool = { id: EYE, asksAgain: null };
const skin: ReadTool = { id: "skin-photo", asksAgain: null };

/** The last version of each answer, by its place in the record. */
function now(happened: readonly Entry[], tools: readonly ReadTool[] = [eye]): Map<number, ConsentVersion> {
	return new Map(
		versionedChoices(happened, tools).flatMap(({ entry, versions }) => {
			const last = versions.at(-1);
			return last === undefined ? [] : [[entry.seq, last] as const];
		}),
	);
}

const resources = (happened: readonly Entry[], tools: readonly ReadTool[] = [eye]) =>
	versionedChoices(happened, tools).flatMap((choice) =>
		choice.versions.map((version) => consentOf(choice, version, place)),
	);

describe("the Consent of an answer", () => {
	it("is active with a permit for a yes, and active with a deny for a no", () => {
		const [yes, no] = [resources(entries(says("yes")))[0], resources(entries(says("no")))[0]];
		expect(yes).toMatchObject({ status: "active", provision: { type: "permit" } });
		expect(no).toMatchObject({ status: "active", provision: { type: "deny" } });
		expect(yes?.["provision"]).toMatchObject({
			actor: [{ reference: { reference: "Device/eye-scan" } }],
			purpose: [{ code: "TREAT" }],
		});
	});

	it("is a deny for “not sure”, and says that this was the answer", () => {
		const [unsure] = resources(entries(says("unsure")));
		expect(unsure).toMatchObject({ status: "active", provision: { type: "deny" } });
		expect(unsure?.["extension"]).toContainEqual({ url: "urn:ai-choices:answer", valueCode: "unsure" });
	});

	it("has the day on the paper form, who decided by their authority alone, and nothing that anybody typed", () => {
		const said = { ...aSaying(theMother, "paper"), helped: "Zed the helper", interpreter: "Quill" };
		const [form] = resources(entries(aChoice({ saidOn: "2026-11-02", said })));
		expect(form).toMatchObject({ dateTime: "2026-11-02", performer: [{ display: "parent" }] });
		expect(JSON.stringify(form)).not.toMatch(/Amina|Shah|mother|Zed|Quill|Rhian/);
	});

	it("names the notice that the patient was shown", () => {
		const [about] = resources(entries(aChoice({ notice: 3, lang: "cy" })));
		expect(about?.["policy"]).toEqual([{ uri: "https://choices.example/cy/tools/eye-scan?notice=3" }]);
	});
});

describe("what became of an answer", () => {
	const statuses = (...bodies: readonly EntryBody[]) =>
		[...now(entries(...bodies)).values()].map(({ status, why }) => `${status}: ${why}`);

	it("is inactive once the patient gave another one", () => {
		expect(statuses(says("no"), says("yes"))).toEqual(["inactive: replaced", "active: stands"]);
	});

	it("is inactive once it was taken back, and active again where that was a mistake", () => {
		expect(statuses(says("no"), anUndoing(1))).toEqual(["inactive: taken-back"]);
		expect(statuses(says("no"), anUndoing(1), anError(2))).toEqual(["active: stands"]);
	});

	it("is entered in error where staff wrote it down wrongly", () => {
		expect(statuses(says("yes"), anError(1))).toEqual(["entered-in-error: in-error"]);
	});

	it("is proposed for a yes that nobody may act on before somebody else has agreed", () => {
		const form = aChoice({
			answer: "yes",
			saidOn: "2026-11-01",
			disagreesWith: [1],
			said: aSaying(undefined, "paper"),
		});
		expect(statuses(says("no"), form)).toEqual(["inactive: replaced", "proposed: conflict"]);
		const represented = entries(
			{
				kind: "status.changed",
				version: 1,
				status: "represented",
				evidence: "Seen.",
				recorder: { who: "system", name: "x" },
			},
			says("yes"),
		);
		expect(now(represented).get(2)).toMatchObject({ status: "proposed", why: "representative-decides" });
	});

	it("is inactive for a yes to a tool that changed since, and active for a no", () => {
		const changed: ReadTool = { id: EYE, asksAgain: { notice: 2, at: NOON } };
		const yes = versionedChoices(entries(says("yes")), [changed])[0]?.versions ?? [];
		expect(yes.map(({ id, status }) => [id, status])).toEqual([
			["REF-1", "active"],
			["eye-scan.2", "inactive"],
		]);
		expect(yes[1]?.at).toEqual(NOON);
		expect(now(entries(says("no")), [changed]).get(1)).toMatchObject({ status: "active" });
		const everything = now(entries(says("yes", undefined, EVERYTHING)), [changed]).get(1);
		expect(everything).toMatchObject({ status: "active", exceptions: [{ tool: EYE, permits: false }] });
	});

	it("is a yes to everything but for the tool that a later no is about", () => {
		const happened = entries(says("yes", undefined, EVERYTHING), says("no"));
		expect(now(happened, [eye, skin]).get(1)?.exceptions).toEqual([
			{ tool: EYE, purpose: "care", permits: false },
		]);
		expect(now(happened, [skin]).get(1)?.exceptions).toEqual([]);
		expect([...now(happened, [skin]).keys()]).toEqual([1]);
	});

	it("is one version for each thing that changed it, named by its entry", () => {
		const [first] = versionedChoices(entries(says("yes"), says("unsure", theAttorney), says("no")), [eye]);
		expect(first?.versions.map(({ id, status }) => [id, status])).toEqual([
			["REF-1", "active"],
			["REF-2", "inactive"],
		]);
		expect(first?.versions[1]?.at).toEqual(minutesAfterNoon(-2));
	});
});

describe("the Consents of any history", () => {
	const notices = fc.constantFrom(0, 2, 3);

	it("say for each question that an active one speaks about what the patient's words come to", () => {
		fc.assert(
			fc.property(history, notices, (happened, notice) => {
				const changed = { id: EYE, asksAgain: notice === 0 ? null : { notice, at: minutesAfterNoon(1_000) } };
				const standing = fold(happened);
				const choices = versionedChoices(happened, [changed, skin]);
				for (const tool of [EYE, "skin-photo"])
					for (const purpose of PURPOSES) {
						const word = whatWasSaid(
							standing,
							whoDecides(standing),
							tool,
							purpose,
							tool === EYE ? notice : 0,
						);
						const told = choices.flatMap(({ entry, versions }) => {
							const last = versions.at(-1);
							const { scope, answer } = entry.body;
							const speaks = (scope.tool ?? tool) === tool && (scope.purpose ?? purpose) === purpose;
							if (!speaks || last?.status !== "active") return [];
							const exception = exceptionOf(last, tool, purpose);
							return [exception?.permits ?? answer === "yes"];
						});
						expect(told.every((permits) => permits === (word?.reason === "said-yes"))).toBe(true);
						if (word?.reason === "said-yes") expect(told).toContain(true);
						if (word?.reason === "said-no" || word?.reason === "unsure") expect(told).toContain(false);
					}
			}),
			RUNS,
		);
	});

	it("permit nothing that the rule does not", () => {
		fc.assert(
			fc.property(history, (happened) => {
				const active = [...now(happened)].filter(([, { status }]) => status === "active");
				const exact = versionedChoices(happened, [eye]).filter(({ entry }) =>
					active.some(
						([seq]) =>
							seq === entry.seq &&
							entry.body.scope.purpose === "care" &&
							entry.body.answer === "yes" &&
							entry.body.scope.tool === EYE,
					),
				);
				const tool = aTool({ basis: { care: "consent" } });
				const { reason } = decide(fold(happened), { tool, purpose: "care", at: NOON, onList: true });
				if (exact.length > 0)
					expect(["said-yes", "disputed", "dispute-closed", "emergency"]).toContain(reason);
			}),
			RUNS,
		);
	});

	it("are refused by the validator where they are not", () => {
		const [good] = resources(entries(says("no")));
		if (good === undefined) throw new Error("no Consent");
		const { policy: _policy, policyRule: _rule, ...without } = good;
		for (const bad of [
			{ ...good, status: "no" },
			{ ...good, mood: "good" },
			{ ...good, dateTime: "soon" },
			without,
		])
			expect(troublesIn(bad as typeof good)).not.toEqual([]);
	});

	it("are valid FHIR R4, in each of their versions", () => {
		fc.assert(
			fc.property(history, (happened) => {
				for (const consent of resources(happened, [eye, skin])) expect(troublesIn(consent)).toEqual([]);
			}),
			{ numRuns: process.env["LONG_TESTS"] ? 1_000 : 60 },
		);
	});
});

function exceptionOf({ exceptions }: ConsentVersion, tool: string, purpose: Purpose) {
	return exceptions.find((one) => one.tool === tool && (one.purpose ?? purpose) === purpose);
}
