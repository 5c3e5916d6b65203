import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { startServer } from "#tests/server.ts";

const folder = () => mkdtempSync(join(tmpdir(), "start-"));

/** What an operator sees when the portal does not start. */
async function refusal(settings: Record<string, string>): Promise<string> {
	try {
		await (await startServer(settings, "sources")).stop();
	} catch (error) {
		if (error instanceof Error) return error.message;
	}
	return "it started";
}

describe("a portal that cannot start", () => {
	it("says in one line which setting is wrong", async () => {
		expect(await refusal({ MODE: "real" })).toBe(
			'The server did not start (1): MODE: "real" is neither demo nor live',
		);
	});

	it("in live mode makes no keys of its own", async () => {
		const [keys, other] = [folder(), folder()];
		const live = { MODE: "live", PUBLIC_ORIGIN: "https://choices.example", SHIP_DIR: other };
		const line = await refusal({ ...live, KEYS_DIR: keys, CHECKPOINT_DIR: other });
		expect(line).toBe("The server did not start (1): KEYS_DIR: there is no master.key in it");
		expect(readdirSync(keys)).toEqual([]);
	});

	it("in live mode needs somebody who can sign in", async () => {
		const [keys, other] = [folder(), folder()];
		writeFileSync(join(keys, "master.key"), "ab".repeat(32));
		const live = { MODE: "live", PUBLIC_ORIGIN: "https://choices.example", SHIP_DIR: other };
		const line = await refusal({ ...live, KEYS_DIR: keys, CHECKPOINT_DIR: other });
		expect(line).toMatch(
			/^The server did not start \(1\): MODE=live needs somebody who can sign in: [^\n]+$/,
		);
	});
});

describe("a portal that runs", () => {
	it("serves its pages, has its data to itself, and ends cleanly", async () => {
		const data = folder();
		const portal = await startServer({ DATA_DIR: data }, "sources");
		const page = await fetch(`${portal.origin}/ur`);
		expect([page.status, await page.text()]).toEqual([
			200,
			expect.stringContaining('<html lang="ur" dir="rtl">'),
		]);
		expect((await fetch(`${portal.origin}/gone`)).status).toBe(404);

		const second = await refusal({ DATA_DIR: data });
		expect(second).toBe(`The server did not start (1): DATA_DIR: another server is running on ${data}`);

		expect(await portal.stop()).toBe(0);
		const modes = readdirSync(data, { recursive: true }).map(
			(file) => statSync(join(data, String(file))).mode,
		);
		expect(modes.filter((mode) => (mode & 0o077) !== 0)).toEqual([]);
		expect(readFileSync(join(data, "portal.db")).subarray(0, 15).toString()).toBe("SQLite format 3");
	});

	it("serves on where nothing can be shipped, and says so to whoever watches over it", async () => {
		const data = folder();
		writeFileSync(join(data, "file"), "");
		const portal = await startServer({ DATA_DIR: data, SHIP_DIR: join(data, "file", "ship") }, "sources");
		onTestFinished(async () => void (await portal.stop()));
		await expect
			.poll(async () => (await fetch(`${portal.origin}/health/ready`)).json(), { timeout: 20_000 })
			.toEqual({ ready: true, warning: "nothing is shipped (ENOTDIR)" });
	});

	it("says in words that its port is taken", async () => {
		const other = createServer();
		await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
		onTestFinished(() => void other.close());
		const address = other.address();
		const port = typeof address === "object" ? String(address?.port) : "";
		expect(await refusal({ PORT: port })).toBe(
			`The server did not start (1): PORT: ${port} is in use by another program`,
		);
	});
});
