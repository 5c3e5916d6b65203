import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decide } from "#app/core/decision.ts";
import type { Entry } from "#app/core/entry.ts";
import { PURPOSES, type Purpose } from "#app/core/scope.ts";
import { fold } from "#app/core/standing.ts";
import { SAID } from "#app/core/what-was-said.ts";
import { aChoice, anEntry, anError, aSaying, EYE, entries, NOON, says, theMother } from "#tests/builders.ts";
import { troublesIn } from "#tests/fhir-validator.ts";
import { history, question, RUNS } from "#tests/histories.ts";
import { aReadTool, READ } from "#tests/read-tools.ts";
import { consentOf } from "./consent.ts";
import { type ConsentVersion, versionedChoices } from "./consent-versions.ts";
import { type ReadTool, untouched } from "./read-tool.ts";

const place = {
	origin: "https://choices.example",
	patientId: "a1b2c3d4e5f60718",
	provider: { id: "riverside", name: "Riverside Health" },
};
const eye = aReadTool(EYE);
const skin = aReadTool("skin-photo");

/** The last version of each answer, by its place in the record. */
function now(happened: readonly Entry[], tools: readonly ReadTool[] = [eye]): Map<number, ConsentVersion> {
	return new Map(
		versionedChoices(happened, tools, READ).flatMap(({ entry, versions }) => {
			const last = versions.at(-1);
			return last === undefined ? [] : [[entry.seq, last] as const];
		}),
	);
}

const resources = (happened: readonly Entry[], tools: readonly ReadTool[] = [eye]) =>
	versionedChoices(happened, tools, READ).flatMap((choice) =>
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

	it("is marked as restricted where the patient keeps it from whoever acts for them", () => {
		const [kept] = resources(entries(aChoice({ answer: "no", private: true })));
		expect(kept?.["meta"]).toMatchObject({ security: [{ code: "R" }] });
		expect(troublesIn(kept ?? { resourceType: "" })).toEqual([]);
		expect(resources(entries(says("no")))[0]?.["meta"]).not.toHaveProperty("security");
	});

	it("names the notice that the patient was shown", () => {
		const [about] = resources(entries(aChoice({ notice: 3, lang: "cy" })));
		expect(about?.["policy"]).toEqual([{ uri: "https://choices.example/cy/tools/eye-scan?notice=3" }]);
	});
});

describe("the Consents of any history", () => {
	it("permit what the rule permits because of the patient's words, and nothing else, for each question", () => {
		fc.assert(
			fc.property(history, question, (happened, { tool: rule }) => {
				const read = aReadTool(EYE, { today: { ...rule, laws: [] } });
				const standing = fold(happened);
				const choices = versionedChoices(happened, [read, skin], READ);
				for (const { id, today } of [read, skin])
					for (const purpose of PURPOSES) {
						const tool = today ?? untouched(id);
						const asked = { tool, purpose, at: NOON, onList: true };
						const { reason } = decide(
							standing.filter(({ kind }) => kind !== "override"),
							asked,
						);
						const told = choices.flatMap(({ entry, versions }) => {
							const last = versions.at(-1);
							const { scope } = entry.body;
							const speaks = (scope.tool ?? id) === id && (scope.purpose ?? purpose) === purpose;
							if (!speaks || last?.status !== "active") return [];
							return [exceptionOf(last, id, purpose)?.permits ?? last.permits];
						});
						expect(told.every((permits) => permits === (reason === "said-yes"))).toBe(true);
						if (told.includes(true)) expect(decide(standing, asked).answer).toBe("permit");
						if (reason === "said-yes") expect(told).toContain(true);
						if (SAID.includes(reason as never) && reason !== "said-yes") expect(told).toContain(false);
					}
			}),
			RUNS,
		);
	});

	it("have as their last version what a look at the whole history alone would give", () => {
		fc.assert(
			fc.property(history, (happened) => {
				const last = [...now(happened, [eye, skin])].map(([seq, { status, why, permits, exceptions }]) => ({
					...{ seq, status, why, permits, exceptions },
				}));
				// A correction of nothing has all of it looked at again.
				const again = [...happened, anEntry(anError(happened.length + 1), happened.length + 1)];
				const whole = [...now(again, [eye, skin])].map(([seq, { status, why, permits, exceptions }]) => ({
					...{ seq, status, why, permits, exceptions },
				}));
				expect(last).toEqual(whole);
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
