/** `npm ci` on a fresh machine takes the lock at its word: what it names must be in it, from where everybody can reach. */
import { describe, expect, it } from "vitest";
import { LEAST_VERSIONS, NEVER, OPEN_ADVISORIES } from "./least-versions.ts";
import { copies, copyFor, locked } from "./lock-file.ts";
import { everyFile, isThere, jsonOf, textOf } from "./tree.ts";

interface Named {
	readonly dependencies: Readonly<Record<string, string>>;
	readonly devDependencies: Readonly<Record<string, string>>;
	readonly optionalDependencies: Readonly<Record<string, string>>;
	readonly overrides: Readonly<Record<string, string>>;
	readonly allowScripts: Readonly<Record<string, boolean>>;
}

const named = jsonOf("package.json") as Named;

describe("the lock file", () => {
	it("holds every optional package that it names, for every platform", () => {
		const missing = Object.entries(locked).flatMap(([holder, entry]) =>
			Object.keys(entry.optionalDependencies ?? {})
				.filter((name) => copyFor(name, holder) === undefined)
				.map((name) => `${holder || "package.json"} names ${name}`),
		);
		expect(missing).toEqual([]);
	});

	it("names no address but the public registry's, by https", () => {
		const elsewhere = copies
			.filter(
				({ resolved, link }) =>
					link || (resolved !== undefined && new URL(resolved).origin !== "https://registry.npmjs.org"),
			)
			.map(({ folder, resolved }) => `${folder} ${resolved}`);
		expect(elsewhere).toEqual([]);
		expect(everyFile().filter((file) => /(^|\/)\.(npmrc|yarnrc(\.yml)?)$/.test(file))).toEqual([]);
	});

	it("has the SHA-512 of every package", () => {
		const unproved = copies.filter(({ integrity }) => !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? ""));
		expect(unproved.map(({ folder }) => folder)).toEqual([]);
	});

	it("asks for nothing from a repository, an archive or a folder", () => {
		const strange = Object.entries(locked).flatMap(([folder, entry]) =>
			Object.entries({ ...entry.dependencies, ...entry.devDependencies, ...entry.optionalDependencies })
				.filter(([, asked]) => !isFromRegistry(asked))
				.map(([name, asked]) => `${folder || "package.json"} asks for ${name} ${asked}`),
		);
		expect(strange).toEqual([]);
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

describe("a package that runs something when it is installed", () => {
	it("is decided about by name, and none is let", () => {
		const running = copies.filter((copy) => copy.hasInstallScript || runsOnInstall(copy.folder));
		const names = [...new Set(running.map(({ name }) => name))].sort();
		expect(names).not.toEqual([]);
		expect(Object.keys(named.allowScripts).sort()).toEqual(names);
		expect(Object.entries(named.allowScripts).filter(([, allowed]) => allowed)).toEqual([]);
	});
});

describe("the versions", () => {
	it("are none that is known to be faulty", () => {
		const old = copies
			.filter(({ name, version }) => isTooOld(version, LEAST_VERSIONS[name]?.least ?? []))
			.map(({ folder, name, version }) => `${folder} ${version}: ${LEAST_VERSIONS[name]?.why}`);
		expect(old).toEqual([]);
	});

	it("are on the list only while the package is there", () => {
		const there = new Set(copies.map(({ name }) => name));
		expect(Object.keys(LEAST_VERSIONS).filter((name) => !there.has(name))).toEqual([]);
		expect(Object.keys(NEVER).filter((name) => there.has(name))).toEqual([]);
	});

	it("that package.json overrides are everywhere just that, with a reason", () => {
		const others = copies.filter(({ name, version }) => (named.overrides[name] ?? version) !== version);
		expect(others.map(({ folder, version }) => `${folder} ${version}`)).toEqual([]);
		expect(Object.keys(named.overrides).filter((name) => !(name in LEAST_VERSIONS))).toEqual([]);
	});

	it("are compared by number, a fix of an older line counting for that line alone", () => {
		expect(isTooOld("6.30.10", ["6.30.6"])).toBe(false);
		expect(isTooOld("6.30.5", ["6.30.6"])).toBe(true);
		expect(isTooOld("6.3.1", ["6.3.1", "7.5.2"])).toBe(false);
		expect(isTooOld("7.5.1", ["6.3.1", "7.5.2"])).toBe(true);
		expect(isTooOld("5.9.9", ["6.3.1", "7.5.2"])).toBe(true);
		expect(isTooOld("8.0.0", ["6.3.1", "7.5.2"])).toBe(false);
	});
});

describe("a fault that is open", () => {
	it.each(OPEN_ADVISORIES)("is of a version that is here and has no surface: $advisory", (open) => {
		const here = copies.filter(({ name }) => name === open.name).map(({ version }) => version);
		expect(open.versions.filter((version) => !here.includes(version))).toEqual([]);
		expect(isThere(open.heldBy)).toBe(true);
		expect(open.again).toMatch(/^\d{4}-\d{2}-\d{2}$/);
	});

	it("outside the pages is not there at run time where its reason says so", () => {
		const faulty = OPEN_ADVISORIES.filter(({ why }) => why.endsWith("not at run time"));
		const served = copies.filter(
			({ name, version, dev }) =>
				dev !== true && faulty.some((open) => open.name === name && open.versions.includes(version)),
		);
		expect(faulty).not.toEqual([]);
		expect(served.map(({ folder }) => folder)).toEqual([]);
	});
});

/** A range of versions, a tag, or a package of the registry under another name. */
function isFromRegistry(asked: string): boolean {
	return (
		/^(npm:(@[\w.-]+\/)?[\w.-]+@)?[\^~<>=|*\w .-]*$/.test(asked) && !/^(git|file|link|https?)\b/.test(asked)
	);
}

/** npm runs these three scripts, and compiles wherever there is a `binding.gyp`, whatever the lock says. */
function runsOnInstall(folder: string): boolean {
	if (isThere(`${folder}/binding.gyp`)) return true;
	if (!isThere(`${folder}/package.json`)) return false;
	const { scripts = {} } = JSON.parse(textOf(`${folder}/package.json`)) as {
		scripts?: Readonly<Record<string, string>>;
	};
	return ["preinstall", "install", "postinstall"].some((name) => name in scripts);
}

/** Is this version before the fix of its own major version, or of a major version that got none? */
function isTooOld(version: string, least: readonly string[]): boolean {
	if (least.length === 0) return false;
	const own = least.find((fixed) => major(fixed) === major(version));
	if (own === undefined) return least.every((fixed) => major(version) < major(fixed));
	return version.localeCompare(own, "en", { numeric: true }) < 0;
}

function major(version: string): number {
	return Number.parseInt(version, 10);
}
