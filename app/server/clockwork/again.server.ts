/** What the portal does by itself again and again: one time after the other, and never two at once. */

/** Something that goes on until it is stopped. */
export interface Again {
	/** Begins nothing any more, and waits for what is under way. */
	stop(): Promise<void>;
}

/**
 * Does it now and every so many milliseconds, without keeping the process alive. A turn that comes while the last is under way is left out:
 * the next one makes up for it. `failed` is told what was thrown, and it goes on.
 */
export function again(work: () => Promise<unknown>, every: number, failed: (error: unknown) => void): Again {
	let running: Promise<void> | undefined;
	const turn = () => {
		running ??= work()
			.then(() => undefined, failed)
			.finally(() => {
				running = undefined;
			});
	};
	turn();
	const timer = setInterval(turn, every);
	timer.unref();
	return {
		async stop() {
			clearInterval(timer);
			await running;
		},
	};
}
