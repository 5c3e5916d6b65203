/** Takes the portal's answers byte for byte, and starts a bare listener that gives them. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeFolder } from "./clean-up.ts";
import { wireOf } from "./portal.ts";
import { type Served, serve } from "./served.ts";

export interface ConstantAnswer {
	readonly status: number;
	/** Name and value in turn. */
	readonly headers: readonly string[];
	/** Base64. */
	readonly body: string;
}

/** A listener with the portal's answers to these paths, asked with these headers. */
export async function startConstant(
	portal: Served,
	paths: readonly string[],
	headers: Record<string, string> = {},
): Promise<Served> {
	const answers: Record<string, ConstantAnswer> = {};
	for (const path of paths) {
		const { status, headers: sent, body } = await wireOf(portal, path, headers);
		answers[path] = { status, headers: withoutDate(sent), body: body.toString("base64") };
	}
	const file = join(makeFolder(), "answers.json");
	writeFileSync(file, JSON.stringify(answers));
	return serve("tests/bench/constant.ts", { ANSWERS: file }, paths[0] ?? "/");
}

/** Node adds the date and the connection's own headers by itself. */
function withoutDate(headers: readonly string[]): string[] {
	return headers.filter((_, at) => !/^(?:date|connection|keep-alive)$/i.test(headers[at - (at % 2)] ?? ""));
}
