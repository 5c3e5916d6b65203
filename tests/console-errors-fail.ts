/** A warning nobody reads is a defect nobody mends: an unexpected console error or warning fails the test. */
import { afterEach, beforeEach, expect, vi } from "vitest";

beforeEach(() => {
	vi.spyOn(console, "error");
	vi.spyOn(console, "warn");
});

afterEach(() => {
	expect(vi.mocked(console.error).mock.calls).toEqual([]);
	expect(vi.mocked(console.warn).mock.calls).toEqual([]);
	vi.restoreAllMocks();
});
