/**
 * Links, which takes keys only from a terminal and has no language of its own to be driven by: `script` gives it a terminal, and what
 * it draws there is put together as a terminal does, so that each key is pressed when the page before it is on the screen.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stopsIn } from "./lynx.ts";

const SIZE = { rows: 250, columns: 160 } as const;

const DOWN = "\u001b[B";
const ENTER = "\r";
/** Commands to the terminal, a character of a set for lines, or a character to be drawn. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are how a terminal is told where to draw
const PIECE = /\u001b\[([\d;?]*)([A-Za-z])|\u001b[()][A-Z0-9]|\u001b[=>78]|\r|\n|\u0008|[^\u001b]/gu;

export class Links {
	readonly #process: ChildProcess;
	readonly #home = mkdtempSync(join(tmpdir(), "links-"));
	#screen: string[][] = [];
	#at = { row: 0, column: 0 };
	#changed: () => void = () => {};

	private constructor(program: string, address: string) {
		const size = `stty rows ${SIZE.rows} cols ${SIZE.columns}`;
		this.#process = spawn("script", ["-qec", `${size}; exec ${program} '${address}'`, "/dev/null"], {
			env: { ...process.env, HOME: this.#home, TERM: "vt100", LANG: "C.UTF-8" },
			stdio: ["pipe", "pipe", "ignore"],
		});
		let rest = "";
		this.#process.stdout?.setEncoding("utf8").on("data", (chunk: string) => {
			rest += chunk;
			// A command that came in part waits for the rest of it.
			const cut = rest.lastIndexOf("\u001b") > rest.length - 12 ? rest.lastIndexOf("\u001b") : rest.length;
			this.#draw(rest.slice(0, cut));
			rest = rest.slice(cut);
			this.#changed();
		});
	}

	/** Opens the address, and closes what Links says when it is new to somebody. */
	static async open(program: string, address: string): Promise<Links> {
		const links = new Links(program, address);
		await links.shows("Welcome to links!");
		links.#process.stdin?.write(ENTER);
		return links;
	}

	/** What is on the screen. */
	text(): string {
		return this.#screen
			.map((row) =>
				Array.from(row, (sign) => sign ?? " ")
					.join("")
					.trimEnd(),
			)
			.join("\n");
	}

	/** Waits until these words are on the screen. */
	async shows(words: string): Promise<void> {
		while (!this.text().replace(/\s+/g, " ").includes(words)) {
			await new Promise<void>((resolve) => {
				this.#changed = resolve;
				setTimeout(resolve, 200);
			});
		}
	}

	/** Moves from the top of the page, whose HTML this is, to what is there to press, and types there; without anything to type it presses Enter. */
	press(html: string, ...steps: readonly (readonly [target: RegExp, typed?: string])[]): void {
		let at = 0;
		for (const [target, typed = ENTER] of steps) {
			const next = stopsIn(html).findIndex((tag) => target.test(tag));
			if (next < at) throw new Error(`nothing to press like ${target}`);
			this.#process.stdin?.write(DOWN.repeat(next - at) + typed);
			at = next;
		}
	}

	async close(): Promise<void> {
		const ended = new Promise((resolve) => this.#process.once("exit", resolve));
		this.#process.kill("SIGTERM");
		await ended;
		rmSync(this.#home, { recursive: true, force: true });
	}

	#draw(text: string): void {
		for (const [piece, numbers = "", command] of text.matchAll(PIECE)) {
			if (command === "H") {
				const [row = 1, column = 1] = numbers.split(";").map(Number);
				this.#at = { row: Math.max(0, row - 1), column: Math.max(0, column - 1) };
			} else if (command === "J") this.#screen = [];
			else if (piece === "\r") this.#at.column = 0;
			else if (piece === "\n") this.#at.row += 1;
			else if (!piece.startsWith("\u001b")) {
				const row = this.#screen[this.#at.row] ?? [];
				row[this.#at.column] = piece;
				this.#screen[this.#at.row] = row;
				this.#at.column += 1;
			}
		}
	}
}
