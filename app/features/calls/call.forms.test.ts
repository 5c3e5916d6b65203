import { describe, expect, it } from "vitest";
import { readOwnCall, readUnknownCall } from "./call.forms.ts";

const LANGUAGES = ["en", "pl"];
const ONCE = "a".repeat(32);
function form(fields: Readonly<Record<string, string>>) {
	const made = new FormData();
	for (const [name, value] of Object.entries(fields)) made.append(name, value);
	return made;
}
const RIGHT = { name: "Jo  Hill", number: "+48 601 234 567", speaks: "pl", time: "any", once: ONCE };
const unknown = (over: Readonly<Record<string, string>> = {}) =>
	readUnknownCall(form({ ...RIGHT, ...over }), LANGUAGES);
const wrong = (read: ReturnType<typeof unknown> | ReturnType<typeof own>) =>
	"problems" in read ? read.problems.map(({ field, name }) => `${field} ${name}`) : [];
const own = (over: Readonly<Record<string, string>> = {}, hasNumber = true) =>
	readOwnCall(form({ which: "listed", number: "", time: "any", about: "", once: ONCE, ...over }), hasNumber);

describe("a call that somebody asks for whom we do not know", () => {
	it("has a name, a number of any country, a language and a time, and nothing else", () => {
		const read = unknown({ about: "my eyes", nhs: "943 476 5919" });
		expect("call" in read && read.call).toEqual({
			...{ name: "Jo Hill", number: "+48601234567", speaks: "pl", time: "any", once: ONCE },
		});
	});

	it.each([
		["no name", { name: " " }, "name name-missing"],
		["a name that turns the line around", { name: "Jo \u202elliH" }, "name not-readable"],
		["a name with control signs", { name: "Jo\u0007" }, "name control-characters"],
		["a name of two lines", { name: "Jo\nCall 0906" }, "name not-readable"],
		["a name of 101 letters", { name: "x".repeat(101) }, "name too-long"],
		["a number of 300 digits", { number: "1".repeat(300) }, "number number-wrong"],
		["letters for a number", { number: "my phone" }, "number number-wrong"],
		["a language that is not on our list", { speaks: "xx" }, "speaks speaks-missing"],
		["no time", { time: "" }, "time time-missing"],
		["another time", { time: "midnight" }, "time time-missing"],
		["no key", { once: "" }, "form-submit key-missing"],
	])("is refused in words with %s", (_what, over, problem) => {
		expect(wrong(unknown(over))).toEqual([problem]);
	});

	it("keeps what was typed, as far as anybody would mend it, and tells all that is wrong from top to bottom", () => {
		const read = readUnknownCall(form({ name: "\u202eJo", number: "9".repeat(3_000) }), LANGUAGES);
		expect(read.typed).toMatchObject({ name: "\u202eJo", number: "9".repeat(2_000) });
		expect(wrong(read).map((each) => each.split(" ")[0])).toEqual([
			...["name", "number", "speaks", "time", "form-submit"],
		]);
	});

	it("is refused where a field came twice", () => {
		const twice = form(RIGHT);
		twice.append("number", "01632 960 111");
		expect(wrong(readUnknownCall(twice, LANGUAGES))).toEqual(["number number-wrong"]);
	});
});

describe("a call that a patient asks for who is signed in", () => {
	it("goes to the number on the list, or to one that they type", () => {
		expect(own()).toMatchObject({ call: { number: null, time: "any", about: null } });
		expect(own({ which: "other", number: "01632 960 222" })).toMatchObject({
			call: { number: "01632960222" },
		});
	});

	it("needs a typed number where the list has none, and the list is never guessed", () => {
		expect(wrong(own({}, false))).toEqual(["number number-wrong"]);
		expect(wrong(own({ which: "" }))).toEqual(["which which-missing"]);
	});

	it("is told all that is wrong from top to bottom", () => {
		const all = wrong(own({ which: "", time: "", about: "x".repeat(301) }));
		expect(all.map((each) => each.split(" ")[0])).toEqual(["which", "time", "about"]);
	});

	it("can say what it is about in 300 letters at most", () => {
		expect(own({ about: "The eye scan.\nAnd my letter." })).toMatchObject({
			call: { about: "The eye scan.\nAnd my letter." },
		});
		expect(wrong(own({ about: "x".repeat(301) }))).toEqual(["about too-long"]);
		expect(wrong(own({ about: "\u202ehello" }))).toEqual(["about not-readable"]);
	});
});
