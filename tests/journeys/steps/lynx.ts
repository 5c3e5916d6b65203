/** Lynx, driven by keys as a person drives it: Tab to the next link or field, type, Enter. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The keys to press from the top of each page on. */
export class Keys {
	readonly lines: string[] = [];

	/** Moves from the top of a page, whose HTML this is, to the first link or field that matches. */
	to(html: string, target: RegExp): this {
		const at = stopsIn(html).findIndex((tag) => target.test(tag));
		if (at === -1) throw new Error(`nothing to press like ${target}`);
		return this.tab(at);
	}

	/** Moves on within a page from the link or field that was reached by `from` to a later one. */
	on(html: string, from: RegExp, target: RegExp): this {
		const at = (wanted: RegExp) => stopsIn(html).findIndex((tag) => wanted.test(tag));
		if (at(from) === -1 || at(target) <= at(from)) throw new Error(`no way from ${from} to ${target}`);
		return this.tab(at(target) - at(from));
	}

	tab(times = 1): this {
		for (let time = 0; time < times; time += 1) this.lines.push("key <tab>");
		return this;
	}

	type(text: string): this {
		for (const sign of text) this.lines.push(`key ${sign}`);
		return this;
	}

	enter(): this {
		this.lines.push("key ^J");
		return this;
	}
}

/** The links and fields of a page, in the order in which Tab reaches them. */
export function stopsIn(html: string): string[] {
	const tags = html.match(/<(?:a|input|button|select|textarea) [^>]*>/g) ?? [];
	return tags.filter((tag) => !tag.includes('type="hidden"'));
}

/** Opens the address, presses the keys, and answers the text of the page where they end. */
export function lynx(program: string, address: string, keys: Keys): string {
	const home = mkdtempSync(join(tmpdir(), "lynx-"));
	const [script, print] = [join(home, "keys"), join(home, "print.txt")];
	const printAndQuit = new Keys().type("p").enter();
	printAndQuit.lines.push("key ^U");
	printAndQuit.type(print).enter().type("q").type("y");
	writeFileSync(script, `${[...keys.lines, ...printAndQuit.lines].join("\n")}\n`);
	try {
		const run = spawnSync(program, ["-nopause", "-accept_all_cookies", `-cmd_script=${script}`, address], {
			encoding: "utf8",
			env: {
				...process.env,
				HOME: home,
				TERM: "vt100",
				LANG: "C.UTF-8",
				LINES: "60",
				COLUMNS: "200",
			},
			timeout: 60_000,
		});
		if (run.status !== 0) throw new Error(`lynx ended with ${run.status ?? run.signal}: ${run.stderr}`);
		return readFileSync(print, "utf8");
	} finally {
		rmSync(home, { recursive: true, force: true });
	}
}
