/**
 * A small AI system as its maker would write it: it knows the portal by its addresses, by nothing of its code. It works for one tool, asks
 * before each act, acts on a permit that still counts and on nothing else, reports each act, follows what changed, says when it acts on it, and
 * compares what it holds with the record.
 */
import { createHash, randomUUID } from "node:crypto";
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
	readonly reason: string;
	readonly expires: string;
}

/** The most checks of one question. */
const MOST_CHECKS = 1_000;

interface Named {
	readonly differences: readonly { readonly nhsNumber: string }[];
	readonly next: string | null;
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
	/** The last answer about whoever it asked for or was told of. It never acts on these. */
	const held = new Map<string, Decision>();
	let cursor = "0";

	async function call(path: string, scope: string, init: RequestInit = {}): Promise<Response> {
		const headers = { ...init.headers, authorization: `Bearer ${await tokenFor(settings, scope)}` };
		const response = await send(`${origin}${path}`, { ...init, headers });
		if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
		return response;
	}

	async function post<Answered>(path: string, body: object): Promise<Answered> {
		const headers = { "content-type": "application/json" };
		const sent = { method: "POST", headers, body: JSON.stringify(body) };
		return (await call(path, "system/Consent.rs", sent)).json() as Promise<Answered>;
	}

	/** Asks, holds what is answered, and stops working for whom that is no permit. */
	async function ask(numbers: readonly string[]): Promise<void> {
		for (let from = 0; from < numbers.length; from += MOST_CHECKS) {
			const some = numbers.slice(from, from + MOST_CHECKS);
			const checks = some.map((nhsNumber) => ({ nhsNumber, tool, purpose: "care" }));
			const { decisions } = await post<{ decisions: readonly Decision[] }>("/api/decisions", { checks });
			for (const [place, nhsNumber] of some.entries()) {
				const decision = decisions[place];
				if (decision !== undefined) held.set(nhsNumber, decision);
				if (!isPermit(decision)) workingFor.delete(nhsNumber);
			}
		}
	}

	/** What does not come, or says nothing that it knows, is no permit. */
	function isPermit(one: Decision | undefined): boolean {
		return one?.answer === "permit" && now().getTime() < Date.parse(one.expires);
	}

	return {
		/** Whom it works for now, as numbers of ten digits. */
		workingFor: (): readonly string[] => [...workingFor],

		/** Asks, and then acts once for this patient or leaves it. Answers whether it acted; what it did is reported. */
		async work(nhsNumber: string): Promise<boolean> {
			await ask([nhsNumber]);
			if (!isPermit(held.get(nhsNumber))) return false;
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

		/** Reads what changed since it last did, asks again about whom that is, and stops where that is no permit any more. */
		async follow(): Promise<void> {
			const page = await call(`/api/changes?after=${cursor}`, "system/Consent.rs");
			const { changes, next, more } = (await page.json()) as Changes;
			await ask([...new Set(changes.flatMap(({ nhsNumber }) => nhsNumber ?? [...held.keys()]))]);
			// Only now: what fails before is told again.
			cursor = next;
			await post("/api/changes/confirmed", { cursor });
			if (more) await this.follow();
		},

		/** Compares what it holds with the record, and asks again about each patient for whom that is not the same. Answers for how many. */
		async reconcile(): Promise<number> {
			await this.follow();
			const about = { tool, purpose: "care" };
			const path = "/api/reconciliations";
			const asked = await call(`${path}?${new URLSearchParams(about)}`, "system/Consent.rs");
			const { usual } = (await asked.json()) as { usual: string };
			const mine = [...held].flatMap(([nhsNumber, { answer, reason }]) =>
				[usual, "not-applicable"].includes(answer) || reason === "not-on-list" ? [] : [{ nhsNumber, answer }],
			);
			const groups = Map.groupBy(mine, ({ nhsNumber }) => nhsNumber.slice(7, 9));
			const { differing } = await post<{ differing: readonly string[] }>(path, {
				...{ ...about, cursor },
				groups: [...groups].map(([group, lines]) => ({ group, count: lines.length, hash: hashOf(lines) })),
			});
			if (differing.length === 0) return 0;
			const theirs = differing
				.flatMap((group) => groups.get(group) ?? [])
				.sort((one, other) => (one.nhsNumber < other.nhsNumber ? -1 : 1));
			const found: string[] = [];
			for (let from: string | null = "0000000000"; from !== null; ) {
				const start: string = from;
				const rest = theirs.filter(({ nhsNumber }) => nhsNumber >= start);
				const part = { held: rest.slice(0, MOST_CHECKS), from: start, more: rest.length > MOST_CHECKS };
				const named: Named = await post(`${path}/differences`, {
					...about,
					cursor,
					groups: differing,
					...part,
				});
				found.push(...named.differences.map(({ nhsNumber }) => nhsNumber));
				from = named.next;
			}
			for (let at = 0; at < found.length; at += MOST_CHECKS) await ask(found.slice(at, at + MOST_CHECKS));
			return found.length;
		},
	};
}

function hashOf(lines: readonly { readonly nhsNumber: string; readonly answer: string }[]): string {
	const text = lines.map(({ nhsNumber, answer }) => `${nhsNumber} ${answer}\n`).sort();
	return createHash("sha256").update(text.join("")).digest("hex");
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
