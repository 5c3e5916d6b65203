/** A commit that failed at the very end may have reached the disk all the same. */

/**
 * Whether this error leaves it open that something was saved (`db/write-queue.server.ts`). A page then says “not confirmed” with 503 and
 * keeps the form's one-time key: the same form, sent again, finds out. Known by its name: built pages and the server load their own classes.
 */
export function isUnconfirmed(error: unknown): boolean {
	return error instanceof Error && error.name === "Unconfirmed";
}
