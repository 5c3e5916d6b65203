/** Whoever hears of a faulty package can look in the bill of materials whether the portal has it. */
import { describe, expect, it } from "vitest";
import { isPermissive } from "./licences.ts";
import { runtime } from "./lock-file.ts";
import { sbom } from "./sbom.ts";
import { jsonOf } from "./tree.ts";

const project = jsonOf("package.json") as { name: string; version: string; license: string };
const bill = sbom(project);
const refs = bill.components.map((component) => component["bom-ref"]);

describe("the bill of materials", () => {
	it("says that it is CycloneDX 1.6 and of what", () => {
		expect(bill).toMatchObject({ bomFormat: "CycloneDX", specVersion: "1.6", version: 1 });
		expect(bill.serialNumber).toMatch(
			/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
		);
		expect(bill.metadata.component).toMatchObject({
			type: "application",
			name: project.name,
			version: project.version,
		});
	});

	it("names every package that runs with the portal, and no other", () => {
		const said = bill.components.map(
			({ group, name, version }) => `${group ? `${group}/` : ""}${name} ${version}`,
		);
		expect(said.length).toBeGreaterThan(20);
		expect([...said].sort()).toEqual(
			[...new Set(runtime.map(({ name, version }) => `${name} ${version}`))].sort(),
		);
	});

	it("has the licence, package URL and SHA-512 of each", () => {
		for (const { purl, hashes, licenses } of bill.components) {
			expect(purl).toMatch(/^pkg:npm\/(%40[\w.-]+\/)?[\w.-]+@\d+\.\d+\.\d+[\w.+-]*$/);
			expect(hashes?.map(({ content }) => content)).toEqual([expect.stringMatching(/^[0-9a-f]{128}$/)]);
			const said = licenses.map((entry) => ("expression" in entry ? entry.expression : entry.license.id));
			expect(said.filter(isPermissive), purl).toHaveLength(1);
		}
	});

	it("has the hash that npm checks: that of one package, worked out otherwise", () => {
		const helmet = runtime.find(({ name }) => name === "helmet");
		const said = bill.components.find(({ name }) => name === "helmet")?.hashes?.[0]?.content ?? "";
		expect(`sha512-${Buffer.from(said, "hex").toString("base64")}`).toBe(helmet?.integrity);
	});

	it("leads from the portal to every package by who needs whom", () => {
		const on = new Map(bill.dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]));
		const reached = new Set<string>();
		const visit = (ref: string): void => {
			if (reached.has(ref)) return;
			reached.add(ref);
			for (const next of on.get(ref) ?? []) visit(next);
		};
		visit(bill.metadata.component["bom-ref"]);
		expect(refs.filter((ref) => !reached.has(ref))).toEqual([]);
		expect(new Set(refs).size).toBe(refs.length);
	});

	it("is the same each time", () => {
		expect(JSON.stringify(sbom(project))).toBe(JSON.stringify(bill));
	});
});
