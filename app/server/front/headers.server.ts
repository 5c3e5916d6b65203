/**
 * The headers that every answer carries, errors and files too. Each is here because it still does something; each byte
 * is paid for by the patient.
 *
 * Left out of helmet's set: X-XSS-Protection, X-Download-Options and X-Permitted-Cross-Domain-Policies (browsers and
 * plug-ins that are gone), X-Frame-Options (`frame-ancestors` says it), X-DNS-Prefetch-Control (no page names another
 * site), Origin-Agent-Cluster and Permissions-Policy (no page runs a script), X-Powered-By (never sent by node:http).
 */
import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import helmet from "helmet";

export type HeaderList = readonly (readonly [name: string, value: string])[];

export interface SafetyHeaderOptions {
	/** Whether patients come by https: only then may a browser be told never to come otherwise. */
	readonly https: boolean;
	/** CSP sources of the inline stylesheets that pages may carry, such as `'sha256-…'` with the quotes. */
	readonly styleHashes: readonly string[];
}

/** The list, made once at the start. `Referrer-Policy: no-referrer` would make forms without script send `Origin: null`. */
export function safetyHeaders({ https, styleHashes }: SafetyHeaderOptions): HeaderList {
	const secure = helmet({
		contentSecurityPolicy: {
			useDefaults: false,
			directives: {
				"default-src": ["'none'"],
				"base-uri": ["'none'"],
				"form-action": ["'self'"],
				"frame-ancestors": ["'none'"],
				"img-src": ["'self'"],
				"style-src": ["'self'", ...styleHashes],
			},
		},
		referrerPolicy: { policy: "same-origin" },
		strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: true } : false,
		originAgentCluster: false,
		xDnsPrefetchControl: false,
		xDownloadOptions: false,
		xFrameOptions: false,
		xPermittedCrossDomainPolicies: false,
		xXssProtection: false,
	});
	const request = new IncomingMessage(new Socket());
	const response = new ServerResponse(request);
	secure(request, response, (error) => {
		if (error !== undefined) throw error;
	});
	return Object.entries(response.getHeaders()).map(([name, value]) => [name, String(value)] as const);
}
