/** The settings of the portal. The only file that reads the environment; the README's table lists the same names. */
import { isAbsolute, join, relative, resolve } from "node:path";
import { z } from "zod";
import {
	type OpenIdSettings,
	readNhsLogin,
	readStaffOpenId,
	type StaffOpenIdSettings,
} from "./sign-in/openid-settings.server.ts";
import { StartRefused } from "./start-refused.server.ts";

/** What the operator decided. Folders are absolute paths; `publicOrigin` is scheme, host and port only. */
export interface Env {
	readonly mode: "demo" | "live";
	readonly port: number;
	readonly host: string;
	readonly publicOrigin: string;
	readonly dataDir: string;
	readonly keysDir: string;
	readonly checkpointDir: string;
	readonly shipDir: string;
	/** Where the patients' keys are backed up, apart from the data, and for how many days. */
	readonly keyBackupDir: string;
	readonly keyBackupDays: number;
	/** Where messages are handed over; `null` when no mail server is set. */
	readonly smtpUrl: string | null;
	/** Who says who a patient is, and who a member of staff is; `null` where that is not set. */
	readonly nhsLogin: OpenIdSettings | null;
	readonly staffOpenId: StaffOpenIdSettings | null;
	/** May a system that is sent what changed be a program of this machine? */
	readonly loopbackHooks: boolean;
	/** Is the answer of a made-up patient changed every hour, to see that changes reach the systems? */
	readonly canaries: boolean;
}

type Source = Readonly<Record<string, string | undefined>>;

const FOLDERS = ["KEYS_DIR", "CHECKPOINT_DIR", "SHIP_DIR"] as const;

/** Settings whose names are kept for later. Set today they would be ignored in silence, so they stop the start. */
const NOT_YET: readonly (readonly [prefix: string, words: string])[] = [
	["DATABASE_URL", "is not supported yet: leave it empty for the SQLite file in DATA_DIR"],
];

const isOrigin = (text: string): boolean =>
	/^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text;
const isMailServer = (text: string): boolean => /^smtps?:\/\/./.test(text) && URL.canParse(text);
const folder = z.string().optional();

const settings = z.object({
	MODE: z.enum(["demo", "live"], { error: "is neither demo nor live" }).default("demo"),
	PORT: z
		.string()
		.refine((text) => /^[1-9]\d{0,4}$/.test(text) && Number(text) <= 65_535, "is not a port number")
		.transform(Number)
		.default(3000),
	HOST: z
		.string()
		.regex(/^[\w.:-]+$/, "is not a host name or address")
		.default("127.0.0.1"),
	PUBLIC_ORIGIN: z
		.string()
		.refine(isOrigin, "is not an origin such as https://choices.example (no path, no slash at the end)")
		.optional(),
	DATA_DIR: z.string().default("data"),
	KEYS_DIR: folder,
	CHECKPOINT_DIR: folder,
	SHIP_DIR: folder,
	KEY_BACKUP_DIR: folder,
	KEY_BACKUP_DAYS: z
		.string()
		.refine((text) => /^[1-9]\d?$/.test(text) && Number(text) <= 90, "is not a number of days from 1 to 90")
		.transform(Number)
		.default(14),
	// What stands after a ? could switch the encryption off, or send the e-mails elsewhere.
	SMTP_URL: z
		.string()
		.refine(isMailServer, "is not an address such as smtps://mail.example")
		.refine((text) => !/[?#]/.test(text), "has something after a ? or #, which is not read: leave it out")
		.optional(),
	WEBHOOK_LOOPBACK: z.enum(["allow"], { error: "is not allow" }).optional(),
	CANARY_PATIENTS: z.enum(["hourly"], { error: "is not hourly" }).optional(),
});

/**
 * Reads the settings; an empty value counts as not set. Throws `StartRefused` with one line on the first value that is
 * wrong. Live mode needs an https PUBLIC_ORIGIN, and KEYS_DIR, CHECKPOINT_DIR and SHIP_DIR outside DATA_DIR, so that
 * whoever copies the data does not hold the keys, the proof and the messages with it.
 */
export function readEnv(source: Source = process.env): Env {
	const set = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
	for (const [prefix, words] of NOT_YET) {
		const name = Object.keys(set).find((candidate) => candidate.startsWith(prefix));
		if (name !== undefined) throw new StartRefused(`${name}: ${words}`);
	}
	const read = settings.safeParse(set);
	if (!read.success) throw new StartRefused(inWords(read.error, set));

	const { MODE, PORT, HOST, PUBLIC_ORIGIN, DATA_DIR, SMTP_URL } = read.data;
	const dataDir = resolve(DATA_DIR);
	const shipDir = resolve(read.data.SHIP_DIR ?? join(dataDir, "outbox"));
	const env: Env = {
		mode: MODE,
		port: PORT,
		host: HOST,
		publicOrigin: PUBLIC_ORIGIN ?? `http://localhost:${PORT}`,
		dataDir,
		keysDir: resolve(read.data.KEYS_DIR ?? join(dataDir, "keys")),
		checkpointDir: resolve(read.data.CHECKPOINT_DIR ?? join(dataDir, "checkpoints")),
		shipDir,
		keyBackupDir: resolve(read.data.KEY_BACKUP_DIR ?? join(shipDir, "keys")),
		keyBackupDays: read.data.KEY_BACKUP_DAYS,
		smtpUrl: SMTP_URL ?? null,
		nhsLogin: readNhsLogin(set, MODE),
		staffOpenId: readStaffOpenId(set, MODE),
		loopbackHooks: read.data.WEBHOOK_LOOPBACK === "allow",
		canaries: read.data.CANARY_PATIENTS === "hourly",
	};
	if (env.mode === "live") refuseHalfLive(env, set);
	return env;
}

function refuseHalfLive(env: Env, set: Source): void {
	if (env.loopbackHooks) throw new StartRefused("WEBHOOK_LOOPBACK: MODE=live needs it empty");
	if (!env.publicOrigin.startsWith("https://")) {
		throw new StartRefused("PUBLIC_ORIGIN: MODE=live needs the https address that patients type");
	}
	for (const [name, settings] of [
		["NHS_LOGIN_ISSUER", env.nhsLogin],
		["STAFF_OIDC_ISSUER", env.staffOpenId],
	] as const) {
		if (settings !== null && new URL(settings.issuer).origin === env.publicOrigin)
			throw new StartRefused(`${name}: this portal cannot say itself who somebody is`);
	}
	for (const name of FOLDERS) {
		const path = set[name];
		if (path === undefined) throw new StartRefused(`${name}: MODE=live needs it set, outside DATA_DIR`);
		if (isBelow(env.dataDir, resolve(path))) {
			throw new StartRefused(`${name}: "${path}" is inside DATA_DIR; MODE=live needs it elsewhere`);
		}
	}
	if (isBelow(env.dataDir, env.keyBackupDir) || isBelow(env.keysDir, env.keyBackupDir)) {
		throw new StartRefused("KEY_BACKUP_DIR: MODE=live needs it outside DATA_DIR and KEYS_DIR");
	}
}

function isBelow(parent: string, child: string): boolean {
	const way = relative(parent, child);
	return way === "" || !(way.split(/[\\/]/)[0] === ".." || isAbsolute(way));
}

/** One line for the first wrong value. A mail address may hold a password, so its value is never repeated. */
function inWords(error: z.ZodError, set: Source): string {
	const issue = error.issues[0];
	const name = String(issue?.path[0]);
	const shown = name === "SMTP_URL" ? "the value" : `"${set[name]}"`;
	return `${name}: ${shown} ${issue?.message}`;
}
