/** A file of signing keys in `KEYS_DIR`, for this user only: read as it must be, or the start is refused; written in one step. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { z } from "zod";
import { makeFolderDurably, writeTextDurably } from "../durable-file.server.ts";
import { StartRefused } from "../start-refused.server.ts";

/** How the file of this name is read and written. */
export function keyFileOf<Kept>(name: string, shape: z.ZodType<Kept>) {
	/** Whoever keeps a copy can mend it. */
	const damaged = () => new StartRefused(`KEYS_DIR: ${name} is damaged; put back a copy of it`);
	return {
		damaged,
		/** Undefined where there is none yet. Throws `StartRefused` where it is damaged. */
		read(folder: string): Kept | undefined {
			const file = join(folder, name);
			if (!existsSync(file)) return undefined;
			try {
				return shape.parse(JSON.parse(readFileSync(file, "utf8")));
			} catch {
				throw damaged();
			}
		},
		/** Written beside and put in place in one step: a power cut leaves the old keys or the new ones. */
		write(folder: string, kept: Kept): Kept {
			makeFolderDurably(folder);
			writeTextDurably(join(folder, name), `${JSON.stringify(kept, null, "\t")}\n`, true);
			return kept;
		},
	};
}
