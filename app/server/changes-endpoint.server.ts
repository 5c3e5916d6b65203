/**
 * `GET /api/changes?after=CURSOR`: of whom and which tool the answer may be another since this client was last told. `POST
 * /api/changes/confirmed`: until where it acts on that.
 */
import { z } from "zod";
import { isOfRecord, MOST_TOLD, tellChanges } from "#app/features/machines/changes.store.server.ts";
import { cursorText, readCursor } from "#app/features/machines/changes-cursor.ts";
import { confirmTold } from "#app/features/machines/told.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import type { Db } from "#db/open.server.ts";
import type { Answer } from "./answer.server.ts";
import { errorAnswer, jsonAnswer, troubleAnswer, whoAsks } from "./machine-answers.server.ts";
import type { MachineAsked, MachineRoute } from "./machine-routes.server.ts";

const PATH = "/api/changes";
const CONFIRMED = "/api/changes/confirmed";
const SCOPE = "system/Consent.rs";

interface Parts {
	readonly db: Db;
	readonly now: () => Date;
}

/** The feed, and where it is confirmed. */
export function changesRoutes(parts: Parts): readonly MachineRoute[] {
	return [
		{
			pattern: PATH,
			fits: (path) => path === PATH,
			methods: ["GET"],
			trouble: troubleAnswer,
			answer: (asked) => changesAfter(parts, asked),
		},
		{
			pattern: CONFIRMED,
			fits: (path) => path === CONFIRMED,
			methods: ["POST"],
			takes: /^application\/json\s*(?:;|$)/i,
			trouble: troubleAnswer,
			answer: (asked) => confirmed(parts, asked),
		},
	];
}

const CURSOR_GONE = [
	"cursor_gone",
	"This cursor is of no place in this record. Forget all answers, and begin again with after=0.",
] as const;

async function changesAfter({ db, now }: Parts, { headers, query }: MachineAsked): Promise<Answer> {
	const who = await whoAsks({ db, now }, headers.authorization, SCOPE);
	if (!who.ok) return who.answer;
	const asked = askedIn(query);
	if (asked === undefined)
		return errorAnswer(
			400,
			"invalid_request",
			`Send after once, the cursor of the last answer or 0, and beside it nothing but count, 1 to ${MOST_TOLD}.`,
		);
	const { after, count } = asked;
	const isKnown = (tag: string) => (headers["if-none-match"] ?? "").split(/\s*,\s*/).includes(tag);
	const tagOf = (next: Parameters<typeof cursorText>[0]) => `"${cursorText(next)}"`;
	const register = await currentRegister(db);
	const told = await tellChanges(
		...([db, who.client, register, after, count] as const),
		(next) => isKnown(tagOf(next)),
		now(),
	);
	if (told === "gone") return errorAnswer(410, ...CURSOR_GONE);
	if (told === "known") return { status: 304, headers: [], body: Buffer.alloc(0) };
	const { changes, next, more } = told;
	return jsonAnswer(200, { changes, next: cursorText(next), more }, [["etag", tagOf(next)]]);
}

async function confirmed({ db, now }: Parts, { headers, body }: MachineAsked): Promise<Answer> {
	const who = await whoAsks({ db, now }, headers.authorization, SCOPE);
	if (!who.ok) return who.answer;
	const cursor = cursorIn(body.toString("utf8"));
	if (cursor === undefined)
		return errorAnswer(
			400,
			"invalid_request",
			'Send {"cursor": "…"}, the next of an answer that you act on, and nothing beside it.',
		);
	if (!(await isOfRecord(db, cursor))) return errorAnswer(410, ...CURSOR_GONE);
	const until = await confirmTold(db, who.client, cursor, now());
	if (until === "not-told")
		return errorAnswer(409, "not_told", "You were not told so much. Read /api/changes up to there first.");
	return jsonAnswer(200, { confirmed: cursorText(until) });
}

const confirmation = z.strictObject({ cursor: z.string().max(100) });

function cursorIn(body: string) {
	try {
		const read = confirmation.safeParse(JSON.parse(body));
		return read.success ? readCursor(read.data.cursor) : undefined;
	} catch {
		return undefined;
	}
}

function askedIn(query: URLSearchParams) {
	const names = [...query.keys()];
	const isListed = names.every((name) => name === "after" || name === "count");
	const after = readCursor(query.get("after") ?? "");
	const count = query.get("count") ?? String(MOST_TOLD);
	if (!isListed || new Set(names).size < names.length || after === undefined) return undefined;
	if (!/^[1-9]\d{0,2}$/.test(count) || Number(count) > MOST_TOLD) return undefined;
	return { after, count: Number(count) };
}
