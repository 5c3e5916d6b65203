/** Asks the operator: at a terminal without showing what is typed, from a pipe one line for each question. */
import { createInterface } from "node:readline";
import { Writable } from "node:stream";

export interface Asker {
	/** What was typed, without the end of its line; "" for an empty line or where the input has ended. */
	ask(question: string): Promise<string>;
	/** No more questions: the program may end. */
	close(): void;
}

/** One for all questions of a command: a second one would not find what the first has read ahead. */
export function startAsking(): Asker {
	const { stdin, stderr } = process;
	const atTerminal = stdin.isTTY === true;
	const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
	const lines = createInterface({ input: stdin, output: nowhere, terminal: atTerminal });
	let stopped = false;
	lines.once("SIGINT", () => {
		stopped = true;
		lines.close();
	});
	const typed = lines[Symbol.asyncIterator]();
	return {
		async ask(question) {
			if (atTerminal) stderr.write(question);
			const { value, done } = await typed.next();
			if (atTerminal) stderr.write("\n");
			if (stopped) throw new Error("stopped by the operator");
			return done ? "" : value;
		},
		close: () => lines.close(),
	};
}
