/** `npm ci` on a fresh machine takes the lock at its word: what it names must be in it, from where everybody can reach. */
import { describe, expect, it } from "vitest";
import { jsonOf } from "./tree.ts";

interface Locked {
	readonly version?: string;
	readonly resolved?: string;
	readonly link?: boolean;
	readonly dependencies?: Readonly<Record<string, string>>;
	readonly optionalDependencies?: Readonly<Record<string, string>>;
}
interface Named {
	readonly dependencies: Readonly<Record<string, string>>;
	readonly devDependencies: Readonly<Record<string, string>>;
	readonly optionalDependencies: Readonly<Record<string, string>>;
}

const locked = (jsonOf("package-lock.json") as { packages: Readonly<Record<string, Locked>> }).packages;
const named = jsonOf("package.json") as Named;

describe("the lock file", () => {
	it("holds every optional package that it names, for every platform", () => {
		const missing = Object.entries(locked).flatMap(([holder, entry]) =>
			Object.keys(entry.optionalDependencies ?? {})
				.filter((name) => !isLocked(name, holder))
				.map((name) => `${holder || "package.json"} names ${name}`),
		);
		expect(missing).toEqual([]);
	});

	it("names no address but the public registry's", () => {
		const elsewhere = Object.entries(locked)
			.filter(
				([, { resolved, link }]) => link || (resolved && new URL(resolved).host !== "registry.npmjs.org"),
			)
			.map(([path, { resolved }]) => `${path} ${resolved}`);
		expect(elsewhere).toEqual([]);
	});

	it("holds exactly what package.json asks for, at one exact version each", () => {
		const { "": top } = locked;
		expect(top?.dependencies).toEqual(named.dependencies);
		const asked = Object.entries({
			...named.dependencies,
			...named.devDependencies,
			...named.optionalDependencies,
		});
		expect(asked.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
		expect(asked.filter(([name, version]) => locked[`node_modules/${name}`]?.version !== version)).toEqual(
			[],
		);
	});
});

/** Node looks in the holder's own `node_modules` first, then in each folder above it. */
function isLocked(name: string, holder: string): boolean {
	const path = holder === "" ? `node_modules/${name}` : `${holder}/node_modules/${name}`;
	if (path in locked) return true;
	if (holder === "") return false;
	const above = holder.lastIndexOf("/node_modules/");
	return isLocked(name, above < 0 ? "" : holder.slice(0, above));
}
