/**
 * What cannot be undone, or changes many patients at once, takes two people of the staff beside whoever types the command: an AI
 * lead, and another lead, doctor or nurse. Each proves who they are with password and authenticator app, as when they sign in.
 */
import { ok, type Result, refuse } from "#app/core/result.ts";
import { asProven } from "#app/features/account/staff-proof.store.server.ts";
import type { Db } from "#db/open.server.ts";
import type { Passwords } from "../sign-in/password.server.ts";
import type { Asker } from "./ask.ts";

export type TwoPeopleRefusal =
	| "first-not-matched"
	| "second-not-matched"
	| "first-no-lead"
	| "second-reception"
	| "the-same"
	| "busy";

/** What is wrong with them, in the operator's words; the command says behind it what it did not do. */
export const TWO_PEOPLE_WORDS: Readonly<Record<TwoPeopleRefusal, string>> = {
	"first-not-matched": "The first person's address, password and code do not match.",
	"second-not-matched": "The second person's address, password and code do not match.",
	"first-no-lead": "The first person is no AI lead.",
	"second-reception": "The second person is no lead, doctor or nurse.",
	"the-same": "Both are the same person.",
	busy: "Busy. Try again.",
};

/**
 * The ids of both, once they proved who they are. Their codes are used up, whatever comes of it. `now` is asked for each of them: they
 * may read for minutes before they type a code.
 */
export async function twoPeople(
	db: Db,
	passwords: Passwords,
	{ ask }: Pick<Asker, "ask">,
	now: () => Date,
): Promise<Result<readonly [string, string], TwoPeopleRefusal>> {
	const prove = async (who: string) => {
		const email = await ask(`${who} E-mail address: `);
		const password = await ask("Password: ");
		const totp = await ask("Code of the app: ");
		return asProven(db, passwords, { email, password, totp }, now(), async (_q, proven) => ok(proven));
	};
	const first = await prove("First person, an AI lead.");
	if (!first.ok) return refuse(first.reason === "busy" ? "busy" : "first-not-matched");
	if (first.value.role !== "lead") return refuse("first-no-lead");
	const second = await prove("Second person, another lead, doctor or nurse.");
	if (!second.ok) return refuse(second.reason === "busy" ? "busy" : "second-not-matched");
	if (second.value.role === "reception") return refuse("second-reception");
	return second.value.id === first.value.id ? refuse("the-same") : ok([first.value.id, second.value.id]);
}
