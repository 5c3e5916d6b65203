/** ASVS 5.0.0, V12: on the wire. TLS ends at the operator's proxy; the portal listens on the same machine. */
import { notApplicable, operator, partly, type Requirement, shown } from "./answer.ts";

const PROXY = operator("TLS is the proxy's");

export const V12: readonly Requirement[] = [
	["12.1.1", "TLS 1.2 and 1.3 only", PROXY],
	["12.1.2", "recommended ciphers only", PROXY],
	["12.1.3", "certificates of clients are checked", notApplicable("no client certificates")],
	[
		"12.2.1",
		"patients come by TLS only",
		partly(
			"app/server/env.server.test.ts",
			"needs https",
			"live mode refuses an http address; that the proxy has no http is the operator's",
		),
	],
	["12.2.2", "certificates that everybody trusts", PROXY],
	[
		"12.3.1",
		"TLS to and from everything else",
		shown(
			"app/server/messages/outbox.server.test.ts",
			"is not told to a mail server elsewhere that offers no encryption, nor is our password",
		),
	],
	[
		"12.3.2",
		"certificates of servers are checked",
		partly(
			"app/server/env.server.test.ts",
			"which could switch its encryption off",
			"that no setting switches it off; nodemailer checks by default",
		),
	],
	[
		"12.3.3",
		"TLS between own services",
		operator("one process; between proxy and portal the operator's network, 127.0.0.1 by default"),
	],
	["12.3.4", "trusted certificates between own services", notApplicable("one process")],
];
