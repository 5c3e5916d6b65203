/** ASVS 5.0.0, V13: how it is set up. */
import { partly, type Requirement, shown, written } from "./answer.ts";

const FRONT = "app/server/front/front.server.test.ts";
const FETCH = "app/server/machines/jwks-fetch.server.test.ts";
/** Besides, app/server/messages/mail.server.ts connects to SMTP_URL. */
const KEYS_FROM = partly(
	FETCH,
	"are none where the name leads inside, also by one of its addresses, and nobody there is asked",
	"keys of clients come from addresses that were registered and what changed goes to such (guarded-request.server.ts), e-mail goes to SMTP_URL; that no third way out is made is not tested",
);

export const V13: readonly Requirement[] = [
	[
		"13.1.1",
		"with whom the portal speaks is written down",
		written("README.md", "keys of systems are fetched from"),
	],
	[
		"13.2.1",
		"services prove who they are to each other",
		shown("tests/attacks/machines.attack.ts", "gives one token for one assertion, to whoever is first"),
	],
	[
		"13.2.2",
		"each with the least rights",
		partly(
			"app/server/one-server.server.test.ts",
			"is made for this user only",
			"under which user it runs is the operator's",
		),
	],
	[
		"13.2.3",
		"no credentials that everybody knows",
		shown("app/server/main.test.ts", "in live mode makes no keys of its own"),
	],
	["13.2.4", "a list of what may be connected to", KEYS_FROM],
	["13.2.5", "the server loads from listed places only", KEYS_FROM],
	[
		"13.3.1",
		"secrets are in a vault, never in sources or builds",
		partly(
			"tests/rules/secrets.test.ts",
			"has no key, token, code or password in it",
			"keys are files for one user, in a folder apart; there is no vault",
		),
	],
	[
		"13.3.2",
		"who may read secrets is kept small",
		shown("app/server/record/checkpoints.server.test.ts", "is signed with a key of this user only"),
	],
	[
		"13.4.1",
		"no repository is served",
		shown("tests/attacks/injection.attack.ts", "is refused, with the same headers as every answer"),
	],
	[
		"13.4.2",
		"no debugging in production",
		shown("tests/attacks/telling.attack.ts", "says nothing of the machine where no request could be read"),
	],
	[
		"13.4.3",
		"no lists of folders",
		shown("app/server/front/assets.server.test.ts", "are reached by their own name only"),
	],
	["13.4.4", "no TRACE", shown(FRONT, "is 405: %s")],
	[
		"13.4.5",
		"no documentation or watching is open by mistake",
		partly(
			"tests/attacks/telling.attack.ts",
			"says nothing of the database to those who watch over it",
			"/health is open to everybody on purpose; who must not see it is kept out by the proxy",
		),
	],
];
