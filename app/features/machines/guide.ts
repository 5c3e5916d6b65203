/**
 * How a maker connects an AI system, from its key to its proof: what `/developers` shows, in English as all that machines are told. A test
 * runs each piece of code as it stands against a real portal, in this order.
 */
import { COMPARE } from "./guide-compare.ts";
import { HOOK } from "./guide-hook.ts";

/** One step. `file`: the code is kept under this name; without one it is typed into a shell (bash, with curl and Node). */
export interface GuideStep {
	readonly title: string;
	readonly text: readonly string[];
	/** Addresses, each after the words that say what is there. */
	readonly links: readonly { readonly says: string; readonly href: string }[];
	readonly code: readonly { readonly file: string | null; readonly text: string }[];
}

/** What each reader has of their own stands in these lines; everything after them stays as it is. */
const SETTINGS = (origin: string) => `export PORTAL='${origin}'
export CLIENT_ID='0123456789abcdef01234567'
export NHS_NUMBER='9990000026'
export TOOL='eye-scan-urgency'
export SERVICE='riverside-eyes'`;

const KEY = `import { generateKeyPairSync, randomUUID } from "node:crypto";
import { writeFileSync } from "node:fs";

const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-384" });
const kid = randomUUID();
const jwk = (key) => ({ ...key.export({ format: "jwk" }), kid, alg: "ES384" });
writeFileSync("private.json", JSON.stringify(jwk(privateKey)), { mode: 0o600 });
console.log(JSON.stringify({ keys: [jwk(publicKey)] }));`;

const TOKEN = `import { createPrivateKey, randomUUID, sign } from "node:crypto";
import { readFileSync } from "node:fs";

const { PORTAL, CLIENT_ID } = process.env;
const jwk = JSON.parse(readFileSync("private.json", "utf8"));
const key = createPrivateKey({ key: jwk, format: "jwk" });
const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
const aud = PORTAL + "/oauth/token";
const exp = Math.floor(Date.now() / 1000) + 240;
const head = part({ alg: "ES384", kid: jwk.kid, typ: "JWT" });
const claims = part({ iss: CLIENT_ID, sub: CLIENT_ID, aud, exp, jti: randomUUID() });
const text = head + "." + claims;
const signature = sign("sha384", Buffer.from(text), { key, dsaEncoding: "ieee-p1363" });
const answered = await fetch(aud, {
  method: "POST",
  body: new URLSearchParams({
    grant_type: "client_credentials",
    client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
    client_assertion: text + "." + signature.toString("base64url"),
    scope: "system/Consent.rs system/Provenance.c",
  }),
});
const said = await answered.json();
if (!answered.ok) throw new Error(said.error_description);
console.log(said.access_token);`;

const ASK = `curl -sS "$PORTAL/api/decisions" -H "Authorization: Bearer $TOKEN" \\
  -H 'Content-Type: application/json' -o answer.json \\
  -d '{"checks":[{"nhsNumber":"'$NHS_NUMBER'","tool":"'$TOOL'","purpose":"care"}],"sign":true}'
cat answer.json`;

const MAY_ACT = `import { readFileSync } from "node:fs";

const [one] = JSON.parse(readFileSync("answer.json", "utf8")).decisions;
const may = one.answer === "permit" && Date.now() < Date.parse(one.expires);
console.log(may ? "act now" : "do not act: " + one.reason);`;

const REPORT = `import { randomUUID } from "node:crypto";

const { PORTAL, TOKEN, NHS_NUMBER, TOOL, SERVICE } = process.env;
const at = new Date().toISOString();
const answered = await fetch(PORTAL + "/fhir/Provenance", {
  method: "POST",
  headers: {
    authorization: "Bearer " + TOKEN,
    "content-type": "application/fhir+json",
    "if-none-exist": "identifier=urn:uuid:" + randomUUID(),
  },
  body: JSON.stringify({
    resourceType: "Provenance",
    meta: { security: [{ code: "AIAST" }] },
    language: "en",
    contained: [
      {
        resourceType: "Device",
        id: "tool",
        type: { coding: [{ code: "Artificial-Intelligence" }] },
        identifier: [{ system: "urn:ai-choices:tool", value: TOOL }],
      },
      {
        resourceType: "Patient",
        id: "who",
        identifier: [{ system: "https://fhir.nhs.uk/Id/nhs-number", value: NHS_NUMBER }],
      },
      {
        resourceType: "Observation",
        id: "made",
        status: "final",
        subject: { reference: "#who" },
        valueString: "Nothing urgent.",
      },
    ],
    target: [{ reference: "#made" }],
    occurredDateTime: at,
    recorded: at,
    location: { identifier: { system: "urn:ai-choices:service", value: SERVICE } },
    agent: [{ type: { coding: [{ code: "author" }] }, who: { reference: "#tool" } }],
  }),
});
console.log(answered.status, answered.headers.get("location") ?? (await answered.text()));`;

const PROVE = `import { createHash, createPublicKey, verify } from "node:crypto";
import { readFileSync } from "node:fs";

const { PORTAL, NHS_NUMBER } = process.env;
const [{ token, salt }] = JSON.parse(readFileSync("answer.json", "utf8")).decisions;
const [head, body, signature] = token.split(".");
const read = (part) => JSON.parse(Buffer.from(part, "base64url"));
const { keys } = await (await fetch(PORTAL + "/.well-known/jwks.json")).json();
const key = createPublicKey({ key: keys.find(({ kid }) => kid === read(head).kid), format: "jwk" });
const isSigned = verify(null, Buffer.from(head + "." + body), key, Buffer.from(signature, "base64url"));
const { answer, asOf, expires, patient } = read(body);
const isAbout = patient === createHash("sha256").update(salt + ":" + NHS_NUMBER).digest("hex");
console.log(isSigned && isAbout ? "proved:" : "NOT proved:", answer, "from", asOf, "until", expires);`;

