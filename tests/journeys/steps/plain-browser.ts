/** A browser without a screen: sends exactly what it is told, keeps cookies, and weighs what comes back. */
import { type IncomingMessage, request } from "node:http";
import { brotliDecompressSync } from "node:zlib";

export interface Answer {
	readonly status: number;
	readonly headers: IncomingMessage["headers"];
	readonly body: string;
	/** Every byte that came over the wire: status line, headers, compressed body. */
	readonly weight: number;
}

/** Fields of a form, in order; a name may come twice. */
export type Fields = readonly (readonly [name: string, value: string])[];

/** What the browser says of itself; `origin` false is a browser that sends neither Origin nor Sec-Fetch-Site. */
interface Manners {
	readonly origin?: boolean;
	readonly language?: string;
}

export class PlainBrowser {
	readonly #origin: string;
	readonly #manners: Manners;
	readonly cookies = new Map<string, string>();

	constructor(origin: string, manners: Manners = {}) {
		this.#origin = origin;
		this.#manners = manners;
	}

	get(path: string): Promise<Answer> {
		return this.#send("GET", path);
	}

	/** Posts a form, in these fields or as this text. `headers` replace what a browser would send. */
	post(
		path: string,
		fields: Fields | string,
		headers: Readonly<Record<string, string>> = {},
	): Promise<Answer> {
		const body =
			typeof fields === "string" ? fields : new URLSearchParams(fields.map((f) => [...f])).toString();
		const says = this.#manners.origin === false ? {} : { Origin: this.#origin };
		return this.#send("POST", path, body, {
			"Content-Type": "application/x-www-form-urlencoded",
			...says,
			...headers,
		});
	}

	/** Opens a page and gives the token that its forms carry. */
	async tokenOf(path: string): Promise<string> {
		const { body } = await this.get(path);
		const token = fieldIn(body, "token");
		if (token === undefined) throw new Error(`no form on ${path}`);
		return token;
	}

	/** Each request has a connection of its own, so that its bytes can be told from the others'. */
	#send(
		method: string,
		path: string,
		body = "",
		headers: Readonly<Record<string, string>> = {},
	): Promise<Answer> {
		const cookies = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
		const { hostname, port } = new URL(this.#origin);
		return new Promise((resolve, reject) => {
			const asked = request({
				hostname,
				port,
				method,
				path,
				agent: false,
				headers: {
					Host: `${hostname}:${port}`,
					"Accept-Encoding": "br",
					"Accept-Language": this.#manners.language ?? "en-GB",
					...(cookies && { Cookie: cookies }),
					...(method === "POST" && { "Content-Length": String(Buffer.byteLength(body)) }),
					...headers,
				},
			});
			asked.on("error", reject);
			asked.on("response", (response) => {
				const { socket } = response;
				const packed: Buffer[] = [];
				response.on("data", (chunk: Buffer) => packed.push(chunk));
				response.on("error", reject);
				response.on("end", () => {
					this.#keep(response.headers["set-cookie"] ?? []);
					const whole = Buffer.concat(packed);
					resolve({
						status: response.statusCode ?? 0,
						headers: response.headers,
						body: (response.headers["content-encoding"] === "br"
							? brotliDecompressSync(whole)
							: whole
						).toString(),
						weight: socket.bytesRead,
					});
				});
			});
			asked.end(body);
		});
	}

	#keep(given: readonly string[]): void {
		for (const cookie of given) {
			const [pair = "", ...rest] = cookie.split(";");
			const [name = "", value = ""] = pair.split("=");
			if (rest.some((part) => part.trim() === "Max-Age=0")) this.cookies.delete(name);
			else this.cookies.set(name, value);
		}
	}
}

/** The value of a hidden field of a page, or undefined when it has none of this name. */
export function fieldIn(html: string, name: string): string | undefined {
	return new RegExp(`<input type="hidden" name="${name}" value="([^"]*)"`).exec(html)?.[1];
}

/** What the form with this id sends when nothing in it is changed: its hidden fields, and what is ticked. */
export function fieldsOf(html: string, id: string): [string, string][] {
	const form = new RegExp(`<form[^>]* id="${id}".*?</form>`, "s").exec(html)?.[0] ?? "";
	return (form.match(/<input [^>]*>/g) ?? [])
		.filter((input) => / type="hidden"| checked=/.test(input) && !input.includes(" disabled="))
		.map((input) => [attribute(input, "name"), attribute(input, "value")]);
}

function attribute(tag: string, name: string): string {
	const value = new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? "";
	return value.replaceAll("&quot;", '"').replaceAll("&amp;", "&");
}
