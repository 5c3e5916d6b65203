/** The lock file as the rules and the bill of materials read it. */
import { jsonOf } from "./tree.ts";

/** One copy of a package in the lock. Its folder is its place below `node_modules/`. */
export interface Locked {
	readonly version?: string;
	readonly resolved?: string;
	readonly integrity?: string;
	readonly license?: string;
	readonly link?: boolean;
	readonly dev?: boolean;
	readonly optional?: boolean;
	readonly hasInstallScript?: boolean;
	readonly dependencies?: Readonly<Record<string, string>>;
	readonly devDependencies?: Readonly<Record<string, string>>;
	readonly optionalDependencies?: Readonly<Record<string, string>>;
	readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** A copy with its folder and the name it is imported by. */
export interface Copy extends Locked {
	readonly folder: string;
	readonly name: string;
	readonly version: string;
}

/** What npm wrote, by folder; the project itself is at "". */
export const locked = (jsonOf("package-lock.json") as { packages: Readonly<Record<string, Locked>> })
	.packages;

/** Every copy of every package, the project itself left out. */
export const copies: readonly Copy[] = Object.entries(locked)
	.filter(([folder]) => folder !== "")
	.map(([folder, entry]) => ({
		...entry,
		folder,
		name: folder.slice(folder.lastIndexOf("node_modules/") + "node_modules/".length),
		version: entry.version ?? "",
	}));

/** What runs with the portal: all that an installation without development packages has. */
export const runtime: readonly Copy[] = copies.filter((copy) => copy.dev !== true);

/**
 * The folder of the copy that `holder` gets when it imports `name`, or `undefined` where the lock has none. Node looks
 * in the holder's own `node_modules` first, then in each folder above it. The project itself is the holder "".
 */
export function copyFor(name: string, holder: string): string | undefined {
	const folder = holder === "" ? `node_modules/${name}` : `${holder}/node_modules/${name}`;
	if (folder in locked) return folder;
	if (holder === "") return undefined;
	const above = holder.lastIndexOf("/node_modules/");
	return copyFor(name, above < 0 ? "" : holder.slice(0, above));
}
