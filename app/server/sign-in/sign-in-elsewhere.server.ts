/**
 * Signing in with somebody else's word for who it is: NHS login for patients, an OpenID provider for staff. What a sign-in needs until the
 * browser comes back is sealed in a cookie of that browser, so that nobody can bring an answer into another browser, and no row is written for
 * whoever only follows the link.
 */
import { z } from "zod";
import { NHS_LEVELS } from "#app/core/nhs-login-entry.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import { vectorsFor } from "#app/features/account/nhs-login.ts";
import type { Vault } from "#db/vault.ts";
import type { Came, OpenId, OpenIdRefusal } from "./openid.server.ts";

/** Where each comes back to, below the public origin: exactly these are known to the providers. */
export const BACK = { patient: "/nhs-login/back", staff: "/staff/sign-in/openid/back" } as const;
const SIGNED_OUT = { patient: "/", staff: "/staff/sign-out" } as const;

/** How long a sign-in may take there, in milliseconds. */
const LONGEST = 10 * 60_000;

const flow = z.strictObject({
	who: z.enum(["patient", "staff"]),
	/** In which language it began, and where it leads. */
	lang: z.string(),
	to: z.string(),
	/** How well NHS login must know them. */
	level: z.enum(NHS_LEVELS),
	/** The patient who was signed in when it began: nobody else may come back. */
	as: z.int().nullable(),
	kept: z.strictObject({ state: z.string(), nonce: z.string(), verifier: z.string() }),
	at: z.int(),
});
export type Flow = z.infer<typeof flow>;

export interface SignInElsewhere {
	readonly issuer: string;
	/** The address to go to, and what the cookie has to keep. */
	begin(
		asked: Pick<Flow, "lang" | "to" | "level" | "as">,
	): Promise<Result<{ readonly address: string; readonly cookie: string }, "away">>;
	/** Opens what this browser kept: `again` where it kept nothing, too long, or for something else. It counts once. */
	end(
		returned: URL,
		cookie: string | undefined,
	): Promise<{ readonly flow: Flow | undefined; readonly came: Result<Came, OpenIdRefusal> }>;
	signOut(): Promise<string | undefined>;
}

const PLACE = { table: "cookies", row: "login", column: "flow" };

interface Needed {
	readonly vault: Pick<Vault, "portal">;
	readonly origin: string;
	readonly now: () => Date;
}

/** Sign-in with this provider for patients or for staff. `acr`: what staff are asked for there. */
export function makeSignInElsewhere(
	who: "patient" | "staff",
	openId: OpenId,
	{ vault, origin, now }: Needed,
	acr: readonly string[] = [],
): SignInElsewhere {
	/** The states that came back, each until its cookie is too old anyway. */
	const used = new Map<string, number>();

	function read(cookie: string | undefined): Flow | undefined {
		if (cookie === undefined) return undefined;
		try {
			const kept = flow.parse(JSON.parse(vault.portal.open(PLACE, cookie)));
			const age = now().getTime() - kept.at;
			return kept.who === who && age >= 0 && age <= LONGEST ? kept : undefined;
		} catch {
			return undefined;
		}
	}

	function isFirst({ kept, at }: Flow): boolean {
		for (const [state, until] of used) if (until < now().getTime()) used.delete(state);
		if (used.has(kept.state)) return false;
		used.set(kept.state, at + LONGEST);
		return true;
	}

	return {
		issuer: openId.issuer,

		async begin(asked) {
			const began = await openId.begin({
				redirect_uri: `${origin}${BACK[who]}`,
				// On a computer that others use, whoever was signed in there before is not taken for who sits there now.
				prompt: "login",
				...(who === "patient"
					? { scope: "openid profile", vtr: JSON.stringify(vectorsFor(asked.level)) }
					: { scope: "openid profile email", ...(acr.length > 0 && { acr_values: acr.join(" ") }) }),
			});
			if (!began.ok) return began;
			const { address, kept } = began.value;
			const whole: Flow = { ...asked, who, kept, at: now().getTime() };
			return ok({ address, cookie: vault.portal.seal(PLACE, JSON.stringify(whole)) });
		},

		async end(returned, cookie) {
			const began = read(cookie);
			if (began === undefined || !isFirst(began)) return { flow: undefined, came: refuse("refused") };
			return { flow: began, came: await openId.end(returned, began.kept) };
		},

		signOut: () => openId.signOut(`${origin}${SIGNED_OUT[who]}`),
	};
}
