/** `GET /api/conformance`: what the record has of the asking system: did it ask before it acted, and stop where it was told? */
import {
	conformanceAnswer,
	conformanceQuery,
	MOST_USES,
	readDuring,
} from "#app/features/machines/conformance.forms.ts";
import { readConformance } from "#app/features/machines/conformance.store.server.ts";
import type { Db } from "#db/open.server.ts";
import type { Answer } from "../answer.server.ts";
import { conformanceWords } from "./conformance-words.ts";
import type { MachineAddress } from "./machine-address.ts";
import { errorAnswer, JSON_ERRORS, jsonAnswer, whoAsks } from "./machine-answers.server.ts";
import type { MachineAsked, MachineRoute } from "./machine-routes.server.ts";

const SCOPE = "system/Consent.rs";

const ADDRESS: MachineAddress = {
	paths: ["/api/conformance"],
	errors: JSON_ERRORS,
	methods: {
		GET: {
			name: "readConformance",
			does: "Tells whether your system asked before it acted, and stopped where it was told.",
			says: "By the uses that you reported and your questions, as they stand in the record. Nobody is looked at, and nobody is named: a use is told by its Provenance.",
			scope: SCOPE,
			query: conformanceQuery,
			answers: {
				200: { says: "What was found.", schema: conformanceAnswer },
				400: { says: "A moment is missing or wrong, or there is no time between the two." },
			},
		},
	},
};

interface Parts {
	readonly db: Db;
	readonly now: () => Date;
}

/** The address. */
export function conformanceRoute(parts: Parts): MachineRoute {
	return { address: ADDRESS, answer: (asked) => conformance(parts, asked) };
}

async function conformance({ db, now }: Parts, { headers, query }: MachineAsked): Promise<Answer> {
	const who = await whoAsks({ db, now }, headers.authorization, SCOPE);
	if (!who.ok) return who.answer;
	const pairs = [...query];
	const during = readDuring(Object.fromEntries(pairs));
	if (!during.ok || new Set(query.keys()).size < pairs.length)
		return errorAnswer(
			400,
			"invalid_request",
			"Send from and until once each, two moments with their time zone, the earlier first, and nothing beside them.",
		);
	const found = await readConformance(db, who.client, during.value, MOST_USES);
	const { notAsked, wentOn, ...counts } = found;
	return jsonAnswer(200, {
		says: conformanceWords(found),
		...counts,
		notAsked: notAsked.map(({ id, ...use }) => ({ use: id, ...use })),
		wentOn: wentOn.map(({ id, ...use }) => ({ use: id, ...use })),
	});
}
