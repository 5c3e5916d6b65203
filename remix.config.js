import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";
import { LongestFirst } from "./tests/longest-first.ts";

/** The one configuration of Vite, Remix and Vitest. Always passed by name: without `--config` the Remix command
 * falls back to its classic compiler in silence. Vitest runs without the Remix plugin. */
export default defineConfig({
	plugins: process.env.VITEST
		? []
		: [
				remix({
					appDirectory: "app",
					future: {
						v3_fetcherPersist: true,
						v3_relativeSplatPath: true,
						v3_throwAbortReason: true,
						v3_routeConfig: true,
						v3_singleFetch: false,
						v3_lazyRouteDiscovery: false,
					},
				}),
			],
	esbuild: { jsx: "automatic" },
	build: { target: "es2022", assetsInlineLimit: 0 },
	test: {
		include: ["{app,db,locales,tests}/**/*.test.{ts,tsx}"],
		environment: "node",
		globalSetup: ["tests/scratch-folder.ts", "tests/register-database.ts"],
		setupFiles: ["tests/console-errors-fail.ts"],
		// Node reads the 179 KB of this library's package.json anew for each of its files: over a second for each test file.
		server: { deps: { inline: ["drizzle-orm"] } },
		// Every test has a database of its own, so files may share a worker: loading the pages anew for each costs minutes.
		isolate: false,
		maxWorkers: 2,
		sequence: { sequencer: LongestFirst },
		testTimeout: 60_000,
		hookTimeout: 60_000,
	},
});
