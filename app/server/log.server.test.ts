import { describe, expect, it } from "vitest";
import { makeLog } from "./log.server.ts";

function logged(): { log: ReturnType<typeof makeLog>; lines: Record<string, unknown>[] } {
	const lines: Record<string, unknown>[] = [];
	return { log: makeLog({ write: (line) => lines.push(JSON.parse(line)) }), lines };
}

describe("the log", () => {
	it("has one line an answer, louder when it is our fault", () => {
		const { log, lines } = logged();
		log.answered({ method: "GET", route: "/:lang", status: 200, ms: 2, bytes: 900 });
		log.answered({ method: "GET", route: "/:lang", status: 500, ms: 2, bytes: 900 });
		expect(lines).toMatchObject([
			{ level: 30, method: "GET", route: "/:lang", status: 200, ms: 2, bytes: 900 },
			{ level: 50, status: 500 },
		]);
	});

	it("says where a fault happened, and none of the words that a person typed", () => {
		const { log, lines } = logged();
		const fault = Object.assign(new TypeError("bad name: Amina Begum\n9990000018"), { code: "SQLITE_FULL" });
		log.fault(fault, "saving a choice");
		log.fault("Amina", "saving a choice");
		expect(JSON.stringify(lines)).not.toMatch(/Amina|9990000018/);
		expect(lines[0]).toMatchObject({
			msg: "saving a choice",
			fault: { name: "TypeError", code: "SQLITE_FULL" },
		});
		expect(JSON.stringify(lines[0])).toContain("log.server.test.ts");
	});
});
