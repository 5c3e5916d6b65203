/** How much of a list is taken at once. */

/** The most rows of one list. */
export const MOST_ROWS = 1_000_000;

/** Rows that are kept, answered and counted together. */
export const IN_ONE_BATCH = 1_000;

/** Batches whose numbers are read from the database together: of more numbers more lie on one page, of fewer less is in memory. */
export const BATCHES_TOGETHER = 5;

/** Bad rows that are named beside the answers. All of them are in the answer file. */
export const MOST_NAMED = 20;
