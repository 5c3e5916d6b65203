import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeFolderDurably, writeDurably, writeTextDurably } from "./durable-file.server.ts";

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "durable-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("a file that must outlive a power cut", () => {
	it("is there whole, for this user only, and nothing beside it", () => {
		writeTextDurably(join(folder, "a"), "text");
		expect(readFileSync(join(folder, "a"), "utf8")).toBe("text");
		expect(statSync(join(folder, "a")).mode & 0o777).toBe(0o600);
		expect(readdirSync(folder)).toEqual(["a"]);
	});

	it("is never written over, unless that is asked for", async () => {
		const path = join(folder, "a");
		writeTextDurably(path, "one");
		expect(() => writeTextDurably(path, "two")).toThrow("is there already");
		await expect(writeDurably(path, [Buffer.from("two")])).rejects.toThrow("is there already");
		expect(readFileSync(path, "utf8")).toBe("one");
		writeTextDurably(path, "two", true);
		expect(readFileSync(path, "utf8")).toBe("two");
		expect(readdirSync(folder)).toEqual(["a"]);
	});

	it("is not there at all where its content broke off", async () => {
		const broken = async function* () {
			yield Buffer.from("half");
			throw new Error("gone");
		};
		await expect(writeDurably(join(folder, "a"), broken())).rejects.toThrow("gone");
		expect(readdirSync(folder)).toEqual([]);
	});
});

describe("a folder", () => {
	it("is made with those above it, and left as it is where it is there", () => {
		const deep = join(folder, "one", "two");
		makeFolderDurably(deep);
		makeFolderDurably(deep);
		expect(existsSync(deep)).toBe(true);
		expect(statSync(join(folder, "one")).mode & 0o777).toBe(0o700);
	});
});
