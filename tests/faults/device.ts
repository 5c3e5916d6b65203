/** Disks that can be filled up or cut off: a file system of its own in a file, and one of a few megabytes in memory. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findProgram } from "#tests/chromium.ts";

/** A disk that is mounted at `folder`. */
export interface Device {
	readonly folder: string;
	/** Nothing that was not on the disk already gets there any more; what uses it hears of errors. */
	cut(): void;
	/** Puts it in place again, as it is after the power came back. Nothing may have a file of it open. */
	comeBack(): void;
	remove(): void;
}

/** A disk of XFS, 400 MB. Throws where this machine does not let us make one. */
export function makeDisk(): Device {
	const parent = mkdtempSync(join(tmpdir(), "disk-"));
	const [image, folder] = [join(parent, "image"), join(parent, "disk")];
	mkdirSync(folder);
	const mount = () => run("mount", "-o", "loop", image, folder);
	try {
		run("truncate", "-s", "400M", image);
		run("mkfs.xfs", "-q", image);
		mount();
	} catch (error) {
		rmSync(parent, { recursive: true, force: true });
		throw error;
	}
	return {
		folder,
		cut: () => run("xfs_io", "-x", "-c", "shutdown", folder),
		comeBack() {
			run("umount", folder);
			mount();
		},
		remove: () => unmount(folder, parent),
	};
}

/** A disk in memory of so many megabytes. Throws as above. */
export function makeSmallDisk(megabytes: number): Pick<Device, "folder" | "remove"> {
	const parent = mkdtempSync(join(tmpdir(), "small-disk-"));
	const folder = join(parent, "disk");
	mkdirSync(folder);
	try {
		run("mount", "-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", folder);
	} catch (error) {
		rmSync(parent, { recursive: true, force: true });
		throw error;
	}
	return { folder, remove: () => unmount(folder, parent) };
}

/** Why this machine lets nobody make such a disk, for the name of the test that is left out; "" where it does. */
export function lackingFor(make: () => Pick<Device, "remove">): string {
	try {
		make().remove();
		return "";
	} catch (error) {
		const said = error instanceof Error ? error.message.trim().split("\n").at(-1) : String(error);
		return ` (not run: ${said})`;
	}
}

/** Runs a program that must succeed. */
export function run(name: string, ...args: readonly string[]): void {
	const program = findProgram(name) ?? findProgram(`../sbin/${name}`);
	if (program === undefined) throw new Error(`there is no ${name} here`);
	execFileSync(program, args, { stdio: ["ignore", "ignore", "pipe"] });
}

function unmount(folder: string, parent: string): void {
	run("umount", folder);
	rmSync(parent, { recursive: true, force: true });
}
