/** What looks like a secret and opens nothing. */
import { LANGUAGES } from "#locales/index.ts";
import type { Allowed } from "./secrets.ts";

const SOURCE = "a password or secret in a source";
const BYTES = "random bytes";
const WORD = "the word for it on screen";

/** `all` stands where the thing itself would be one more secret to find, here. */
export const ALLOWED: readonly Allowed[] = [
	{ file: "db/demo-stand-in.ts", kind: SOURCE, found: "private_key_jwt", why: "the name of a method" },
	{ file: "app/core/checkpoint.test.ts", kind: BYTES, found: "all", why: "the root of a made-up record" },
	{
		file: "app/core/form-fields.test.ts",
		kind: SOURCE,
		found: " two  words ",
		why: "a form that a test fills in",
	},
	{ file: "app/core/letter-code.test.ts", kind: "a letter's code", found: "all", why: "symbols in order" },
	{ file: "app/core/letter-code.test.ts", kind: SOURCE, found: "all", why: "symbols in order" },
	{
		file: "app/core/merkle.test.ts",
		kind: "random bytes as hexadecimal",
		found: "all",
		why: "published roots of Certificate Transparency's test tree",
	},
	{
		file: "app/features/account/letter-sign-in.forms.test.ts",
		kind: SOURCE,
		found: "0123456789A",
		why: "digits in order",
	},
	{
		file: "app/features/account/pages/staff-sign-in.test.tsx",
		kind: SOURCE,
		found: "all",
		why: "an account that lives as long as its test",
	},
	{
		file: "app/features/account/staff-account.store.server.ts",
		kind: SOURCE,
		found: "password-too-short",
		why: "the name of a refusal",
	},
	{
		file: "app/features/account/staff-account.store.test.ts",
		kind: SOURCE,
		found: "all",
		why: "an account that lives as long as its test",
	},
	{
		file: "app/features/account/colleague.store.test.ts",
		kind: SOURCE,
		found: "all",
		why: "an account that lives as long as its test",
	},
	{
		...{ file: "app/server/machines/openapi-examples.json", kind: BYTES, found: "all" },
		why: "an address with the reference of an answer in it",
	},
	{
		...{ file: "app/server/machines/openapi-examples.json", kind: SOURCE },
		...{ found: "https://choices.example/oauth/token", why: "the address of tokens" },
	},
	{ file: "app/server/admin/two-people.ts", kind: SOURCE, found: "all", why: "the question for it" },
	{
		file: "tests/two-people.ts",
		kind: SOURCE,
		found: "all",
		why: "an account that lives as long as its test",
	},
	{ file: "app/features/uses/pages/show.test.ts", kind: SOURCE, found: "00000000000", why: "nobody's code" },
	{
		file: "app/server/backup/age-file.server.test.ts",
		kind: "a key of backups",
		found: "all",
		why: "made for this test's file",
	},
	{
		file: "app/server/backup/age-file.server.test.ts",
		kind: BYTES,
		found: "all",
		why: "a file that another program wrote for this test",
	},
	{
		file: "app/server/backup/backup-keys.server.ts",
		kind: SOURCE,
		found: "backup.key",
		why: "the name of a file",
	},
	{
		file: "app/server/env.server.test.ts",
		kind: "a password in an address",
		found: "hunter2",
		why: "must never be printed: the test says so",
	},
	{
		file: "app/server/messages/mail.server.ts",
		kind: "a password in an address",
		found: "password",
		why: "shows where it would stand",
	},
	{
		file: "app/server/sign-in/password.server.test.ts",
		kind: BYTES,
		found: "all",
		why: "hashes of made-up passwords",
	},
	{
		file: "app/server/keys/seal.server.test.ts",
		kind: BYTES,
		found: "all",
		why: "a keyed hash with a key of counted bytes",
	},
	{
		file: "app/server/front/shared-pages.server.test.ts",
		kind: SOURCE,
		found: "A_token-of.its:own",
		why: "a form token of nobody",
	},
	...LANGUAGES.map(({ tag }) => ({
		file: `locales/${tag}/colleagues.json`,
		kind: SOURCE,
		found: "all" as const,
		why: WORD,
	})),
	{ file: "locales/cy/information.json", kind: SOURCE, found: "Cyfrinair", why: WORD },
	{ file: "locales/cy/staff.json", kind: SOURCE, found: "Cyfrinair", why: WORD },
	{ file: "locales/en/information.json", kind: SOURCE, found: "Password", why: WORD },
	{ file: "locales/en/staff.json", kind: SOURCE, found: "Password", why: WORD },
	{ file: "locales/ar/information.json", kind: SOURCE, found: "كلمة السر", why: WORD },
	{ file: "locales/ar/staff.json", kind: SOURCE, found: "كلمة السر", why: WORD },
	{ file: "locales/bn/information.json", kind: SOURCE, found: "পাসওয়ার্ড", why: WORD },
	{ file: "locales/bn/staff.json", kind: SOURCE, found: "পাসওয়ার্ড", why: WORD },
	{ file: "locales/fa/information.json", kind: SOURCE, found: "رمز عبور", why: WORD },
	{ file: "locales/fa/staff.json", kind: SOURCE, found: "رمز عبور", why: WORD },
	{ file: "locales/pt/information.json", kind: SOURCE, found: "Palavra-passe", why: WORD },
	{ file: "locales/pt/staff.json", kind: SOURCE, found: "Palavra-passe", why: WORD },
	{ file: "locales/so/information.json", kind: SOURCE, found: "Erayga sirta ah", why: WORD },
	{ file: "locales/so/staff.json", kind: SOURCE, found: "Erayga sirta ah", why: WORD },
];
