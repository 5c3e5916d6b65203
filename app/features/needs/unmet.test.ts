import { describe, expect, it } from "vitest";
import { keptNeeds } from "./needs.ts";
import { isOfReading, plainLanguage, unmetBy } from "./unmet.ts";

const { needs: NOTHING } = keptNeeds(null, { lang: null, formats: [] });
const unmet = (over: object, hasEmail = true, written = "en") =>
	unmetBy({ needs: { ...NOTHING, ...over }, hasEmail, written });

describe("a message of ours", () => {
	it("meets letters, e-mail and large print", () => {
		expect(unmet({})).toEqual([]);
		expect(unmet({ contact: "email", formats: ["large-print"], printSize: 28 })).toEqual([]);
	});

	it("meets no Easy Read, audio, braille or sign language: a person has to", () => {
		const formats = ["bsl-video", "braille", "audio", "easy-read"];
		expect(unmet({ formats })).toEqual(["easy-read", "audio", "braille", "bsl-video"]);
	});

	it.each(["phone", "text", "text-relay"])("meets no wish for contact by %s", (contact) => {
		expect(unmet({ contact })).toEqual([contact]);
	});

	it("meets no wish for e-mail where there is no address", () => {
		expect(unmet({ contact: "email" }, false)).toEqual(["address"]);
	});

	it("is for who reads its language, whatever the region, and for who said no language", () => {
		expect(unmet({ reads: "ur-PK" }, true, "ur")).toEqual([]);
		expect(unmet({ reads: "bn" })).toEqual(["language"]);
		expect(plainLanguage("CY-gb")).toBe("cy");
	});
});

describe("a need that is not met", () => {
	it("makes the paper useless only where it cannot be read", () => {
		expect((["braille", "language"] as const).every(isOfReading)).toBe(true);
		expect((["phone", "text", "text-relay", "address"] as const).some(isOfReading)).toBe(false);
	});
});
