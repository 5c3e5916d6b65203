/**
 * A small AI system as its maker would write it: it knows the portal by its addresses, by nothing of its code. It works for one tool, asks
 * before each act, acts on a permit that still counts and on nothing else, reports each act, follows what changed, and says when it acts on it.
 */
import { randomUUID } from "node:crypto";
import { importJWK, type JWK, SignJWT } from "jose";

const NHS_NUMBER = "https://fhir.nhs.uk/Id/nhs-number";

/** What its maker sets. */
export interface Settings {
	/** The portal. */
	readonly origin: string;
	readonly clientId: string;
	/** Its private key, with `kid` and `alg`. */
	readonly key: JWK;
	readonly tool: string;
	readonly service: string;
	readonly now: () => Date;
	readonly send: typeof fetch;
	/** The tool itself, for the patient with this number: what it made, in words. */
	act(nhsNumber: string): string;
}

interface Decision {
	readonly answer: string;
	readonly expires: string;
}

interface Changes {
	readonly changes: readonly { readonly nhsNumber: string | null }[];
	readonly next: string;
	readonly more: boolean;
}

/** Starts it. It works for nobody yet, and has been told nothing. */
export function startSystem(settings: Settings) {
	const { origin, tool, now, send } = settings;
	const workingFor = new Set<string>();
	let cursor = "0";

	async function call(path: string, scope: string, init: RequestInit = {}): Promise<Response> {
		const headers = { ...init.headers, authorization: `Bearer ${await tokenFor(settings, scope)}` };
		const response = await send(`${origin}${path}`, { ...init, headers });
		if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
		return response;
	}

	/** What does not come, or says nothing that it knows, is no permit. */
	async function mayAct(nhsNumber: string): Promise<boolean> {
		const body = JSON.stringify({ checks: [{ nhsNumber, tool, purpose: "care" }] });
		const headers = { "content-type": "application/json" };
		const answered = await call("/api/decisions", "system/Consent.rs", { method: "POST", headers, body });
		const { decisions } = (await answered.json()) as { decisions: readonly Decision[] };
		const [one] = decisions;
		return one?.answer === "permit" && now().getTime() < Date.parse(one.expires);
	}

	return {
		/** Whom it works for now, as numbers of ten digits. */
		workingFor: (): readonly string[] => [...workingFor],

		/** Asks, and then acts once for this patient or leaves it. Answers whether it acted; what it did is reported. */
		async work(nhsNumber: string): Promise<boolean> {
			if (!(await mayAct(nhsNumber))) {
				workingFor.delete(nhsNumber);
				return false;
			}
			workingFor.add(nhsNumber);
			const at = now();
			const made = settings.act(nhsNumber);
			await call("/fhir/Provenance", "system/Provenance.c", {
				method: "POST",
				headers: {
					"content-type": "application/fhir+json",
					"if-none-exist": `identifier=urn:uuid:${randomUUID()}`,
				},
				body: JSON.stringify(reportOf(settings, nhsNumber, made, at)),
			});
			return true;
		},

		/** What the portal's record has of it since this moment: “Your system asked before acting in n of m.” */
		async judged(since: Date): Promise<string> {
			const during = new URLSearchParams({ from: since.toISOString(), until: now().toISOString() });
			const found = await call(`/api/conformance?${during}`, "system/Consent.rs");
			return ((await found.json()) as { says: string }).says;
		},

		/** Reads what changed since it last did, asks again for whom it works, and stops where that is no permit any more. */
		async follow(): Promise<void> {
			const page = await call(`/api/changes?after=${cursor}`, "system/Consent.rs");
			const { changes, next, more } = (await page.json()) as Changes;
			const touched = changes.flatMap(({ nhsNumber }) => nhsNumber ?? [...workingFor]);
			for (const one of new Set(touched))
				if (workingFor.has(one) && !(await mayAct(one))) workingFor.delete(one);
			// Only now: what fails before is told again.
			cursor = next;
			await call("/api/changes/confirmed", "system/Consent.rs", {
				method: "POST",
				headers: { "content-type": "application/json" },
				body: JSON.stringify({ cursor }),
			});
			if (more) await this.follow();
		},
	};
}

/** A new token for this scope, by the key (SMART Backend Services). */
async function tokenFor({ origin, clientId, key, now, send }: Settings, scope: string): Promise<string> {
	const { alg = "", kid = "" } = key;
	const place = `${origin}/oauth/token`;
	const assertion = await new SignJWT({})
		.setProtectedHeader({ alg, kid, typ: "JWT" })
		.setIssuer(clientId)
		.setSubject(clientId)
		.setAudience(place)
		.setJti(randomUUID())
		.setExpirationTime(Math.floor(now().getTime() / 1000) + 60)
		.sign(await importJWK(key, alg));
	const body = new URLSearchParams({
		grant_type: "client_credentials",
		client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
		client_assertion: assertion,
		scope,
	});
	const answered = await send(place, { method: "POST", body });
	if (!answered.ok) throw new Error(`no token: ${answered.status} ${await answered.text()}`);
	return ((await answered.json()) as { access_token: string }).access_token;
}

/** One use, as the HL7 guide “AI Transparency on FHIR” writes it. */
function reportOf({ tool, service }: Settings, nhsNumber: string, made: string, at: Date) {
	const ai = { coding: [{ code: "Artificial-Intelligence" }] };
	return {
		resourceType: "Provenance",
		meta: { security: [{ code: "AIAST" }] },
		language: "en",
		contained: [
			{
				resourceType: "Device",
				id: "tool",
				type: ai,
				identifier: [{ system: "urn:ai-choices:tool", value: tool }],
			},
			{ resourceType: "Patient", id: "who", identifier: [{ system: NHS_NUMBER, value: nhsNumber }] },
			{
				...{ resourceType: "Observation", id: "made", status: "final" },
				...{ subject: { reference: "#who" }, valueString: made },
			},
		],
		target: [{ reference: "#made" }],
		occurredDateTime: at.toISOString(),
		recorded: at.toISOString(),
		location: { identifier: { system: "urn:ai-choices:service", value: service } },
		agent: [{ type: { coding: [{ code: "author" }] }, who: { reference: "#tool" } }],
	};
}
