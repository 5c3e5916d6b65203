import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Answer } from "#app/core/entry.ts";
import type { Scope } from "#app/core/scope.ts";
import {
	confirmByPost,
	tellOfDispute,
	tellOfLaw,
	tellOfOutsideLook,
	tellOfOverride,
	tellOfRetirement,
	tellOfUse,
} from "#app/features/record/confirm.store.server.ts";
import { makeChoice } from "#app/features/record/make-choice.store.server.ts";
import type { Told } from "#app/features/record/message.ts";
import { record, type Subject, subjectOf } from "#app/features/record/record.store.server.ts";
import { readStanding } from "#app/features/record/standing.store.server.ts";
import { loader as staffReceipt } from "#app/features/staff/pages/receipt.tsx";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { loadTranslators } from "#app/i18n/languages.server.ts";
import { sendWaiting } from "#app/server/messages/outbox.server.ts";
import type { Writer } from "#db/open.server.ts";
import { outbox } from "#db/schema.ts";
import { aSaying, minutesAfterNoon, NOON } from "#tests/builders.ts";
import { aNewDispute } from "#tests/dispute-builders.ts";
import { openPortal, rhian, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { aUse } from "#tests/uses.ts";
import { loader } from "./letter.tsx";

const SCAN = "eye-scan-urgency";
const OTHER = "retina-disease-detection";
const SEEN = "They were not awake.";
const recorder = { who: "staff", id: rhian.staffId, name: rhian.name } as const;

let portal: TestPortal;
let alex: TestPatient;
beforeEach(async () => {
	portal = await openPortal();
	alex = await portal.addPatient({ birthDate: "2012-03-27", email: "family@example.org" });
});
afterEach(() => portal.close());

async function inRecord<T>(what: (q: Writer, subject: Subject) => Promise<T>): Promise<T> {
	return portal.db.write(async (q) => {
		const subject = await subjectOf(q, portal.db.vault, alex.no);
		if (subject === undefined) throw new Error("no such patient");
		return what(q, subject);
	});
}

async function says(answer: Answer, isPrivate: boolean, scope: Scope = { tool: SCAN, purpose: "care" }) {
	const register = await currentRegister(portal.db);
	return inRecord(async (q, subject) => {
		const said = aSaying(undefined, isPrivate ? "online" : "phone");
		const rest = { lang: "en", saidOn: null, settles: false, recordedAt: null, isPrivate };
		const before = await readStanding(q, register, alex.no);
		return makeChoice(portal.db, q, register, subject, before, { scope, answer, said, ...rest }, NOON);
	});
}

type Kind = Extract<Told, { readonly about: string }>["about"] | "choice";
/** The others tell of no answer, whatever the patient keeps to themself. */
const NEWS: Record<
	Exclude<Kind, "details-code" | "hand-over" | "acting-ended" | "choice">,
	(q: Writer, subject: Subject) => Promise<void>
> = {
	use: async (q, subject) => {
		const against = aUse({ decided: { answer: "deny", reason: "said-no" } });
		const entry = await record(q, portal.db.vault, subject, against, NOON);
		await tellOfUse(q, subject, "riverside", entry, "use-1", NOON);
	},
	override: async (q, subject) => {
		const ends = minutesAfterNoon(30).toISOString();
		const body = { kind: "override.started", version: 1, tool: SCAN, why: SEEN, ends, recorder } as const;
		const entry = await record(q, portal.db.vault, subject, body, NOON);
		await tellOfOverride(q, subject, "riverside", entry, NOON);
	},
	outside: async (q, subject) => {
		const reason = { because: "care-now", why: "She said no to the scan.", lang: "en" } as const;
		const body = { kind: "look.outside", version: 1, provider: "hillside", ...reason, recorder } as const;
		await tellOfOutsideLook(q, subject, "riverside", await record(q, portal.db.vault, subject, body, NOON));
	},
	law: async (q, subject) => {
		const body = { kind: "law.told", version: 1, law: "law-1", tool: SCAN } as const;
		await tellOfLaw(q, subject, "riverside", await record(q, portal.db.vault, subject, body, NOON));
	},
	retirement: async (q, subject) => {
		const body = { kind: "retirement.told", version: 1, tool: SCAN } as const;
		await tellOfRetirement(q, subject, "riverside", await record(q, portal.db.vault, subject, body, NOON));
	},
	dispute: async (q, subject) => {
		const body = {
			kind: "dispute.raised",
			version: 1,
			dispute: "d-1",
			...aNewDispute({ tool: SCAN }),
		} as const;
		const entry = await record(q, portal.db.vault, subject, body, NOON);
		const news = { dispute: "d-1", what: "raised" } as const;
		await tellOfDispute(q, subject, "riverside", entry, news, null, "en", NOON);
	},
};

async function page(id: string): Promise<string> {
	const path = `/staff/letters/${id}`;
	const request = new Request(`http://localhost:3000${path}`);
	return (await loader({ request, params: { id }, context: portal.context(rhian, path) })).text();
}

/** The newest letter on its own, and as one of all that are posted. */
async function letters(): Promise<readonly [string, string]> {
	const rows = await portal.db.read.select({ id: outbox.id }).from(outbox);
	await portal.db.write((q) => q.update(outbox).set({ state: "to-post" }).returning());
	return [await page(String(rows.at(-1)?.id)), await page("all")];
}

/** The e-mails, of a patient who asked for e-mail. */
async function emails(): Promise<string> {
	const sent: string[] = [];
	const mailer = { send: async (mail: object) => void sent.push(JSON.stringify(mail)) };
	await portal.db.write((q) => q.update(outbox).set({ way: "email", state: "waiting" }).returning());
	const { db } = portal;
	const rest = { translators: loadTranslators("locales"), origin: "http://localhost:3000" };
	await sendWaiting({ db, mailer, ...rest, fault: () => {} } as Parameters<typeof sendWaiting>[0], NOON);
	return sent.join("\n");
}

const QUIET = "This letter does not say what it is";
/** The letter's own part: what staff read beside it on the screen is not printed. */
const told = (html: string) => html.replace(/<aside[\s\S]*?<\/aside>/g, "");

describe.each(Object.keys(NEWS) as (keyof typeof NEWS)[])("news of a %s", (kind) => {
	it("says nothing on paper or by e-mail where the patient keeps an answer about the tool to themself", async () => {
		for (const scope of [
			{ tool: SCAN, purpose: "care" },
			{ tool: null, purpose: null },
		] as const) {
			await says("no", true, scope);
			await inRecord(NEWS[kind]);
			for (const html of await letters()) {
				expect(html).toContain(QUIET);
				expect(told(html)).not.toMatch(/eye scan|emergency|said no|law|any more|choice|wrong/i);
			}
			expect(await emails()).not.toMatch(/choice|scan|wrong|told us|answer/i);
		}
	});

	it.runIf(kind !== "outside")("is told where nothing about this tool is private", async () => {
		await says("no", true, { tool: OTHER, purpose: "care" });
		await inRecord(NEWS[kind]);
		const rows = await portal.db.read.select().from(outbox);
		const found = await page(String(rows.at(-1)?.id)).catch((gone: unknown) => gone);
		// There is no such law and nobody retired the tool: its letter is looked for, and not kept quiet.
		if (found instanceof Response) expect([kind, found.status]).toEqual([kind, 404]);
		else expect(found).not.toContain(QUIET);
	});
});

describe("news of a look from outside", () => {
	it("is kept quiet for every private answer, since the words of who looked can be about any", async () => {
		await says("no", true, { tool: OTHER, purpose: "care" });
		await inRecord(NEWS.outside);
		for (const html of await letters()) expect(html).toContain(QUIET);
	});

	it("is told with who, where and why where nothing is private", async () => {
		await inRecord(NEWS.outside);
		const [own, all] = await letters();
		for (const html of [own, all])
			for (const words of ["Someone looked at your choices", rhian.name, "She said no to the scan."])
				expect(html).toContain(words);
		expect(own).toContain("Hillside");
		expect(await emails()).not.toMatch(/choice|scan|hillside|looked/i);
	});
});

describe("the confirmation of an answer", () => {
	it("that the patient keeps to themself says that there is news, in the same words as any other", async () => {
		const entry = await says("yes", true);
		const [own] = await letters();
		expect(own).toContain(QUIET);
		expect(told(own)).not.toMatch(/eye scan|<strong>Yes|choice|answer/i);
		expect(own).not.toContain(entry.ref);
		expect(await emails()).not.toMatch(/choice|answer/i);
	});

	it("that is for everybody says of now what follows without the private ones, on a copy of staff too", async () => {
		const open = await says("yes", false);
		await says("no", true);
		await inRecord((q, subject) => confirmByPost(q, subject, "riverside", open, NOON));
		const [letter] = await letters();
		expect(letter).toContain("can be used in your care");
		const path = `/staff/patients/${alex.id}/receipts/${open.ref}`;
		const params = { id: alex.id, ref: open.ref };
		const context = portal.context(rhian, path);
		const request = new Request(`http://localhost:3000${path}`);
		const shown = await (await staffReceipt({ request, params, context })).json();
		expect(JSON.stringify(shown.copies)).toContain("can be used in your care");
		expect(JSON.stringify(shown.copies)).not.toContain("is not used in your care");
		expect(shown.isQuiet).toBe(true);
	});
});
