/** The pieces of code of `/developers`, taken from the page and run as they stand there. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** What is typed into the shell, in the order of the page, in a folder that has each file that is kept. */
export interface GuideCode {
	readonly folder: string;
	readonly typed: readonly string[];
	/** Runs these lines one after the other in one shell, and answers what each printed. Throws where one fails. */
	run(lines: readonly string[]): readonly string[];
	remove(): void;
}

const PIECE = /<div>(?:<p><code>([^<]+)<\/code><\/p>)?<pre class="typed">([^<]+)<\/pre>/g;

/** Takes them from the page's HTML. */
export function guideCode(html: string): GuideCode {
	const folder = mkdtempSync(join(tmpdir(), "guide-"));
	const typed: string[] = [];
	for (const [, file, code = ""] of html.matchAll(PIECE))
		if (file === undefined) typed.push(unescaped(code));
		else writeFileSync(join(folder, file), unescaped(code));
	return {
		folder,
		typed,
		run(lines) {
			const script = lines.map((line) => `${line}\necho; echo ---`).join("\n");
			const ran = spawnSync("bash", ["-euo", "pipefail", "-c", script], {
				cwd: folder,
				env: {
					NODE_ENV: "production",
					PATH: `${dirname(process.execPath)}:${process.env["PATH"]}`,
					HOME: folder,
				},
				encoding: "utf8",
			});
			if (ran.status !== 0) throw new Error(`${ran.stdout}\n${ran.stderr}`);
			return ran.stdout.split("\n---\n").map((printed) => printed.trim());
		},
		remove: () => rmSync(folder, { recursive: true, force: true }),
	};
}

function unescaped(html: string): string {
	const marks = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'", "#39": "'" } as Readonly<
		Record<string, string>
	>;
	return html.replace(/&(amp|lt|gt|quot|#x27|#39);/g, (whole, name: string) => marks[name] ?? whole);
}
