/**
 * How long a request's body may take. Node knows one time for all requests; here a form has its seconds, and what may bring a
 * large file has as long as its bytes keep coming.
 */
import type { IncomingMessage, ServerResponse } from "node:http";

export interface BodyTimes {
	/** Its body has to be here within the time of a form. */
	begin(request: IncomingMessage, response: ServerResponse): void;
	/** From now on this one may go on while it is told of bytes, at most this many milliseconds apart. */
	allowLong(request: IncomingMessage, apart: number): () => void;
}

/** `most` is the time of a form, in milliseconds. `late` lets a sender go. */
export function makeBodyTimes(
	most: number,
	late: (request: IncomingMessage, response: ServerResponse) => void,
): BodyTimes {
	const running = new WeakMap<
		IncomingMessage,
		{ timer: NodeJS.Timeout; readonly response: ServerResponse }
	>();
	const start = (request: IncomingMessage, response: ServerResponse, ms: number) => {
		const timer = setTimeout(() => late(request, response), ms);
		timer.unref();
		return timer;
	};
	return {
		begin(request, response) {
			if (request.complete) return;
			running.set(request, { timer: start(request, response, most), response });
			// Not left to the collector: what is young in a map that has grown old outlives each round of young objects, and every round
			// would carry along a thousand requests that were answered long ago.
			const clear = () => {
				clearTimeout(running.get(request)?.timer);
				running.delete(request);
			};
			request.once("end", clear);
			request.once("close", clear);
		},
		allowLong(request, apart) {
			const one = running.get(request);
			if (one === undefined) return () => undefined;
			const again = () => {
				clearTimeout(one.timer);
				if (!request.complete && !request.destroyed) one.timer = start(request, one.response, apart);
			};
			again();
			return again;
		},
	};
}
