import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { get, startFront, statusOf } from "#tests/front.ts";
import { headerOf } from "../answer.server.ts";
import { readAssets } from "./assets.server.ts";

const STYLE = "body { margin: 0 }\n".repeat(100);

function builtFiles(): string {
	const folder = mkdtempSync(join(tmpdir(), "files-"));
	mkdirSync(join(folder, "assets"));
	mkdirSync(join(folder, ".vite"));
	writeFileSync(join(folder, "assets", "app-1a2b.css"), STYLE);
	writeFileSync(join(folder, "favicon.svg"), "<svg/>");
	writeFileSync(join(folder, ".vite", "manifest.json"), "{}");
	return folder;
}

describe("the files of the build", () => {
	it("are kept for good when their name changes with their content, else for a day", async () => {
		const assets = await readAssets(builtFiles());
		const style = await assets("/assets/app-1a2b.css", "br");
		expect(style && headerOf(style, "cache-control")).toBe("public, max-age=31536000, immutable");
		expect(style && headerOf(style, "content-type")).toBe("text/css; charset=utf-8");
		expect(style && headerOf(style, "vary")).toBe("accept-encoding");
		expect(brotliDecompressSync(style?.body ?? "").toString()).toBe(STYLE);
		const icon = await assets("/favicon.svg", "br");
		expect(icon && headerOf(icon, "cache-control")).toBe("public, max-age=86400");
		expect(icon?.body.toString()).toBe("<svg/>");
	});

	it("are reached by their own name only", async () => {
		const front = await startFront({ assets: await readAssets(builtFiles()) });
		expect(statusOf(await front.raw(get("/assets/app-1a2b.css")))).toBe(200);
		const others = ["/assets/", "/.vite/manifest.json", "/assets/App-1a2b.css", "/assets/app-1a2b.css/x"];
		for (const path of others) expect(await front.raw(get(path))).toContain("a page");
		for (const path of ["/assets/../favicon.svg", "/assets//app-1a2b.css", "/assets/%2e%2e/favicon.svg"]) {
			expect(statusOf(await front.raw(get(path)))).toBe(404);
		}
		expect(front.reached).toHaveLength(others.length);
	});

	it("may be missing before the first build", async () => {
		const assets = await readAssets("/nowhere/at/all");
		expect(assets("/favicon.svg", "br")).toBeUndefined();
	});
});
