/** `import-tools`: whose portal this is: providers, services, and which AI tools each of them uses. */
import { z } from "zod";
import { importProviders } from "#app/features/people/import-provider.store.server.ts";
import { type ProviderFile, providerFile } from "#app/features/people/provider-file.ts";
import {
	importRegister,
	toolsKeptHere,
	type WordsByLanguage,
} from "#app/features/tools/import-register.store.server.ts";
import type { Register } from "#app/features/tools/register.ts";
import type { Db } from "#db/open.server.ts";
import { tools } from "#db/schema.ts";
import { readRegisterFiles } from "../register-files.server.ts";
import { type Command, operator } from "./command.ts";
import { readInput } from "./input-file.ts";

const DOES = `Imports providers, their services and the AI tools they use, from a JSON file.
  { "providers": [ … ], "services": [ … ], "register": { … } }
Without a register in the file, the portal's own is used.
A use that the file no longer names ends. A file with any problem changes nothing.
The same file twice changes nothing. A portal that runs shows it within seconds.`;

export const importToolsCommand: Command = {
	usage: "import-tools FILE",
	does: DOES,
	options: {},
	files: 1,
	needs: [],
	mayBegin: true,
	async run({ db, at, top, say, complain }, { files }) {
		const text = readInput(files[0] ?? "");
		const file = text.ok ? parsed(text.value) : text.reason;
		if (typeof file === "string") {
			complain(file);
			return false;
		}
		const own = readRegisterFiles(top);
		const register = file.register ?? own.register;
		const problems = [
			...missingTools(file, register),
			...missingWords(register, own.words),
			...(await takenNumbers(db, register)),
		];
		for (const problem of problems) complain(problem);
		if (problems.length > 0) {
			complain("Nothing was imported.");
			return false;
		}
		const notices = await importRegister(db, register, own.words, at);
		await importProviders(db, operator, file);
		const uses = file.services.reduce((sum, service) => sum + service.uses.length, 0);
		say(
			`${file.providers.length} providers, ${file.services.length} services, ${uses} uses of tools; ` +
				`${register.tools.length} tools, ${notices} new notices.`,
		);
		const theirs = await toolsKeptHere(db.read);
		if (theirs.size > 0) say(`Kept by AI leads here, and left as they are: ${[...theirs].join(", ")}.`);
		return true;
	},
};

/** The file, or its problems as lines: where, and what is wrong there. */
function parsed(text: string): ProviderFile | string {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch (error) {
		return `This is not JSON: ${error instanceof Error ? error.message : "it cannot be read"}. Nothing was imported.`;
	}
	const read = providerFile.safeParse(value);
	if (read.success) return read.data;
	const lines = read.error.issues.map(
		(issue) => `${z.core.toDotPath(issue.path) || "the file"}: ${issue.message}`,
	);
	return [...lines, "Nothing was imported."].join("\n");
}

function missingTools({ services }: ProviderFile, { tools: known }: Register): string[] {
	const ids = new Set(known.map(({ id }) => id));
	return services.flatMap((service, at) =>
		service.uses.flatMap(({ tool }, place) =>
			ids.has(tool) ? [] : [`services[${at}].uses[${place}].tool: the register has no tool ${tool}`],
		),
	);
}

/** Patients read about every tool; one without words would be a page without a text. */
function missingWords({ tools: known }: Register, words: WordsByLanguage): string[] {
	return known
		.filter(({ id }) => words["en"]?.[id] === undefined)
		.map(({ id }) => `register: there are no English words for the tool ${id}`);
}

/** Choices are kept by a tool's number: a number that changes its tool would change what patients said. */
async function takenNumbers(db: Db, register: Register): Promise<string[]> {
	const kept = await db.read.select({ id: tools.id, number: tools.number }).from(tools);
	return register.tools.flatMap(({ id, number }) => {
		const other = kept.find((tool) => (tool.id === id) !== (tool.number === number));
		return other === undefined
			? []
			: [`register: the tool ${id} has the number ${number}; here ${other.id} has ${other.number}`];
	});
}
