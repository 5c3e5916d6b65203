/** Answers that nobody saved are deleted after a day, and calls of people whom we do not know after 30, also where nobody comes back to them. */
import { dropOldTypedPages } from "#app/features/account/typed-page.store.server.ts";
import { dropOldUnknownCalls } from "#app/features/calls/unknown-call.store.server.ts";
import { dropOldDrafts } from "#app/features/choices/draft.store.server.ts";
import { dropOldCommentDrafts } from "#app/features/comments/comment-draft.store.server.ts";
import { dropOldDisputeDrafts } from "#app/features/disputes/dispute-draft.store.server.ts";
import { dropOldTyped } from "#app/features/record/typed-draft.store.server.ts";
import { dropOldRecordingDrafts } from "#app/features/staff/recording-draft.store.server.ts";
import type { Portal } from "../context.server.ts";
import { type Again, again } from "./again.server.ts";

const EVERY = 10 * 60_000;
const clockwork = { role: "system", name: "old drafts" } as const;

/** Deletes now and every ten minutes, without keeping the process alive. `stop` waits for what is under way. */
export function startDroppingDrafts({ db, now, fault }: Pick<Portal, "db" | "now" | "fault">): Again {
	const drop = () =>
		Promise.all([
			dropOldDrafts(db, clockwork, now()),
			dropOldRecordingDrafts(db, clockwork, now()),
			dropOldDisputeDrafts(db, clockwork, now()),
			dropOldCommentDrafts(db, clockwork, now()),
			dropOldTyped(db, clockwork, now()),
			dropOldTypedPages(db, clockwork, now()),
			dropOldUnknownCalls(db, clockwork, now()),
		]);
	return again(drop, EVERY, (error) => fault(error, "deleting old drafts"));
}
