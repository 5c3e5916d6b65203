/** Counts what is asked of SQLite while something runs. */
import Sqlite from "better-sqlite3";

const WAYS = ["all", "get", "run", "iterate"] as const;

/** How many statements of this process ran during `work`, those of transactions too. */
export async function statementsDuring(work: () => Promise<unknown>): Promise<number> {
	const memory = new Sqlite(":memory:");
	const prototype = Object.getPrototypeOf(memory.prepare("SELECT 1"));
	memory.close();
	let count = 0;
	const real = WAYS.map((way) => [way, prototype[way]] as const);
	for (const [way, method] of real) {
		prototype[way] = function counted(this: unknown, ...given: unknown[]) {
			count += 1;
			return method.apply(this, given);
		};
	}
	try {
		await work();
	} finally {
		for (const [way, method] of real) prototype[way] = method;
	}
	return count;
}
