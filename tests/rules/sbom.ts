/**
 * What runs with the portal, as a CycloneDX 1.6 bill of materials (https://cyclonedx.org/docs/1.6/json/). Made from the
 * lock file alone: the same lock gives the same bytes, so it has no time of making and its number is a digest.
 */
import { createHash } from "node:crypto";
import { type Copy, copyFor, locked, runtime } from "./lock-file.ts";

export interface Component {
	readonly type: "application" | "library";
	readonly "bom-ref": string;
	readonly group?: string;
	readonly name: string;
	readonly version: string;
	readonly scope?: "required" | "optional";
	readonly hashes?: readonly { readonly alg: "SHA-512"; readonly content: string }[];
	readonly licenses: readonly (
		| { readonly license: { readonly id: string } }
		| { readonly expression: string }
	)[];
	readonly purl: string;
}

export interface Sbom {
	readonly $schema: string;
	readonly bomFormat: "CycloneDX";
	readonly specVersion: "1.6";
	readonly serialNumber: string;
	readonly version: 1;
	readonly metadata: {
		readonly lifecycles: readonly { readonly phase: "pre-build" }[];
		readonly component: Component;
	};
	readonly components: readonly Component[];
	readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

/** The bill of materials. `project` is what package.json says of the portal itself. Two copies of one version are one component. */
export function sbom(project: {
	readonly name: string;
	readonly version: string;
	readonly license: string;
}): Sbom {
	const refs = new Map(runtime.map((copy) => [copy.folder, purlOf(copy.name, copy.version)]));
	const own = purlOf(project.name, project.version);
	const components = [
		...new Map(runtime.map((copy) => [purlOf(copy.name, copy.version), componentOf(copy)])).values(),
	];
	const dependencies = new Map<string, Set<string>>([[own, needs("", refs)]]);
	for (const { folder } of runtime) {
		const ref = refs.get(folder) ?? "";
		dependencies.set(ref, new Set([...(dependencies.get(ref) ?? []), ...needs(folder, refs)]));
	}
	const body = {
		version: 1,
		metadata: {
			lifecycles: [{ phase: "pre-build" }],
			component: {
				type: "application",
				"bom-ref": own,
				name: project.name,
				version: project.version,
				licenses: licencesOf(project.license),
				purl: own,
			},
		},
		components: components.sort((a, b) => (a.purl < b.purl ? -1 : 1)),
		dependencies: [...dependencies]
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.map(([ref, on]) => ({ ref, dependsOn: [...on].sort() })),
	} as const;
	return {
		$schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
		bomFormat: "CycloneDX",
		specVersion: "1.6",
		serialNumber: `urn:uuid:${uuidOf(JSON.stringify(body))}`,
		...body,
	};
}

function componentOf(copy: Copy): Component {
	const scope = /^(@[^/]+)\/(.+)$/.exec(copy.name);
	const purl = purlOf(copy.name, copy.version);
	return {
		type: "library",
		"bom-ref": purl,
		...(scope?.[1] ? { group: scope[1] } : {}),
		name: scope?.[2] ?? copy.name,
		version: copy.version,
		scope: copy.optional ? "optional" : "required",
		hashes: [{ alg: "SHA-512", content: hexOf(copy.integrity ?? "") }],
		licenses: licencesOf(copy.license ?? ""),
		purl,
	};
}

/** The package URL of an npm package: the @ of its scope is written as %40 (package-url/purl-spec). */
function purlOf(name: string, version: string): string {
	return `pkg:npm/${name.replace(/^@/, "%40")}@${version}`;
}

/** Which components the copy in this folder gets when it asks for what it needs; peers that are not there are left out. */
function needs(folder: string, refs: ReadonlyMap<string, string>): Set<string> {
	const { dependencies = {}, optionalDependencies = {}, peerDependencies = {} } = locked[folder] ?? {};
	const names = Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies });
	return new Set(names.flatMap((name) => refs.get(copyFor(name, folder) ?? "") ?? []));
}

function licencesOf(said: string): Component["licenses"] {
	return said.includes(" ") ? [{ expression: said }] : [{ license: { id: said } }];
}

/** An integrity of the lock is base64 with the name of its hash before it; a bill of materials wants hexadecimal. */
function hexOf(integrity: string): string {
	return Buffer.from(integrity.replace(/^sha512-/, ""), "base64").toString("hex");
}

/** RFC 9562, 5.8: version 8 is free for one's own making; the rest is the digest. */
function uuidOf(text: string): string {
	const hex = createHash("sha256").update(text).digest("hex");
	const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
	return [
		hex.slice(0, 8),
		hex.slice(8, 12),
		`8${hex.slice(13, 16)}`,
		`${variant}${hex.slice(17, 20)}`,
		hex.slice(20, 32),
	].join("-");
}
