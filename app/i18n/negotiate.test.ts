import { describe, expect, it } from "vitest";
import { negotiate } from "./negotiate.ts";

describe("the first language", () => {
	it("is the remembered one", () => {
		expect(negotiate("cy", "pl")).toBe("cy");
	});
	it("else what the browser asks for most", () => {
		expect(negotiate(undefined, "fr, en;q=0.5, ur-PK;q=0.8, pl;q=0.1")).toBe("ur");
	});
	it("else English", () => {
		expect(negotiate(undefined, null)).toBe("en");
		expect(negotiate(undefined, "fr, de;q=0.9")).toBe("en");
	});
	it("is never one that does not exist, whatever is remembered or asked for", () => {
		expect(negotiate("../../etc/passwd", "__proto__, constructor;q=0.9")).toBe("en");
		expect(negotiate("xx", "pl;q=0, cy;q=banana")).toBe("en");
	});
});
