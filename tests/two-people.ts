/** Two people of the staff of an installation, who agree at the command line to what cannot be undone. */
import { TOTP } from "otpauth";
import { demoProvider } from "#db/demo-provider.ts";
import type { Installation } from "./admin.ts";

const PASSWORD = "tall green kettle";

/** Whoever has an account. Each code works once: `later` is the one of the next half minute, which is taken already. */
export interface Member {
	lines(which?: "now" | "later"): string;
}

/** Makes an account and answers whose it is. */
export function member(here: Installation, role: "reception" | "clinician" | "lead", name: string): Member {
	const email = `${name.toLowerCase()}@riverside.example`;
	const provider = demoProvider.providers[0]?.id ?? "";
	const made = here.admin(
		["add-staff", "--provider", provider, "--name", name, "--email", email, "--role", role],
		`${PASSWORD}\n`,
	);
	const secret = /authenticator app: (\S+)/.exec(made.out)?.[1];
	if (secret === undefined) throw new Error(`no account: ${made.err}`);
	const totp = new TOTP({ secret });
	return {
		lines(which = "now") {
			const timestamp = Date.now() + (which === "later" ? 30_000 : 0);
			return `${email}\n${PASSWORD}\n${totp.generate({ timestamp })}\n`;
		},
	};
}
