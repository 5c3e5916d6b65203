/**
 * The least that can answer whether a tool may be used: `node:http`, and the rows of one patient by one prepared statement. It asks for
 * no token, works out no keyed hash, decides nothing and writes no look. `FILE` is the database. Run by the benchmark; listens on `PORT`.
 */
import { createServer } from "node:http";
import Sqlite from "better-sqlite3";
import { ROWS_OF_ONE } from "./rows-of-one.ts";

const rows = new Sqlite(process.env["FILE"] ?? "", { readonly: true }).prepare(ROWS_OF_ONE);

createServer((request, response) => {
	let sent = "";
	request.on("data", (chunk) => {
		sent += chunk;
	});
	request.on("end", () => {
		const { checks = [] } = JSON.parse(sent || "{}") as { checks?: { index: string; tool: string }[] };
		const decisions = checks.map(({ index, tool }) => ({ tool, rows: rows.all(index) }));
		const body = Buffer.from(JSON.stringify({ decisions }));
		response.writeHead(200, { "content-type": "application/json", "content-length": body.length });
		response.end(body);
	});
}).listen(Number(process.env["PORT"]), "127.0.0.1");
