/** What the peer uses of two packages that bring no types of their own. */

declare module "express" {
	import type { IncomingMessage, ServerResponse } from "node:http";

	interface Response extends ServerResponse {
		send(body: string | Buffer): void;
		redirect(status: number, address: string): void;
		render(template: string, data: object, rendered: (error: Error | null, html: string) => void): void;
	}
	type Handler = (request: IncomingMessage, response: Response) => void;
	interface Application {
		disable(setting: string): void;
		get(path: string, handler: Handler): void;
		post(path: string, handler: Handler): void;
		listen(port: number, host: string): void;
	}
	export default function express(): Application;
}

declare module "nunjucks" {
	const nunjucks: {
		configure(
			folders: readonly string[],
			options: { readonly autoescape: boolean; readonly express: object },
		): void;
	};
	export default nunjucks;
}
