/**
 * The log: what the portal did, never for whom. A line has the route's pattern, not the address that was asked for,
 * because addresses and queries carry names, NHS numbers and codes; and no network address, header, cookie or body.
 */
import { type DestinationStream, pino } from "pino";

/** One answered request. */
export interface Answered {
	readonly method: string;
	/** The pattern, such as `/:lang/tools/:tool`, or a word for what is not a page, such as `assets`. */
	readonly route: string;
	readonly status: number;
	readonly ms: number;
	/** Bytes of the body as sent. */
	readonly bytes: number;
}

export interface Log {
	answered(line: Answered): void;
	/** Something that should not happen did. `doing` is our own words for what was under way. */
	fault(error: unknown, doing: string): void;
	/** The portal started, or is stopping. */
	note(what: string): void;
}

/**
 * Writes JSON lines to `stream`, by default standard output. What was answered in one turn is one write, at its end: each write is a wait for the
 * system that everybody behind it shares. What went wrong is written at once, with all before it.
 */
export function makeLog(stream: DestinationStream = pino.destination(1)): Log {
	const lines = gatherLines(stream);
	const log = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, lines);
	return {
		answered: (line) => (line.status >= 500 ? log.error(line) : log.info(line)),
		fault(error, doing) {
			log.error({ fault: withoutWords(error) }, doing);
			lines.flush();
		},
		note(what) {
			log.info(what);
			lines.flush();
		},
	};
}

/** What waits is written, too, when the process ends. */
function gatherLines(stream: DestinationStream): DestinationStream & { flush(): void } {
	let waiting = "";
	const flush = () => {
		const lines = waiting;
		waiting = "";
		if (lines !== "") stream.write(lines);
	};
	process.once("exit", flush);
	return {
		flush,
		write(line) {
			if (waiting === "") setImmediate(flush);
			waiting += line;
		},
	};
}

/** Where an error happened, without its message: messages quote what people typed. */
function withoutWords(error: unknown): { name: string; code?: string; at: readonly string[] } {
	if (!(error instanceof Error)) return { name: typeof error, at: [] };
	const code = "code" in error && typeof error.code === "string" ? { code: error.code } : {};
	const lines = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
	return { name: error.name, ...code, at: lines.slice(0, 12).map((line) => line.trim()) };
}
