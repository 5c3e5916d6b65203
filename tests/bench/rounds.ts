/** Rounds of A B A B: what drifts on the machine meanwhile hits both alike. */

/** How much is measured. */
export interface Effort {
	/** Rounds of each comparison. */
	readonly rounds: number;
	/** Seconds of load for each side in each round. */
	readonly seconds: number;
	/** Patients in the database that decisions are made on. */
	readonly patients: number;
	/** Choices saved by each side in each round. */
	readonly saves: number;
}

export const WHOLE: Effort = { rounds: 7, seconds: 0.8, patients: 20_000, saves: 600 };
export const QUICK: Effort = { rounds: 3, seconds: 0.3, patients: 2_000, saves: 150 };

/** One figure of each side a round. The side that goes first changes, so that neither always follows the other. */
export async function inRounds(
	rounds: number,
	ours: (round: number) => number | Promise<number>,
	yardstick: (round: number) => number | Promise<number>,
): Promise<{ readonly ours: number[]; readonly yardstick: number[] }> {
	const measured = { ours: [] as number[], yardstick: [] as number[] };
	for (let round = 0; round < rounds; round += 1) {
		if (round % 2 === 0) measured.ours.push(await ours(round));
		measured.yardstick.push(await yardstick(round));
		if (round % 2 === 1) measured.ours.push(await ours(round));
	}
	return measured;
}
