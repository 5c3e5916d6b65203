/**
 * The least a server can do: `node:http` answering with bytes it holds. `ANSWERS` names a JSON file: for each path the
 * status, headers and body (base64) of the portal's own answer. Run by the benchmark; listens on `PORT`.
 */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { ConstantAnswer } from "./start-constant.ts";

const answers = JSON.parse(readFileSync(process.env["ANSWERS"] ?? "", "utf8")) as Record<
	string,
	ConstantAnswer
>;
const ready = new Map(
	Object.entries(answers).map(([path, answer]) => [
		path,
		{ ...answer, bytes: Buffer.from(answer.body, "base64") },
	]),
);

createServer((request, response) => {
	const answer = ready.get(request.url ?? "");
	response.writeHead(answer?.status ?? 404, [...(answer?.headers ?? [])]);
	response.end(answer?.bytes);
}).listen(Number(process.env["PORT"]), "127.0.0.1");
