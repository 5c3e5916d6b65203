/** What happened, by the kind of its entry, as a patient reads it in a list of all that did. */
import type { EntryBody } from "#app/core/entry.ts";
import type { Words } from "#app/i18n/use-words.ts";

/** Each kind of entry that a patient can have, and its key: a key has no dot of its own. */
const KIND = {
	"choice.made": "choice-made",
	"choice.undone": "choice-undone",
	"entry.in-error": "in-error",
	"status.changed": "status",
	"pause.opened": "pause-opened",
	"pause.closed": "pause-closed",
	"override.started": "override",
	"override.ended": "override-ended",
	"task.opened": "task-opened",
	"task.done": "task-done",
	"task.settled": "task-settled",
	"task.reopened": "task-reopened",
	"call.asked": "call-asked",
	"call.taken-back": "call-taken-back",
	"letter-code": "letter-code",
	"nhs-login": "nhs-login",
	"notice.told": "told",
	"use.reported": "use",
	"dispute.raised": "dispute-raised",
	"dispute.moved": "dispute-moved",
	"details.switched": "details",
	"needs.said": "needs",
	"needs.put-off": "needs-put-off",
	"law.told": "law-told",
	"retirement.told": "retirement-told",
	"comment.made": "comment",
	"comment.read": "comment-read",
	"look.outside": "outside",
	"trust.given": "trust-given",
	"trust.ended": "trust-ended",
	"after-death.wished": "wished",
	"death.recorded": "died",
} as const satisfies Partial<Record<EntryBody["kind"], string>>;

/** A talk was settled by something else than an answer. */
const SETTLED_OTHERWISE = "task-settled-because";

/** The words for this kind; the kind itself where a patient can have none such. `body` is there where the reader may know it. */
export function kindWords(t: Words, kind: EntryBody["kind"], body?: EntryBody): string {
	if (body?.kind === "task.settled" && body.version === 2) return t(`record:copy.kind.${SETTLED_OTHERWISE}`);
	return kind in KIND ? t(`record:copy.kind.${KIND[kind as keyof typeof KIND]}`) : kind;
}
