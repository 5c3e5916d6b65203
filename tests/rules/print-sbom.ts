/** `npm run sbom`: the bill of materials on standard output. */
import { sbom } from "./sbom.ts";
import { jsonOf } from "./tree.ts";

const project = jsonOf("package.json") as { name: string; version: string; license: string };
process.stdout.write(`${JSON.stringify(sbom(project), null, "\t")}\n`);
