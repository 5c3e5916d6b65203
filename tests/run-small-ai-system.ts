/**
 * `node tests/run-small-ai-system.ts [DATA_DIR]`: the small AI system at work, once for each patient of a demo that runs. For its maker to read and
 * to change: whatever it does, the last line says what the record has of it.
 */
import { readDemoWorld } from "#app/server/demo-world.server.ts";
import { startSystem } from "./small-ai-system.ts";

const { origin, patients, clients } = readDemoWorld(process.argv[2] ?? "data");
const [client] = clients;
if (client === undefined) throw new Error("the demo has no system that may ask");

const begun = new Date();
const system = startSystem({
	...{ origin, clientId: client.clientId, key: client.privateJwk, tool: client.tool },
	...{ service: "riverside-eyes", now: () => new Date(), send: fetch, act: () => "Nothing urgent." },
});
for (const { name, nhsNumber } of patients) {
	const acted = await system.work(nhsNumber);
	console.log(`${name}: ${acted ? "acted, and reported it" : "left it"}`);
}
console.log(await system.judged(begun));
