/** Signing out where the disk cannot be written: nobody waits for it on a computer that others use next. */
import { isUnconfirmed } from "#app/core/unconfirmed.ts";
import { endSession } from "#app/features/account/session.store.server.ts";
import type { Db } from "#db/open.server.ts";
import { isDatabaseTrouble } from "#db/trouble.ts";

export interface EndedSessions {
	/** Ends the session with this hash. It counts from now on, and is written down now or as soon as that can be done. */
	end(hash: string, at: Date): Promise<void>;
	/** Is this one ended, though the database does not say so yet? */
	has(hash: string): boolean;
}

/**
 * What is ended and not written down is remembered as long as this process lives: the browser has forgotten its cookie, and the session
 * ends by itself soon.
 */
export function makeEndedSessions(db: Db): EndedSessions {
	const waiting = new Map<string, Date>();

	async function writeDown(hash: string, at: Date): Promise<void> {
		try {
			await endSession(db, hash, at);
			waiting.delete(hash);
		} catch (error) {
			if (isDatabaseTrouble(error) || isUnconfirmed(error)) return;
			waiting.delete(hash);
			throw error;
		}
	}

	let isWriting = false;
	db.afterCommit(() => {
		if (waiting.size === 0 || isWriting) return;
		isWriting = true;
		void Promise.allSettled([...waiting].map(([hash, at]) => writeDown(hash, at))).finally(() => {
			isWriting = false;
		});
	});

	return {
		async end(hash, at) {
			waiting.set(hash, at);
			await writeDown(hash, at);
		},
		has: (hash) => waiting.has(hash),
	};
}
