/** The people of the demo and how they sign in, as `demo.json` in the data folder has them for scripts and for `/demo`. */
import type { JsonWebKey } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { currentTotp } from "./sign-in/totp.server.ts";

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
	/** Systems that may ask, each with its private key. */
	readonly clients: readonly {
		readonly clientId: string;
		readonly privateJwk: JsonWebKey & { readonly kid: string; readonly alg: string };
		readonly tool: string;
	}[];
}

/** Where it is kept. */
export function demoFile(dataDir: string): string {
	return join(dataDir, "demo.json");
}

/** The demo world as it was last written. */
export function readDemoWorld(dataDir: string): DemoWorld {
	return JSON.parse(readFileSync(demoFile(dataDir), "utf8")) as DemoWorld;
}

/** The demo's people as its page shows them: with the code of this moment instead of an authenticator's secret. */
export interface ShownDemo {
	readonly patients: DemoWorld["patients"];
	readonly staff: readonly (Omit<DemoWorld["staff"][number], "totpSecret"> & { readonly totp: string })[];
}

/** The demo world at this moment. */
export function shownDemo(dataDir: string, at: Date): ShownDemo {
	const { patients, staff } = readDemoWorld(dataDir);
	return {
		patients,
		staff: staff.map(({ totpSecret, ...member }) => ({ ...member, totp: currentTotp(totpSecret, at) })),
	};
}