const FOLLOW = `curl -sS "$PORTAL/api/changes?after=0" -H "Authorization: Bearer $TOKEN" -o changes.json
cat changes.json`;

const CONFIRM = `NEXT=$(node -p 'JSON.parse(fs.readFileSync("changes.json")).next')
curl -sS "$PORTAL/api/changes/confirmed" -H "Authorization: Bearer $TOKEN" \\
  -H 'Content-Type: application/json' -d '{"cursor":"'$NEXT'"}'`;

const LISTEN = `export WEBHOOK_SECRET=whsec_WHAT_YOU_WERE_GIVEN
export WEBHOOK_PORT='8080'
node hook.mjs`;

const bash = (text: string) => ({ file: null, text });
const kept = (file: string, text: string) => ({ file, text });

/** The steps, for the portal at this origin. */
export function guideFor(origin: string): readonly GuideStep[] {
	return [
		{
			title: "1. What you need",
			text: [
				"A shell with curl, and Node 20 or newer. No package: what is here uses nothing but Node.",
				"You get the client id in step 2. Tool and service are ids of the register.",
			],
			links: [
				{ says: "Everything that a system can do here, as OpenAPI 3.1:", href: "/api/openapi.json" },
				{ says: "The part of it that is FHIR R4, as a CapabilityStatement:", href: "/fhir/metadata" },
			],
			code: [bash(SETTINGS(origin))],
		},
		{
			title: "2. Make a key, and be let in",
			text: [
				"The private key stays with you. Give what is printed to the AI lead of the hospital or practice: they add your system with its tools, and a second lead agrees. Then you have a client id.",
			],
			links: [],
			code: [kept("key.mjs", KEY), bash("node key.mjs > public.json")],
		},
		{
			title: "3. Get a token",
			text: ["It is good for five minutes (SMART Backend Services). Your key may have been let in for less."],
			links: [],
			code: [kept("token.mjs", TOKEN), bash("export TOKEN=$(node token.mjs)")],
		},
		{
			title: "4. Ask before each use",
			text: [
				"Only permit lets you start, until it expires: a minute at most. Everything else does not, and neither does no answer, an error, or a word that you do not know. The patient reads that you asked, and what you were told.",
				"A Consent of /fhir is what a patient said, and no answer to this question. Where you find none, that permits nothing: of who never answered there is none, also where the tool was stopped or the patient has died.",
			],
			links: [],
			code: [bash(ASK), kept("may-act.mjs", MAY_ACT), bash("node may-act.mjs")],
		},
		{
			title: "5. Report each use",
			text: [
				"As the HL7 guide “AI Transparency on FHIR” writes it. Sent again under its identifier it is the same use. The patient reads it.",
			],
			links: [],
			code: [kept("report.mjs", REPORT), bash("node report.mjs")],
		},
		{
			title: "6. Follow what changes",
			text: [
				"Ask every few seconds, with next of the answer before. Of whom it tells, ask again, and stop where that is no permit. If your system already runs something for a patient, such as a monitor, it is not just switched off: ask with running beside the checks, and do what it says. An answer 410 says: forget all answers, and begin with after=0. Numbers that begin with 999 are made up: the answer of one may change every hour, to see that changes reach you. Treat it like all others.",
				"Once you act on it, confirm it: the patient reads that your system did.",
			],
			links: [],
			code: [bash(FOLLOW), bash(CONFIRM)],
		},
		{
			title: "7. Or have it sent to you",
			text: [
				"Give the AI lead an https address: a second lead agrees, and you are given the secret. We post the same pages there, signed as Standard Webhooks 1.0 says, in their order, and for three days again until you answer with 2xx. Put what stands at your address in front of this, and confirm as in step 6.",
			],
			links: [],
			code: [kept("hook.mjs", HOOK), bash(LISTEN)],
		},
		{
			title: "8. Compare once a day",
			text: [
				"Hold the last answer of each patient whom the changes named, and compare by groups: nobody has to send all of it. Where it is not the same, send what you hold in these groups to /api/reconciliations/differences, and ask again about whom it names. The AI lead reads when you last compared, and what differed.",
			],
			links: [],
			code: [kept("compare.mjs", COMPARE), bash("node compare.mjs")],
		},
		{
			title: "9. Prove what you were told",
			text: [
				"Keep the signed answer in your log: it names nobody. Whoever has the salt and the number can show whom it was about; whoever has our public key can show that we said it.",
			],
			links: [],
			code: [kept("prove.mjs", PROVE), bash("node prove.mjs")],
		},
		{
			title: "10. Did your system ask?",
			text: [
				"From the record: your system asked before acting in n of m. The AI lead reads the same. For an audit of one day ask step 4 with asAt, a moment that is over; to try your code without looking at anybody, with dryRun.",
			],
			links: [],
			code: [
				bash(
					`curl -sS "$PORTAL/api/conformance?from=2026-01-01T00:00:00Z&until=2100-01-01T00:00:00Z" \\
  -H "Authorization: Bearer $TOKEN"`,
				),
			],
		},
	];
}
