/**
 * `/api/reconciliations`: a system compares, each day, what it holds with the record: by groups of patients, and then by patient in those that
 * differ.
 */
import { setImmediate as turn } from "node:timers/promises";
import type { ClientActor } from "#app/core/actor.ts";
import type { Purpose } from "#app/core/scope.ts";
import { readCursor } from "#app/features/machines/changes-cursor.ts";
import { usualAnswer } from "#app/features/machines/our-answers.store.server.ts";
import {
	differencesAnswered,
	groupsAnswered,
	groupsSent,
	heldSent,
	MOST_HELD,
	readHeld,
	readSent,
	usualAnswered,
	usualQuery,
} from "#app/features/machines/reconcile.forms.ts";
import {
	type Comparing,
	compareGroups,
	type NotCompared,
	nameDifferences,
} from "#app/features/machines/reconcile.store.server.ts";
import { reconciledOf } from "#app/features/machines/reconciled.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import type { Db } from "#db/open.server.ts";
import type { Answer } from "../answer.server.ts";
import type { MachineAddress } from "./machine-address.ts";
import { errorAnswer, JSON_ERRORS, jsonAnswer, whoAsks } from "./machine-answers.server.ts";
import type { MachineAsked, MachineRoute } from "./machine-routes.server.ts";

const SCOPE = "system/Consent.rs";

const REFUSED: Readonly<Record<NotCompared | "not-compared", readonly [number, string, string]>> = {
	gone: [
		...([410, "cursor_gone"] as const),
		"This cursor is of no place in this record. Forget all answers, and begin again with after=0.",
	],
	behind: [
		409,
		"not_followed",
		"Something changed after this cursor. Follow the changes first, and compare then.",
	],
	"not-compared": [409, "not_compared", "Send your groups with this cursor first."],
};
const CONFLICTS = {
	409: { says: "Something changed after the cursor, or nothing was compared at it yet." },
	410: { says: REFUSED.gone[2] },
};
const NOT_YOURS = errorAnswer(403, "not_your_tool", "This is none of your tools.");
const NOT_ALLOWED = { says: "The token was not given for this, or it is none of your tools." };

const COMPARED: MachineAddress = {
	paths: ["/api/reconciliations"],
	errors: JSON_ERRORS,
	methods: {
		GET: {
			name: "readUsual",
			does: "Tells which answer is the usual one, and when you last compared.",
			scope: SCOPE,
			query: usualQuery,
			answers: {
				200: { says: "Both.", schema: usualAnswered },
				400: { says: "The tool or the purpose is missing or wrong." },
				403: NOT_ALLOWED,
			},
		},
		POST: {
			name: "compareGroups",
			does: "Compares all that you hold with the record, by groups of patients.",
			says: "Once a day for each tool and purpose that you follow. Patients in it read that you checked a list, and the AI lead reads what came out.",
			scope: SCOPE,
			sends: { types: ["application/json"], schema: groupsSent },
			answers: {
				200: { says: "What is the same.", schema: groupsAnswered },
				400: { says: "It is not of this shape." },
				403: NOT_ALLOWED,
				...CONFLICTS,
			},
		},
	},
};

const NAMED: MachineAddress = {
	paths: ["/api/reconciliations/differences"],
	errors: JSON_ERRORS,
	methods: {
		POST: {
			name: "nameDifferences",
			does: "Names each patient for whom you do not hold what the record has.",
			says: `Of the groups that differ, with ${MOST_HELD} answers at most, of which ${MOST_HELD} differences at most are named. Where you hold more, send the first in the order of their numbers, with more; go on from next until it is null.`,
			scope: SCOPE,
			sends: { types: ["application/json"], schema: heldSent },
			answers: {
				200: { says: "Each patient who differs.", schema: differencesAnswered },
				400: { says: "It is not of this shape, or a number is none or of another group." },
				403: NOT_ALLOWED,
				...CONFLICTS,
			},
		},
	},
};

