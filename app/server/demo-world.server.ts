/** The people of the demo and how they sign in, as `demo.json` in the data folder has them for scripts and for `/demo`. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

export interface DemoWorld {
	readonly origin: string;
	readonly patients: readonly {
		readonly name: string;
		readonly nhsNumber: string;
		readonly birthDate: string;
		readonly letterCode: string;
		readonly about: string;
	}[];
	readonly staff: readonly {
		readonly name: string;
		readonly role: string;
		readonly email: string;
		readonly password: string;
		readonly totpSecret: string;
	}[];
	readonly clients: readonly never[];
}

/** Where it is kept. */
export function demoFile(dataDir: string): string {
	return join(dataDir, "demo.json");
}

/** The demo world as it was last written. */
export function readDemoWorld(dataDir: string): DemoWorld {
	return JSON.parse(readFileSync(demoFile(dataDir), "utf8")) as DemoWorld;
}
