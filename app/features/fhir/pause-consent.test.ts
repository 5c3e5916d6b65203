import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decide } from "#app/core/decision.ts";
import type { EntryBody } from "#app/core/entry.ts";
import { PURPOSES } from "#app/core/scope.ts";
import { fold } from "#app/core/standing.ts";
import { aChoice, anError, aPause, aPauseClosed, EYE, entries, NOON, says } from "#tests/builders.ts";
import { troublesIn } from "#tests/fhir-validator.ts";
import { history, RUNS } from "#tests/histories.ts";
import { consentOfPause, type PauseVersion, versionedPauses } from "./pause-consent.ts";
import { untouched } from "./read-tool.ts";

const place = {
	origin: "https://choices.example",
	patientId: "a1b2c3d4e5f60718",
	provider: { id: "riverside", name: "Riverside Health" },
};

const inWords = ({ status, why, purposes }: PauseVersion) => `${status}: ${why} ${purposes.join()}`.trim();
/** Each version of the first wait. */
const versions = (...bodies: readonly EntryBody[]) =>
	versionedPauses(entries(...bodies), [EYE])[0]?.versions.map(inWords);

const ALL = PURPOSES.join();
const OTHERS = PURPOSES.filter((purpose) => purpose !== "care").join();

describe("the Consent of a tool that waits for a patient", () => {
	it("is active where the patient never answered, and until they say what they want once it is looked into", () => {
		expect(versions(aPause())).toEqual([`active: disputed ${ALL}`]);
		expect(versions(aPause(), aPauseClosed())).toEqual([
			`active: disputed ${ALL}`,
			`active: dispute-closed ${ALL}`,
		]);
		expect(versions(aPause(), aPauseClosed(), says("yes"))?.at(-1)).toBe(`active: dispute-closed ${OTHERS}`);
		const everyUse = aChoice({ answer: "yes", scope: { tool: EYE, purpose: null } });
		expect(versions(aPause(), aPauseClosed(), everyUse)?.at(-1)).toBe("inactive: replaced");
	});

	it("waits for the end of its own dispute, whatever became of another", () => {
		const [first, second] = versionedPauses(
			entries(aPause("dispute-1"), aPause("dispute-2"), aPauseClosed("dispute-1")),
			[EYE],
		);
		expect(first?.versions.map(inWords)).toEqual([`active: disputed ${ALL}`, "inactive: replaced"]);
		expect(second?.versions.map(inWords)).toEqual([`active: disputed ${ALL}`]);
	});

	it("is entered in error where it was one, and there is none for a tool of somebody else", () => {
		expect(versions(aPause(), anError(1))?.at(-1)).toBe("entered-in-error: in-error");
		expect(versionedPauses(entries(aPause()), ["skin-photo"])).toEqual([]);
	});

	it("is valid FHIR, names what waits, and says nothing of what is wrong", () => {
		for (const pause of versionedPauses(entries(aPause(), aPauseClosed(), says("yes")), [EYE]))
			for (const version of pause.versions) {
				const resource = consentOfPause(pause, version, place);
				expect(troublesIn(resource)).toEqual([]);
				expect(resource).toMatchObject({
					provision: { type: "deny", actor: [{ reference: { reference: "Device/eye-scan" } }] },
				});
				expect(JSON.stringify(resource)).not.toContain("dispute-1");
			}
	});

	it("denies wherever the rule says that the tool waits, and nothing that the patient said yes to since", () => {
		fc.assert(
			fc.property(history, (happened) => {
				const standing = fold(happened).filter(({ kind }) => kind !== "override");
				const now = versionedPauses(happened, [EYE]).flatMap(({ versions }) => versions.at(-1) ?? []);
				for (const purpose of PURPOSES) {
					const asked = { tool: untouched(EYE), purpose, at: NOON, onList: true };
					const { reason } = decide(standing, asked);
					const denied = now.some(
						({ status, purposes }) => status === "active" && purposes.includes(purpose),
					);
					if (reason === "disputed" || reason === "dispute-closed") expect(denied).toBe(true);
					if (reason === "said-yes") expect(denied).toBe(false);
				}
			}),
			RUNS,
		);
	});
});
