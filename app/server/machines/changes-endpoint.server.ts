/**
 * `GET /api/changes?after=CURSOR`: of whom and which tool the answer may be another since this client was last told. `POST
 * /api/changes/confirmed`: until where it acts on that.
 */
import { z } from "zod";
import {
	changesAnswer,
	changesQuery,
	confirmation,
	confirmedAnswer,
	MOST_TOLD,
} from "#app/features/machines/changes.forms.ts";
import { isOfRecord, tellChanges } from "#app/features/machines/changes.store.server.ts";
import { cursorText, readCursor } from "#app/features/machines/changes-cursor.ts";
import { confirmTold } from "#app/features/machines/told.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import type { Db } from "#db/open.server.ts";
import type { Answer } from "../answer.server.ts";
import type { MachineAddress } from "./machine-address.ts";
import { errorAnswer, JSON_ERRORS, jsonAnswer, whoAsks } from "./machine-answers.server.ts";
import type { MachineAsked, MachineRoute } from "./machine-routes.server.ts";

const SCOPE = "system/Consent.rs";

const CURSOR_GONE = [
	"cursor_gone",
	"This cursor is of no place in this record. Forget all answers, and begin again with after=0.",
] as const;

const FEED: MachineAddress = {
	paths: ["/api/changes"],
	errors: JSON_ERRORS,
	methods: {
		GET: {
			name: "readChanges",
			does: "Tells whom to ask about again, since you were last told.",
			says: "Each change is told once, in the order of the record. Ask POST /api/decisions about what it names, and stop where the answer is not permit. The patient reads that you were told.",
			scope: SCOPE,
			query: changesQuery,
			headers: z.object({
				"if-none-match": z.string().optional().describe("The ETag of the page that you have."),
			}),
			answers: {
				200: { says: "A page.", schema: changesAnswer, headers: { ETag: "Of this page." } },
				304: { says: "You have just this page: nobody was told anything.", schema: null },
				400: { says: "A parameter is missing, wrong, or none of these." },
				410: { says: CURSOR_GONE[1] },
			},
		},
	},
};

const CONFIRMED: MachineAddress = {
	paths: ["/api/changes/confirmed"],
	errors: JSON_ERRORS,
	methods: {
		POST: {
			name: "confirmChanges",
			does: "Says up to where you act on what you were told.",
			says: "Confirm when you have asked again about what a page named. Patients read that you did.",
			scope: SCOPE,
			sends: { types: ["application/json"], schema: confirmation },
			answers: {
				200: { says: "Up to where you have confirmed.", schema: confirmedAnswer },
				400: { says: "It has no cursor, or something beside it." },
				409: { says: "You were not told so much. Read GET /api/changes up to there first." },
				410: { says: CURSOR_GONE[1] },
			},
		},
	},
};

interface Parts {
	readonly db: Db;
	readonly now: () => Date;
}

/** The feed, and where it is confirmed. */
export function changesRoutes(parts: Parts): readonly MachineRoute[] {
	return [
		{ address: FEED, answer: (asked) => changesAfter(parts, asked) },
		{ address: CONFIRMED, answer: (asked) => confirmed(parts, asked) },
	];
}

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

function cursorIn(body: string) {
	try {
		const read = confirmation.safeParse(JSON.parse(body));
		return read.success ? readCursor(read.data.cursor) : undefined;
	} catch {
		return undefined;
	}
}

function askedIn(query: URLSearchParams) {
	const pairs = [...query];
	const read = changesQuery.safeParse(Object.fromEntries(pairs));
	if (!read.success || new Set(query.keys()).size < pairs.length) return undefined;
	const after = readCursor(read.data.after);
	return after && { after, count: Number(read.data.count ?? MOST_TOLD) };
}
