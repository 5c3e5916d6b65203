import { spawnSync } from "node:child_process";
import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { makeLog } from "./log.server.ts";

/** What was written, and each write with its lines. */
function logged() {
	const writes: Record<string, unknown>[][] = [];
	const write = (text: string) => {
		writes.push(
			text
				.trim()
				.split("\n")
				.map((line) => JSON.parse(line)),
		);
	};
	return { log: makeLog({ write }), writes };
}

describe("the log", () => {
	it("has one line an answer, louder when it is our fault", async () => {
		const { log, writes } = logged();
		log.answered({ method: "GET", route: "/:lang", status: 200, ms: 2, bytes: 900 });
		log.answered({ method: "GET", route: "/:lang", status: 500, ms: 2, bytes: 900 });
		await turn();
		expect(writes.flat()).toMatchObject([
			{ level: 30, method: "GET", route: "/:lang", status: 200, ms: 2, bytes: 900 },
			{ level: 50, status: 500 },
		]);
	});

	it("says where a fault happened, and none of the words that a person typed", () => {
		const { log, writes } = logged();
		const fault = Object.assign(new TypeError("bad name: Amina Begum\n9990000018"), { code: "SQLITE_FULL" });
		log.fault(fault, "saving a choice");
		log.fault("Amina", "saving a choice");
		const lines = writes.flat();
		expect(JSON.stringify(lines)).not.toMatch(/Amina|9990000018/);
		expect(lines[0]).toMatchObject({
			msg: "saving a choice",
			fault: { name: "TypeError", code: "SQLITE_FULL" },
		});
		expect(JSON.stringify(lines[0])).toContain("log.server.test.ts");
	});

	it("writes the answers of one turn at once, and what went wrong before the turn is over", async () => {
		const { log, writes } = logged();
		const answered = (ms: number) =>
			log.answered({ method: "GET", route: "/:lang", status: 200, ms, bytes: 900 });
		answered(1);
		answered(2);
		expect(writes).toEqual([]);
		await turn();
		expect(writes).toMatchObject([[{ ms: 1 }, { ms: 2 }]]);
		answered(3);
		log.fault(new Error("the disk"), "saving a choice");
		expect(writes[1]).toMatchObject([{ ms: 3 }, { msg: "saving a choice" }]);
		await turn();
		expect(writes).toHaveLength(2);
	});

	it("loses no line where the process ends in the same turn, or dies of an error", () => {
		const logModule = JSON.stringify(new URL("./log.server.ts", import.meta.url).href);
		for (const end of ["process.exit(0)", "throw new Error('died')"]) {
			const answered = "makeLog().answered({ method: 'GET', route: '/:lang', status: 200, ms: 1, bytes: 1 })";
			const script = `import { makeLog } from ${logModule}; ${answered}; ${end}`;
			const ran = spawnSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" });
			expect(
				ran.stdout
					.trim()
					.split("\n")
					.map((line) => JSON.parse(line).route),
			).toEqual(["/:lang"]);
		}
	});
});
