import { expect, it } from "vitest";
import { readApart } from "./fact-options.ts";

const STAGES = [
	{ value: "piloted", text: "Another part of the NHS tried it." },
	{ value: "trialled", text: "Another part of the NHS tried it." },
	{ value: "studied", text: "It was studied." },
];
const offered = (now?: string) => readApart(STAGES, now).map(({ value }) => value);

it("offers what reads alike once, and what stands there now always", () => {
	expect(offered()).toEqual(["piloted", "studied"]);
	expect(offered("studied")).toEqual(["piloted", "studied"]);
	expect(offered("trialled")).toEqual(["trialled", "studied"]);
});
