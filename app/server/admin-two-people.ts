/**
 * What cannot be undone takes two people of the staff beside whoever types the command: an AI lead, and another lead, doctor or
 * nurse. Each proves who they are with password and authenticator app, as when they sign in.
 */
import { ok, type Result, refuse } from "#app/core/result.ts";
import { asProven } from "#app/features/account/staff-proof.store.server.ts";
import type { Db } from "#db/open.server.ts";
import type { Asker } from "./admin-ask.ts";
import type { Passwords } from "./password.server.ts";

export type TwoPeopleRefusal =
	| "first-not-matched"
	| "second-not-matched"
	| "first-no-lead"
	| "second-reception"
	| "the-same"
	| "busy";

/** The ids of both, once they proved who they are. Their codes are used up, whatever comes of it. */
export async function twoPeople(
	db: Db,
	passwords: Passwords,
	{ ask }: Pick<Asker, "ask">,
	at: Date,
): Promise<Result<readonly [string, string], TwoPeopleRefusal>> {
	const prove = async (who: string) => {
		const email = await ask(`${who} E-mail address: `);
		const password = await ask("Password: ");
		const totp = await ask("Code of the app: ");
		return asProven(db, passwords, { email, password, totp }, at, async (_q, proven) => ok(proven));
	};
	const first = await prove("First person, an AI lead.");
	if (!first.ok) return refuse(first.reason === "busy" ? "busy" : "first-not-matched");
	if (first.value.role !== "lead") return refuse("first-no-lead");
	const second = await prove("Second person, another lead, doctor or nurse.");
	if (!second.ok) return refuse(second.reason === "busy" ? "busy" : "second-not-matched");
	if (second.value.role === "reception") return refuse("second-reception");
	return second.value.id === first.value.id ? refuse("the-same") : ok([first.value.id, second.value.id]);
}
