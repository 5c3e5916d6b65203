/** The project's own register, read from its files: the facts in `db/tools.json`, the words in `locales/<tag>/notices.json`. */
import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import type { WordsByLanguage } from "#app/features/tools/import-register.store.server.ts";
import { noticeWordsSchema } from "#app/features/tools/notice.ts";
import { type Register, registerSchema } from "#app/features/tools/register.ts";
import { LANGUAGES } from "#locales/index.ts";

const notices = z.record(z.string(), noticeWordsSchema);

/** Reads and checks them. A language without notices yet is left out; its readers get English, marked as such. */
export function readRegisterFiles(folder = process.cwd()): {
	readonly register: Register;
	readonly words: WordsByLanguage;
} {
	const json = (path: string): unknown => JSON.parse(readFileSync(`${folder}/${path}`, "utf8"));
	const files = LANGUAGES.map(({ tag }) => [tag, `locales/${tag}/notices.json`] as const);
	return {
		register: registerSchema.parse(json("db/tools.json")),
		words: Object.fromEntries(
			files
				.filter(([, path]) => existsSync(`${folder}/${path}`))
				.map(([tag, path]) => [tag, notices.parse(json(path))]),
		),
	};
}