interface Parts {
	readonly db: Db;
	readonly now: () => Date;
}

/** Where a system compares, and where it has named what differs. */
export function reconciliationRoutes(parts: Parts): readonly MachineRoute[] {
	return [
		{
			address: COMPARED,
			answer: (asked) => (asked.method === "GET" ? usual(parts, asked) : compare(parts, asked)),
		},
		{ address: NAMED, answer: (asked) => name(parts, asked) },
	];
}

async function usual({ db, now }: Parts, { headers, query }: MachineAsked): Promise<Answer> {
	const who = await whoAsks({ db, now }, headers.authorization, SCOPE);
	if (!who.ok) return who.answer;
	const pairs = [...query];
	const { data } = usualQuery.safeParse(Object.fromEntries(pairs));
	if (data === undefined || new Set(query.keys()).size < pairs.length)
		return errorAnswer(400, "invalid_request", "Send tool and purpose once each, and nothing beside them.");
	const asked = await comparing({ db, now }, who.client, { ...data, cursor: "0" });
	if (asked === undefined) return NOT_YOURS;
	const { clientId: id, tools } = who.client;
	const last = (await reconciledOf(db, { id, tools })).find(
		(one) => one.tool === data.tool && one.purpose === data.purpose,
	)?.last;
	return jsonAnswer(200, {
		usual: usualAnswer(asked.register, who.client, asked.asked),
		last: last
			? { at: last.at.toISOString(), ours: last.ours, theirs: last.theirs, differing: last.groups }
			: null,
	});
}

async function compare({ db, now }: Parts, { headers, body }: MachineAsked): Promise<Answer> {
	const who = await whoAsks({ db, now }, headers.authorization, SCOPE);
	if (!who.ok) return who.answer;
	const sent = readSent(groupsSent, body.toString("utf8"));
	if (sent === undefined || readCursor(sent.cursor) === undefined)
		return errorAnswer(
			400,
			"invalid_request",
			"Send tool, purpose, cursor and groups, and nothing beside them.",
		);
	const asked = await comparing({ db, now }, who.client, sent);
	if (asked === undefined) return NOT_YOURS;
	const compared = await compareGroups(db, asked, sent.groups);
	if (!compared.ok) return errorAnswer(...REFUSED[compared.reason]);
	const same = compared.value.differing.length === 0;
	return jsonAnswer(200, { same, ...compared.value });
}

async function name({ db, now }: Parts, { headers, body }: MachineAsked): Promise<Answer> {
	const who = await whoAsks({ db, now }, headers.authorization, SCOPE);
	if (!who.ok) return who.answer;
	const sent = readSent(heldSent, body.toString("utf8"));
	const read = sent && readHeld(sent);
	if (sent === undefined || read === undefined || readCursor(sent.cursor) === undefined)
		return errorAnswer(
			...([400, "invalid_request"] as const),
			`Send tool, purpose, cursor, groups and held: numbers of these groups, with their answers, ${MOST_HELD} at most, in their order where there is more.`,
		);
	const asked = await comparing({ db, now }, who.client, sent);
	if (asked === undefined) return NOT_YOURS;
	const named = await nameDifferences(db, asked, sent.groups, read);
	if (!named.ok) return errorAnswer(...REFUSED[named.reason]);
	return jsonAnswer(200, named.value);
}

/** Undefined where it is none of the client's tools. */
async function comparing(
	{ db, now }: Parts,
	client: ClientActor,
	sent: { readonly tool: string; readonly purpose: Purpose; readonly cursor: string },
): Promise<Comparing | undefined> {
	const register = await currentRegister(db);
	const tool = client.tools.includes(sent.tool) ? register.byId.get(sent.tool) : undefined;
	const cursor = readCursor(sent.cursor);
	if (tool === undefined || cursor === undefined) return undefined;
	return { client, register, cursor, turn: () => turn(), asked: { tool, purpose: sent.purpose, at: now() } };
}
