/**
 * The peer: Express, Nunjucks and nhsuk-frontend as shipped, with the pages of `PAGES` (a folder of templates and
 * `addresses.json`). It knows no patient and no database: it only renders. Run by the benchmark; listens on `PORT`.
 */
import { randomBytes } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import express from "express";
import nunjucks from "nunjucks";
import { bestEncoding, compress } from "#app/server/front/compress.server.ts";
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

/** Where the stock stylesheet has its two fonts. They are licensed, and nothing here may leave this machine. */
const FONTS = "https://assets.nhs.uk/fonts/";

/**
 * Bytes that stand for one of them: fewer than the real files have (a Latin weight of a text face is 10 to 35 KB), so the
 * stand-in flatters the library. A font is compressed already; random bytes stay as long on the wire.
 */
const FONT_STAND_IN = randomBytes(10_500);

function withOwnFonts(file: Buffer, type: string): Buffer {
	if (!type.startsWith("text/css")) return file;
	// A stand-in is no font, and a browser would ask for the older format too: real ones are asked for once.
	const once = file.toString("utf8").replace(/,\s*url\([^)]*\.woff["']?\)\s*format\(["']?woff["']?\)/g, "");
	return Buffer.from(once.replaceAll(FONTS, "/fonts/"));
}

app.get("/fonts/:name", (_request, response) => {
	response.setHeader("content-type", "font/woff2");
	response.setHeader("cache-control", "public, max-age=31536000, immutable");
	response.send(FONT_STAND_IN);
});

/** The library's files, brotli-11 and immutable as the portal's own are. */
for (const file of globSync("nhsuk/{*.min.css,*.min.js,assets/**/*.*}", { cwd: library })) {
	const type = TYPES[extname(file)] ?? "application/octet-stream";
	const isText = /text|json|svg/.test(type);
	const body = await compress(
		withOwnFonts(readFileSync(join(library, file)), type),
		isText ? "br" : "identity",
		11,
	);
	app.get(`/${file.replace("nhsuk/assets/", "assets/")}`, (_request, response) => {
		response.setHeader("content-type", type);
		response.setHeader("cache-control", "public, max-age=31536000, immutable");
		if (isText) response.setHeader("content-encoding", "br");
		response.send(body);
	});
}
app.listen(Number(process.env["PORT"]), "127.0.0.1");
