/** Does the time of an answer tell what its bytes do not: that something is there, and somebody else's? */
import { type Portal, saveNo, signedIn, startPortal, wireOf } from "./portal.ts";
import { inRounds } from "./rounds.ts";
import type { Subject } from "./table.ts";

/** Requests of each kind, one of another patient's thing and one of nothing in turn. */
const PAIRS = 1_000;

/** Both must be 404 with the same bytes, but for the reference that was asked for and the date. Throws where they are not. */
export async function absent(quick: boolean): Promise<Subject> {
	const portal = await startPortal();
	const { receipt } = await saveNo(portal);
	const cookie = await signedIn(portal, portal.dataDir, 1);
	const pairs = quick ? PAIRS / 10 : PAIRS;
	const compared = [];
	for (const [what, page] of [
		["a receipt of another patient", ""],
		["… its proof", "/proof"],
		["… taking it back", "/undo"],
	] as const) {
		const there = `${receipt}${page}`;
		const nowhere = `/en/my/receipts/AAAA-AAAA-AAAA${page}`;
		const [one, other] = [await bytesOf(portal, there, cookie), await bytesOf(portal, nowhere, cookie)];
		if (one !== other) throw new Error(`${there} is told from what is not there`);
		const timed = (path: string) => async () => {
			const start = performance.now();
			await wireOf(portal, path, { cookie });
			return (performance.now() - start) * 1_000;
		};
		// The first answers of a page are slower, whatever they say.
		await inRounds(100, timed(there), timed(nowhere));
		compared.push({ what, unit: "µs", ...(await inRounds(pairs, timed(there), timed(nowhere))) });
	}
	return {
		title: "What is another's, and what is not there",
		yardstick: "nothing by that reference",
		compared,
		notes: [
			`${pairs.toLocaleString("en-GB")} pairs of requests; both answers are 404, and alike in every byte.`,
		],
	};
}

async function bytesOf(portal: Portal, path: string, cookie: string): Promise<string> {
	const { status, headers, body } = await wireOf(portal, path, { cookie });
	if (status !== 404) throw new Error(`${path} was answered ${status}`);
	const said = headers.map((value, index) =>
		headers[index - 1] === "date" || headers[index - 1] === "Date" ? "" : value,
	);
	const reference = path.split("/")[4] ?? "";
	return `${said.join("\n")}\n${body.toString("latin1").replaceAll(reference, "")}`;
}
