import { readFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterEach, describe, expect, it, vi } from "vitest";
import { readXml } from "./read-xml.server.ts";

const reason = (text: string) => {
	const read = readXml(text);
	return read.ok ? read.value : read.reason;
};
const laughs = `<!DOCTYPE a [<!ENTITY l "lol">${"abcdefghi"
	.split("")
	.map((name, at, all) => `<!ENTITY ${name} "${`&${all[at - 1] ?? "l"};`.repeat(10)}">`)
	.join("")}]><a>&i;</a>`;

afterEach(() => vi.unstubAllGlobals());

describe("an XML document that somebody sent", () => {
	it("is its elements by namespace and name, with their text, marks as signs", () => {
		const text = `\uFEFF<?xml version="1.0"?><!-- x --><p:a xmlns:p="urn:p">one &amp; <b xmlns="urn:b"><![CDATA[<two>]]></b>&#233;</p:a>`;
		expect(reason(text)).toEqual({
			...{ namespace: "urn:p", name: "a", text: "one & é" },
			children: [{ namespace: "urn:b", name: "b", text: "<two>", children: [] }],
		});
	});

	it.each([
		["a document type", "<!DOCTYPE a><a/>"],
		["a billion laughs", laughs],
		["an entity in a file", `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>`],
		["an entity at an address", `<!DOCTYPE a SYSTEM "http://127.0.0.1:1/x.dtd"><a/>`],
		["a parameter entity", `<!DOCTYPE a [<!ENTITY % x SYSTEM "file:///etc/hostname"> %x;]><a/>`],
	])("is refused with %s, and nothing is fetched", (_, text) => {
		vi.stubGlobal("fetch", () => {
			throw new Error("fetched");
		});
		expect(reason(text)).toBe("xml-doctype");
	});

	it.each([
		["100,000 elements in each other", "<a>".repeat(100_000)],
		["13 of them, closed", `${"<a>".repeat(13)}${"</a>".repeat(13)}`],
		["100,000 beside each other", `<a>${"<b/>".repeat(100_000)}</a>`],
	])("is refused with %s", (_, text) => {
		expect(reason(text)).toBe("xml-too-large");
	});

	it.each([
		["no element", "<?xml version='1.0'?>"],
		["nothing", ""],
		["an element that does not end", "<a><b></b>"],
		["ends in the wrong order", "<a><b></a></b>"],
		["two roots", "<a/><b/>"],
		["an entity that XML does not have", "<a>&nbsp;</a>"],
		["a prefix of nothing", "<x:a/>"],
		["a zero", "<a>\u0000</a>"],
		["half a sign", "<a>\uD800</a>"],
		["a document type that does not end", `<!DOCTYPE a [${"<!ENTITY x 'y'>".repeat(1_000)}`],
		["the start of a card", readFileSync("tests/cards/Aidoc_PE-03-RT.xml", "utf8").slice(0, 9_000)],
	])("is refused as broken with %s", (_, text) => {
		expect(reason(text)).toBe("xml-broken");
	});

	it("of 5 MB is read in one pass, and leaves nothing behind", () => {
		const text = `<a>${"x".repeat(5_000_000)}</a>`;
		const before = process.memoryUsage().heapUsed;
		for (let turn = 0; turn < 5; turn += 1) expect(readXml(text).ok).toBe(true);
		expect(reason(`${text}<`)).toBe("xml-broken");
		setFlagsFromString("--expose-gc");
		runInNewContext("gc")();
		expect(process.memoryUsage().heapUsed - before).toBeLessThan(100_000_000);
	});
});
