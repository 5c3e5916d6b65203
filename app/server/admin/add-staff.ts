/** `add-staff`: an account for somebody who works for a provider. */
import { STAFF_ROLES } from "#app/core/actor.ts";
import { type AddStaffRefusal, addStaff } from "#app/features/account/staff-account.store.server.ts";
import { inviteStaff } from "#app/features/account/staff-openid.store.server.ts";
import { makePasswords } from "../sign-in/password.server.ts";
import { startAsking } from "./ask.ts";
import { type Command, operator, textOf } from "./command.ts";

const DOES = `Makes an account for a member of staff.
Asks for a password (12 characters or more) on standard input, without showing it. An empty line makes one.
Prints once what they need to sign in: keep it, it can never be read again.
  --provider ID    the provider they work for
  --name NAME      as patients read it in “Who looked”
  --email ADDRESS  the name they sign in with
  --role ROLE      ${STAFF_ROLES.join(", ")}
  --openid         they may sign in with the OpenID provider of staff (STAFF_OIDC_ISSUER) too; the first time within 7 days,
                   and only where the provider says that this e-mail address is theirs`;

const WORDS: Readonly<Record<AddStaffRefusal, string>> = {
	"email-not-valid": "--email: this is not an e-mail address.",
	"email-taken": "--email: somebody has an account with this address.",
	"key-not-yours": "Somebody else sent this form before.",
	"name-missing": "--name is empty.",
	"name-too-long": "--name is longer than 100 characters.",
	"name-direction": "--name has a hidden sign that turns the text around. Type it again.",
	"name-unreadable": "--name has a sign that cannot be read. Type it again.",
	"name-without-letters": "--name has no letter in it.",
	"no-such-provider": "--provider: there is no such provider here. Import it first (import-tools).",
	"password-too-short": "The password has fewer than 12 characters.",
	"password-too-long": "The password is too long.",
	"password-easy": "The password is easy to guess: it is common, a row of keys, or about the person.",
	busy: "Busy. Try again.",
};

export const addStaffCommand: Command = {
	usage: "add-staff --provider ID --name NAME --email ADDRESS --role ROLE [--openid]",
	does: DOES,
	options: {
		provider: { type: "string" },
		name: { type: "string" },
		email: { type: "string" },
		role: { type: "string" },
		openid: { type: "boolean" },
	},
	files: 0,
	needs: ["provider", "name", "email", "role"],
	mayBegin: false,
	async run({ db, at, say, complain }, given) {
		const role = STAFF_ROLES.find((one) => one === textOf(given, "role"));
		if (role === undefined) {
			complain(`--role: say one of ${STAFF_ROLES.join(", ")}.`);
			return false;
		}
		const asker = startAsking();
		const typed = await asker.ask("Password (empty: make one): ");
		asker.close();
		const password = typed === "" ? db.vault.newReference() : typed;
		const account = {
			providerId: textOf(given, "provider") ?? "",
			name: textOf(given, "name") ?? "",
			email: textOf(given, "email") ?? "",
			role,
			password,
		};
		const made = await addStaff(db, makePasswords(), operator, account, at);
		if (!made.ok) {
			complain(WORDS[made.reason]);
			return false;
		}
		if (given.options["openid"] === true) await inviteStaff(db, operator, made.value.id, at);
		say(`${account.name} can sign in at /staff/sign-in as ${account.email}.`);
		if (typed === "") say(`Password: ${password}`);
		say(`Secret for the authenticator app: ${made.value.totpSecret}`);
		say(`The same as an address: ${made.value.totpUri}`);
		return true;
	},
};
