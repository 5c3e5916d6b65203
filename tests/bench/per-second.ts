/** How often `work` is done in a second, over so many seconds. The clock is read once in 50 times. */
export async function perSecond(work: () => unknown, seconds: number): Promise<number> {
	const started = performance.now();
	let done = 0;
	while (performance.now() - started < seconds * 1000) {
		for (let one = 0; one < 50; one += 1) {
			const doing = work();
			if (doing instanceof Promise) await doing;
		}
		done += 50;
	}
	return (done / (performance.now() - started)) * 1000;
}
