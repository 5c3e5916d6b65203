/** `POST /api/decisions`: may these tools be used for these patients, for these purposes, now? And the public keys of signed answers. */
import { setImmediate as turn } from "node:timers/promises";
import { readCheck, unanswered } from "#app/features/machines/check.ts";
import { decideChecks } from "#app/features/machines/decide-checks.store.server.ts";
import {
	type DecisionsAsked,
	type DecisionsRefusal,
	decisionsAnswer,
	decisionsRequest,
	MOST_CHECKS,
	MOST_COSTLY,
	readDecisions,
} from "#app/features/machines/decisions.forms.ts";
import { runningBeside } from "#app/features/machines/running-beside.ts";
import { publicKeys } from "#app/features/machines/token.forms.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import type { Db } from "#db/open.server.ts";
import type { Answer } from "../answer.server.ts";
import { byOneRegister } from "./by-one-register.server.ts";
import type { DecisionKeys } from "./decision-keys.server.ts";
import { makeSigner } from "./decision-token.server.ts";
import type { MachineAddress } from "./machine-address.ts";
import { errorAnswer, JSON_ERRORS, jsonAnswer, troubleAnswer, whoAsks } from "./machine-answers.server.ts";
import type { MachineAsked, MachineRoute } from "./machine-routes.server.ts";

const SCOPE = "system/Consent.rs";
const LARGEST = 1024 * 1024;

const WORDS: Readonly<Record<DecisionsRefusal, string>> = {
	"not-json": "The body is no JSON.",
	"not-this-shape":
		'Send {"checks": [{"nhsNumber", "tool", "purpose"}]}, and beside it nothing but asAt, dryRun, running or sign.',
	"no-checks": "Send one check at least.",
	"too-many": `Send ${MOST_CHECKS} checks at most.`,
	"too-many-signed": `With sign, send ${MOST_COSTLY} checks at most.`,
	"too-many-past": `With asAt, send ${MOST_COSTLY} checks at most.`,
	"not-past": "asAt must be a moment that is over.",
};

const DECISIONS: MachineAddress = {
	paths: ["/api/decisions"],
	errors: JSON_ERRORS,
	methods: {
		POST: {
			name: "decide",
			does: "May these tools be used for these patients, for these purposes, now?",
			says: "Ask before each use. The patient reads each question, with the answer. A number that nobody has is answered like one of somebody who is on no list of your provider.",
			scope: SCOPE,
			sends: { types: ["application/json"], schema: decisionsRequest },
			answers: {
				200: {
					says: "An answer to each check, in their order.",
					schema: decisionsAnswer,
					headers: { ETag: "How many entries the record had at least. Not with dryRun." },
				},
				400: { says: `The request cannot be read: ${Object.keys(WORDS).join(", ")}.` },
			},
		},
	},
};

const KEYS: MachineAddress = {
	paths: ["/.well-known/jwks.json"],
	errors: JSON_ERRORS,
	methods: {
		GET: {
			name: "readPublicKeys",
			does: "Gives the public keys of signed answers.",
			says: "A key that was replaced stays, so that what you kept can be checked.",
			scope: null,
			answers: { 200: { says: "The keys.", schema: publicKeys } },
		},
	},
};

export interface DecisionsParts {
	readonly db: Db;
	readonly now: () => Date;
	/** The public origin. */
	readonly origin: string;
	readonly keys: DecisionKeys;
}

/** The endpoint, and where the keys of its signatures are. */
export function decisionRoutes(parts: DecisionsParts): readonly MachineRoute[] {
	const sign = makeSigner(parts.keys, parts.db.vault, parts.origin);
	const keys = jsonAnswer(200, { keys: parts.keys.known }, [["cache-control", "public, max-age=300"]]);
	return [
		{
			address: DECISIONS,
			largest: LARGEST,
			refusesLarge: async ({ authorization }) => {
				const who = await whoAsks(parts, authorization, SCOPE);
				return who.ok ? undefined : who.answer;
			},
			answer: (asked) => decideAll(parts, sign, asked),
		},
		{ address: KEYS, answer: async () => keys },
	];
}

async function decideAll(
	{ db, now }: DecisionsParts,
	sign: ReturnType<typeof makeSigner>,
	{ headers, body }: MachineAsked,
): Promise<Answer> {
	const who = await whoAsks({ db, now }, headers.authorization, SCOPE);
	if (!who.ok) return who.answer;
	const { client } = who;
	const read = readDecisions(body.toString("utf8"), now());
	if (!read.ok) return errorAnswer(400, read.reason, WORDS[read.reason]);
	const readBy = ({ byId }: KnownRegister) =>
		read.value.checks.map((sent) => readCheck(sent, client.tools, (id) => byId.has(id)));
	// Nobody is looked at, so nothing is said of anybody: a trial cannot be a way to look unseen.
	if (read.value.dryRun) {
		const checks = readBy(await currentRegister(db));
		const decisions = checks.map(({ echo, error }) => unanswered(echo, error ?? "dry-run", now()));
		return jsonAnswer(200, { decisions, dryRun: true });
	}
	const past = pastOf(read.value);
	const answered = await byOneRegister(db, async (register) => {
		const answers = await decideChecks(db, client, register, readBy(register), now(), past);
		return answers === "register-changed" ? answers : { ...answers, register };
	});
	if (answered === "register-changed")
		return troubleAnswer(503, "The register changed meanwhile. Do not start. Ask again.");
	const { decisions, size, register } = answered;
	// The disk can be slow: what is over before it is sent would only mislead.
	if (
		past === undefined &&
		decisions.some(({ expires, error }) => error === undefined && Date.parse(expires) <= now().getTime())
	)
		return troubleAnswer(503, "It took too long. Do not start. Ask again.");
	const etag = [["etag", `"${size}"`]] as const;
	const said = read.value.sign
		? await Promise.all(decisions.map((decision) => sign(client, decision, size)))
		: decisions;
	const told = read.value.running
		? said.map((one) => ({ ...one, running: runningBeside(one, register, client.providerId) }))
		: said;
	return jsonAnswer(200, { decisions: told }, etag);
}

function pastOf({ asAt }: DecisionsAsked) {
	return asAt && { moment: asAt, turn: () => turn() };
}
