/**
 * The least that can answer a search for Consents: `node:http`, the rows of one patient by a prepared statement, and a Bundle
 * made of their columns. It asks for no token, opens nothing that is sealed, decides nothing and writes no look. `FILE` is the database,
 * `SAMPLE` a JSON file with one Consent. Run by the benchmark; listens on `PORT`.
 */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import Sqlite from "better-sqlite3";

interface Row {
	readonly ref: string;
	readonly at: number;
}

const sample = JSON.parse(readFileSync(process.env["SAMPLE"] ?? "", "utf8")) as Record<string, unknown>;
const rows = new Sqlite(process.env["FILE"] ?? "", { readonly: true }).prepare(
	"SELECT ref, at, sealed FROM entries WHERE patient_no = (SELECT no FROM patients WHERE id = ?) AND kind = 'choice.made' ORDER BY seq",
);

createServer((request, response) => {
	const patient = new URL(request.url ?? "/", "http://localhost").searchParams.get("patient");
	const entry = (rows.all(patient) as Row[]).map(({ ref, at }) => {
		const said = new Date(at).toISOString();
		const resource = { ...sample, id: ref, meta: { versionId: ref, lastUpdated: said }, dateTime: said };
		return { fullUrl: `http://localhost/fhir/Consent/${ref}`, resource, search: { mode: "match" } };
	});
	const bundle = { resourceType: "Bundle", type: "searchset", total: entry.length, entry };
	const body = Buffer.from(JSON.stringify(bundle));
	response.writeHead(200, { "content-type": "application/fhir+json", "content-length": body.length });
	response.end(body);
}).listen(Number(process.env["PORT"]), "127.0.0.1");
