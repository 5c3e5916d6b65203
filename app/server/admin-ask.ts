/** Asks the operator for a secret: at a terminal without showing it, from a pipe its first line. */
import { createInterface } from "node:readline";
import { Writable } from "node:stream";

/** What was typed, without the end of its line; "" for an empty line or no input at all. */
export function askSecret(question: string): Promise<string> {
	const { stdin, stderr } = process;
	const atTerminal = stdin.isTTY === true;
	const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
	if (atTerminal) stderr.write(question);
	const lines = createInterface({ input: stdin, output: nowhere, terminal: atTerminal });
	return new Promise((resolve, reject) => {
		lines.once("line", (line) => {
			resolve(line);
			lines.close();
		});
		lines.once("SIGINT", () => {
			reject(new Error("stopped by the operator"));
			lines.close();
		});
		lines.once("close", () => {
			if (atTerminal) stderr.write("\n");
			resolve("");
		});
	});
}
