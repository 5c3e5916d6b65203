/** The pages: as built for production, or from their sources with reload in development. */

import { readdir } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import { StartRefused } from "../start-refused.server.ts";
import { type Assets, readAssets } from "./assets.server.ts";
import { makeHandlers, type PageHandler } from "./handlers.server.ts";
import type { Sheets } from "./problem-page.server.ts";

export interface Pages {
	readonly handlerFor: (path: string) => PageHandler | Promise<PageHandler>;
	readonly assets: Assets;
	/** Those of the stylesheets that the front's own pages need. */
	readonly sheets: Sheets;
	readonly sources?: (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
	close(): Promise<void>;
}

/** The pages that `npm run build` made in `folder`. Throws `StartRefused` where it has not been run. */
export async function builtPages(folder: string): Promise<Pages> {
	const file = join(folder, "server", "index.js");
	let build: ServerBuild;
	try {
		build = (await import(pathToFileURL(file).href)) as ServerBuild;
	} catch (error) {
		const missing = error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND";
		if (missing && error.message.includes(file)) {
			throw new StartRefused("The pages are not built yet: run npm run build first");
		}
		throw error;
	}
	const handlerFor = makeHandlers(build, "production");
	const client = join(folder, "client");
	const assets = await readAssets(client);
	const made = await readdir(join(client, "assets")).catch(() => []);
	const named = (pattern: RegExp) =>
		made.filter((name) => pattern.test(name)).map((name) => `/assets/${name}`)[0];
	const sheets = { all: named(/^app-[\w-]+\.css$/), large: named(/^large-[\w-]+\.css$/) };
	return { handlerFor, assets, sheets, close: async () => undefined };
}

/** The pages from the sources in `folder`: each request sees the newest. Only here is Vite loaded. */
export async function sourcePages(folder: string): Promise<Pages> {
	const { createServer } = await import("vite");
	const vite = await createServer({
		root: folder,
		configFile: join(folder, "remix.config.js"),
		appType: "custom",
		server: { middlewareMode: true, hmr: false, ws: false },
	});
	// Vite would end the process itself, without waiting for requests under way or closing the database.
	process.removeAllListeners("SIGTERM");
	let known: { build: ServerBuild; handlerFor: (path: string) => PageHandler } | undefined;
	const build = async () => (await vite.ssrLoadModule("virtual:remix/server-build")) as ServerBuild;
	return {
		async handlerFor(path) {
			const newest = await build();
			if (known?.build !== newest) known = { build: newest, handlerFor: makeHandlers(newest, "development") };
			return known.handlerFor(path);
		},
		assets: () => undefined,
		sheets: { all: "/app/ui/app.css", large: "/app/ui/large.css" },
		sources: vite.middlewares,
		close: () => vite.close(),
	};
}
