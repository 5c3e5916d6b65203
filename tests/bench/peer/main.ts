/**
 * The peer: Express, Nunjucks and nhsuk-frontend as shipped, with the pages of `PAGES` (a folder of templates and
 * `addresses.json`). It knows no patient and no database: it only renders. Run by the benchmark; listens on `PORT`.
 */
import { globSync, readFileSync } from "node:fs";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import express from "express";
import nunjucks from "nunjucks";
import { bestEncoding, compress } from "#app/server/compress.server.ts";
import type { Addresses } from "./addresses.ts";

const folder = process.env["PAGES"] ?? "";
const addresses = JSON.parse(readFileSync(join(folder, "addresses.json"), "utf8")) as Addresses;
const library = join(dirname(fileURLToPath(import.meta.resolve("nhsuk-frontend/package.json"))), "dist");

const app = express();
// Each would cost the peer time or bytes, and serve nobody here.
app.disable("etag");
app.disable("x-powered-by");
nunjucks.configure([folder, library], { autoescape: true, express: app });

for (const [path, template] of Object.entries(addresses.pages)) {
	app.get(path, (request, response) => {
		response.render(template, {}, async (error, html) => {
			if (error !== null) throw error;
			const encoding = bestEncoding(request.headers["accept-encoding"]);
			response.setHeader("content-type", "text/html; charset=utf-8");
			response.setHeader("cache-control", "no-store");
			if (encoding !== "identity") response.setHeader("content-encoding", encoding);
			response.send(await compress(Buffer.from(html), encoding, 5));
		});
	});
}
for (const [path, next] of Object.entries(addresses.forms)) {
	app.post(path, (_request, response) => response.redirect(303, next));
}

const TYPES: Readonly<Record<string, string>> = {
	".css": "text/css; charset=utf-8",
	".js": "text/javascript; charset=utf-8",
	".json": "application/json",
	".svg": "image/svg+xml",
	".png": "image/png",
	".ico": "image/x-icon",
};

/** The library's files, brotli-11 and immutable as the portal's own are. */
for (const file of globSync("nhsuk/{*.min.css,*.min.js,assets/**/*.*}", { cwd: library })) {
	const type = TYPES[extname(file)] ?? "application/octet-stream";
	const isText = /text|json|svg/.test(type);
	const body = await compress(readFileSync(join(library, file)), isText ? "br" : "identity", 11);
	app.get(`/${file.replace("nhsuk/assets/", "assets/")}`, (_request, response) => {
		response.setHeader("content-type", type);
		response.setHeader("cache-control", "public, max-age=31536000, immutable");
		if (isText) response.setHeader("content-encoding", "br");
		response.send(body);
	});
}
app.listen(Number(process.env["PORT"]), "127.0.0.1");
