/**
 * w3m, which says nothing of where a form was sent from. It keeps no cookie of a session beyond its own life and takes
 * keys only from a terminal, so each step is one run that finds the cookies of the run before in its file of cookies.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** In seconds since 1970, as the file has it. */
const TOMORROW = Math.round(Date.now() / 1000) + 86_400;

export class W3m {
	readonly #program: string;
	readonly #home = mkdtempSync(join(tmpdir(), "w3m-"));
	readonly #cookies = new Map<string, string>();

	constructor(program: string) {
		this.#program = program;
	}

	/** The page as w3m draws it. */
	read(address: string): string {
		return this.#run(["-dump", "-cols", "200", address]);
	}

	/** The page as it came, headers first, to find the fields of its form. Keeps the cookies that came with it. */
	source(address: string): string {
		const whole = this.#run(["-dump_extra", "-o", "accept_encoding=identity", address]);
		this.#keepFrom(whole);
		return whole;
	}

	/** Sends a form, follows where it leads, and answers the page as w3m draws it. */
	send(address: string, fields: readonly (readonly [string, string])[]): string {
		const body = join(this.#home, "form");
		writeFileSync(body, new URLSearchParams(fields.map((field) => [...field])).toString());
		const drawn = this.#run(["-reqlog", "-post", body, "-dump", "-cols", "200", address]);
		// The log has every answer on the way, with the cookies that came with it.
		this.#keepFrom(readFileSync(join(this.#home, ".w3m", "request.log"), "utf8"));
		return drawn;
	}

	close(): void {
		rmSync(this.#home, { recursive: true, force: true });
	}

	#keepFrom(headers: string): void {
		for (const [, name = "", value = ""] of headers.matchAll(/^Set-Cookie: ([^=;]+)=([^;\s]*)/gim))
			this.#cookies.set(name, value);
		const lines = [...this.#cookies].map(([name, value]) =>
			["http://localhost/", name, value, TOMORROW, "localhost", "/", "9", "0", "", "", ""].join("\t"),
		);
		mkdirSync(join(this.#home, ".w3m"), { recursive: true });
		writeFileSync(join(this.#home, ".w3m", "cookie"), `${lines.join("\n")}\n`);
	}

	#run(options: readonly string[]): string {
		const run = spawnSync(this.#program, ["-cookie", ...options], {
			encoding: "utf8",
			env: { ...process.env, HOME: this.#home, TERM: "dumb", LANG: "C.UTF-8" },
			timeout: 60_000,
		});
		if (run.status !== 0) throw new Error(`w3m ended with ${run.status ?? run.signal}: ${run.stderr}`);
		return run.stdout;
	}
}
