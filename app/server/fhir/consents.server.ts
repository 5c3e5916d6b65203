/** `/fhir/Consent`: what patients said, searched, read, and in each of its versions. */
import { foundText, historyOf } from "#app/features/fhir/bundle.ts";
import { findConsent } from "#app/features/fhir/consent.store.server.ts";
import type { Place } from "#app/features/fhir/consent.ts";
import { resourceOf, type Standing } from "#app/features/fhir/matching.ts";
import { bundleOf, consent } from "#app/features/fhir/resources.forms.ts";
import { readConsentSearch } from "#app/features/fhir/search.forms.ts";
import { searchConsents } from "#app/features/fhir/search-consents.store.server.ts";
import { consentParameters, historyParameters } from "#app/features/fhir/search-parameters.ts";
import type { Answer } from "../answer.server.ts";
import type { MachineRoute } from "../machines/machine-routes.server.ts";
import { conditional, fhirAnswer, GONE, gone, notThere, UNCHANGED, versionAnswer } from "./answers.server.ts";
import { type FhirAsked, type FhirParts, NOWHERE, readRoute, searchRoutes } from "./reader.server.ts";
import { historyPage, refused, searchAnswer } from "./search.server.ts";

/** The routes of Consents. */
export function consentRoutes(parts: FhirParts): readonly MachineRoute[] {
	const scope = "system/Consent.rs";
	const one = {
		200: { says: "The Consent.", schema: consent, headers: { ETag: "Of this version." } },
		...UNCHANGED,
		...GONE,
		...NOWHERE,
	};
	return [
		...searchRoutes(parts, {
			path: "/Consent",
			operation: {
				name: "searchConsents",
				does: "Finds what a patient said, each answer as a Consent, and each tool that waits for them since something is said to be wrong.",
				says: "The patient reads that you looked.",
				scope,
				query: consentParameters,
				answers: { 200: { says: "A page.", schema: bundleOf("searchset", consent) } },
			},
			answer: (asked) => searched(parts, asked),
		}),
		readRoute(parts, {
			path: "/Consent/{id}",
			operation: {
				...{ name: "readConsent", does: "Reads a Consent as it holds now." },
				...{ scope, headers: conditional, answers: one },
			},
			answer: (asked) => read(parts, asked),
		}),
		readRoute(parts, {
			path: "/Consent/{id}/_history",
			searches: true,
			operation: {
				name: "readConsentHistory",
				does: "Reads each version of a Consent, the newest first.",
				scope,
				query: historyParameters,
				answers: { 200: { says: "A page.", schema: bundleOf("history", consent) }, ...GONE, ...NOWHERE },
			},
			answer: (asked) => history(parts, asked),
		}),
		readRoute(parts, {
			path: "/Consent/{id}/_history/{version}",
			operation: {
				...{ name: "readConsentVersion", does: "Reads one version of a Consent." },
				...{ scope, headers: conditional, answers: one },
			},
			answer: (asked) => read(parts, asked),
		}),
	];
}

function searched(parts: FhirParts, asked: FhirAsked): Promise<Answer> {
	const { client, register, at, place } = asked;
	return searchAnswer(parts, "Consent", asked, readConsentSearch, async ({ whose, search, ...page }) => {
		const { patientId, total, next, ...of } = await searchConsents(
			parts.db,
			client,
			register,
			whose,
			search,
			page,
			at,
		);
		const found = of.page.map((one) => writtenOf(one, place(patientId ?? "")));
		return { patientId, total, next, found };
	});
}

const written = new WeakMap<
	Standing["version"],
	{ readonly provider: Place["provider"]; readonly text: string }
>();

/** It as text, made once for each version that is kept (`kept-readings.ts`) and each account of the provider. */
function writtenOf(one: Standing, place: Place): string {
	const known = written.get(one.version);
	if (known?.provider === place.provider) return known.text;
	const text = foundText(place.origin, resourceOf(one, place));
	written.set(one.version, { provider: place.provider, text });
	return text;
}

/** The version that is asked for, else the one that holds now. */
async function read(
	{ db }: FhirParts,
	{ asked, client, register, ids, at, place }: FhirAsked,
): Promise<Answer> {
	const [id = "", versionId] = ids;
	const found = await findConsent(db, client, register, id, at);
	if (found === "erased") return gone();
	const one = found?.value.findLast(({ version }) => versionId === undefined || version.id === versionId);
	if (found === undefined || one === undefined) return notThere();
	const { version } = one;
	return versionAnswer(asked, resourceOf(one, place(found.patientId)), version.id, version.at);
}

async function history(parts: FhirParts, asked: FhirAsked): Promise<Answer> {
	const { client, register, ids, at, place, pairs } = asked;
	const page = historyPage(pairs);
	if (page === undefined) return refused({ why: "not-listed", parameter: null });
	const [id = ""] = ids;
	const found = await findConsent(parts.db, client, register, id, at);
	if (found === "erased") return gone();
	if (found === undefined) return notThere();
	const versions = found.value;
	const past = (one: Standing) => ({
		resource: resourceOf(one, place(found.patientId)),
		versionId: one.version.id,
		at: one.version.at,
		isFirst: one === versions[0],
	});
	const { size, before } = page;
	const end = Math.min(before ?? versions.length, versions.length);
	const start = Math.max(end - size, 0);
	const address = (from: number) =>
		`${parts.origin}/fhir/Consent/${id}/_history?_count=${size}&_before=${from}`;
	const links = { self: address(end), next: start > 0 && size > 0 ? address(start) : null };
	const shown = versions.slice(start, end).toReversed().map(past);
	return fhirAnswer(200, historyOf(parts.origin, shown, versions.length, links));
}
