/** `GET /api/changes?after=CURSOR`: of whom and which tool the answer may be another since this client was last told. */

import { MOST_TOLD, tellChanges } from "#app/features/machines/changes.store.server.ts";
import { cursorText, readCursor } from "#app/features/machines/changes-cursor.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import type { Db } from "#db/open.server.ts";
import type { Answer } from "./answer.server.ts";
import { errorAnswer, jsonAnswer, troubleAnswer, whoAsks } from "./machine-answers.server.ts";
import type { MachineAsked, MachineRoute } from "./machine-routes.server.ts";

const PATH = "/api/changes";

interface Parts {
	readonly db: Db;
	readonly now: () => Date;
}

/** The feed. */
export function changesRoute(parts: Parts): MachineRoute {
	return {
		pattern: PATH,
		fits: (path) => path === PATH,
		methods: ["GET"],
		trouble: troubleAnswer,
		answer: (asked) => changesAfter(parts, asked),
	};
}

async function changesAfter({ db, now }: Parts, { headers, query }: MachineAsked): Promise<Answer> {
	const who = await whoAsks({ db, now }, headers.authorization, "system/Consent.rs");
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
	if (told === "gone")
		return errorAnswer(
			410,
			"cursor_gone",
			"This cursor is of no place in this record. Forget all answers, and begin again with after=0.",
		);
	if (told === "known") return { status: 304, headers: [], body: Buffer.alloc(0) };
	const { changes, next, more } = told;
	return jsonAnswer(200, { changes, next: cursorText(next), more }, [["etag", tagOf(next)]]);
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
