/** Another site on this machine: pages of somebody who wants a visitor to act here without knowing. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface OtherSite {
	/** Puts a page there; answers its path. */
	page(body: string): string;
	/** Its origin at this name of the machine. */
	at(host: "127.0.0.1" | "localhost"): string;
	stop(): Promise<void>;
}

/**
 * Starts the site on a port of its own. At 127.0.0.1 it is another site than `localhost`; at `localhost` it is another origin of the
 * same site, as a page beside the portal on a hospital's host would be: there browsers send our cookies along.
 */
export async function startOtherSite(): Promise<OtherSite> {
	const pages: string[] = [];
	const server = createServer((request, response) => {
		const page = pages[Number(request.url?.slice(1))];
		response.writeHead(page === undefined ? 404 : 200, { "content-type": "text/html; charset=utf-8" });
		response.end(page);
	});
	await new Promise<void>((resolve) => server.listen(0, resolve));
	const { port } = server.address() as AddressInfo;
	return {
		page(body) {
			pages.push(`<!DOCTYPE html><html lang="en"><title>Win a prize</title><body>${body}</body></html>`);
			return `/${pages.length - 1}`;
		},
		at: (host) => `http://${host}:${port}`,
		stop() {
			server.closeAllConnections();
			return new Promise((resolve) => server.close(() => resolve()));
		},
	};
}

/** A form of theirs that sends these fields to our address, with a button, and by itself where script runs. */
export function theirForm(
	action: string,
	fields: readonly (readonly [string, string])[],
	type: string,
): string {
	const safe = (text: string) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
	const inputs = fields.map(
		([name, value]) => `<input type="hidden" name="${safe(name)}" value="${safe(value)}">`,
	);
	return `<form id="theirs" method="post" action="${safe(action)}" enctype="${type}">${inputs.join("")}<button>Play</button></form>
<script>HTMLFormElement.prototype.submit.call(document.getElementById("theirs"))</script>`;
}
