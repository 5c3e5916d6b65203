/** Two addresses for whoever watches the portal. They tell machines the truth and say nothing of anybody. */

/** Why the portal cannot serve now, or undefined when it can. */
export type Ready = () => string | undefined;

export interface Health {
	readonly status: 200 | 503;
	readonly json: string;
}

/**
 * Answers `/health/live` (this process runs) and `/health/ready` (it can serve, or why not); else undefined. `warning` is what
 * somebody has to look at though the portal serves.
 */
export function healthOf(path: string, ready: Ready, warning: Ready): Health | undefined {
	if (path === "/health/live") return { status: 200, json: '{"live":true}' };
	if (path !== "/health/ready") return undefined;
	const reason = ready();
	if (reason === undefined) return { status: 200, json: JSON.stringify({ ready: true, warning: warning() }) };
	return { status: 503, json: JSON.stringify({ ready: false, reason }) };
}
