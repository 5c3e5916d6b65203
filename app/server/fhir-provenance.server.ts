/** `/fhir/Provenance`: who made and changed a Consent, and uses of AI tools, which a client reports here. */
import { searchset } from "#app/features/fhir/bundle.ts";
import { entriesBehind, findEntry, findOwnUse } from "#app/features/fhir/consent.store.server.ts";
import { provenanceOf, provenanceOfUse } from "#app/features/fhir/provenance.ts";
import { accountByEmail } from "#app/features/uses/checker.store.server.ts";
import { reportUse } from "#app/features/uses/use.store.server.ts";
import { identifierIn, readSentUse } from "#app/features/uses/use-sent.forms.ts";
import type { Answer } from "./answer.server.ts";
import { fhirAnswer, notThere, refusalAnswer, versionAnswer } from "./fhir-answers.server.ts";
import { type FhirAsked, type FhirParts, frame, guarded, readRoute } from "./fhir-reader.server.ts";
import { refused } from "./fhir-search.server.ts";
import { type ClientUseRefusal, wordsOfRefused } from "./fhir-use-words.ts";
import type { MachineAsked, MachineRoute } from "./machine-routes.server.ts";

const JSON_TYPE = /^application\/(?:fhir\+)?json\s*(?:;|$)/i;

/** The routes of Provenances. One address is searched and posted to. */
export function provenanceRoutes(parts: FhirParts): readonly MachineRoute[] {
	const path = "/Provenance";
	const create = {
		path,
		scope: "system/Provenance.c",
		answer: (asked: FhirAsked) => created(parts, asked),
	} as const;
	const search = {
		path,
		scope: "system/Consent.rs",
		searches: true,
		answer: (asked: FhirAsked) => searched(parts, asked),
	} as const;
	return [
		{
			...frame(path),
			methods: ["GET", "POST"],
			takes: JSON_TYPE,
			answer: (asked: MachineAsked) => guarded(parts, asked.method === "POST" ? create : search, asked),
		},
		readRoute(parts, {
			path: "/Provenance/*",
			scope: "system/Consent.rs",
			answer: (asked) => read(parts, asked),
		}),
	];
}

/** 201 the first time, 200 with the same place for what is said again, 409 for other facts of the same name: a use is never changed. */
async function created(
	{ db, origin }: FhirParts,
	{ asked, client, register, at }: FhirAsked,
): Promise<Answer> {
	const sent = readSentUse(
		asked.body.toString("utf8"),
		identifierIn(String(asked.headers["if-none-exist"] ?? "")),
	);
	if (!sent.ok) return refusedUse(sent.reason);
	const { nhsNumber, report, checkerEmail } = sent.value;
	const { checked } = report;
	const staff = checkerEmail === null ? null : await accountByEmail(db, client, checkerEmail);
	const whole = checked.by === "person" ? { ...report, checked: { ...checked, staff } } : report;
	const kept = await reportUse(db, client, register, { nhsNumber }, whole, at);
	if (!kept.ok) return refusedUse(kept.reason);
	const { id, isNew } = kept.value;
	return {
		status: isNew ? 201 : 200,
		headers: [
			["location", `${origin}/fhir/Provenance/${id}`],
			["etag", 'W/"1"'],
		],
		body: Buffer.alloc(0),
	};
}

const STATUS_OF: Readonly<Partial<Record<ClientUseRefusal, number>>> = {
	"not-json": 400,
	"came-before-otherwise": 409,
};

function refusedUse(reason: ClientUseRefusal): Answer {
	const { says, element } = wordsOfRefused(reason);
	return refusalAnswer(STATUS_OF[reason] ?? 422, says, element);
}

/** An entry's Provenance has its reference as its id, that of a use the use's own. */
async function read(
	{ db }: FhirParts,
	{ asked, client, register, ids, at, place }: FhirAsked,
): Promise<Answer> {
	const [id = ""] = ids;
	const made = await findEntry(db, client, register, id, at);
	if (made === "erased") return refusalAnswer(410, "This was erased. Keep no copy of it.");
	if (made !== undefined) {
		const { entry, consents } = made.value;
		const resource = provenanceOf(entry, consents, place(made.patientId));
		return resource === undefined ? notThere() : versionAnswer(asked, resource, "1", entry.at);
	}
	const use = await findOwnUse(db, client, id, at);
	if (use === undefined) return notThere();
	return versionAnswer(asked, provenanceOfUse(use.value, place(use.patientId)), "1", use.value.reportedAt);
}

/** By what they are about alone, and only by a Consent: a search by tool or by person would find everybody. */
async function searched(
	{ db, origin }: FhirParts,
	{ client, register, pairs, at, place }: FhirAsked,
): Promise<Answer> {
	const asked = pairs.filter(([name]) => name !== "_format");
	const [[name, value] = ["", ""], ...more] = asked;
	const id = /^Consent\/([A-Za-z0-9.-]{1,64})$/.exec(value)?.[1];
	if (more.length > 0 || name !== "target") return refused({ why: "not-listed", parameter: null });
	if (id === undefined) return refused({ why: "value-wrong", parameter: "target" });
	const found = await entriesBehind(db, client, register, id, at);
	const resources = (found?.value ?? []).flatMap(
		(entry) => provenanceOf(entry, [id], place(found?.patientId ?? "")) ?? [],
	);
	const self = `${origin}/fhir/Provenance?target=Consent/${id}`;
	return fhirAnswer(200, searchset(origin, resources, resources.length, { self, next: null }));
}
