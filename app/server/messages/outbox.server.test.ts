import { createServer, type Server } from "node:net";
import { asc } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { findDraft, keepDraft, saveDraft } from "#app/features/disputes/dispute-draft.store.server.ts";
import { makeChoice } from "#app/features/record/make-choice.store.server.ts";
import { subjectOf } from "#app/features/record/record.store.server.ts";
import { readStanding } from "#app/features/record/standing.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { loadTranslators } from "#app/i18n/languages.server.ts";
import { outbox, patientKeys, tasks } from "#db/schema.ts";
import { aSaying, minutesAfterNoon, NOON } from "#tests/builders.ts";
import { openPortal, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { makeMailer } from "./mail.server.ts";
import { sendWaiting, startOutbox } from "./outbox.server.ts";

const translators = loadTranslators("locales");
let portal: TestPortal;
let faults: string[];
beforeEach(async () => {
	portal = await openPortal();
	faults = [];
});
afterEach(() => portal.close());

const parts = (mailer?: ReturnType<typeof makeMailer>) => ({
	db: portal.db,
	translators,
	mailer,
	origin: "https://choices.example",
	fault: (_error: unknown, doing: string) => void faults.push(doing),
});
const rows = () => portal.db.read.select().from(outbox).orderBy(asc(outbox.id));

/** Reception writes down a no by phone, which is confirmed to the patient. */
async function sayNoByPhone({ no }: TestPatient, at = NOON) {
	const register = await currentRegister(portal.db);
	return portal.db.write(async (q) => {
		const subject = await subjectOf(q, portal.db.vault, no);
		if (subject === undefined) throw new Error("no such patient");
		const scope = { tool: "eye-scan-urgency", purpose: "care" } as const;
		const choice = {
			scope,
			answer: "no",
			said: aSaying(undefined, "phone"),
			lang: "en",
			saidOn: null,
			settles: false,
			recordedAt: null,
		} as const;
		return makeChoice(portal.db, q, register, subject, await readStanding(q, register, no), choice, at);
	});
}

/** A mail server that takes every message, or refuses each; answers what it took. */
async function aMailServer(takes: boolean): Promise<{ url: string; taken: string[]; told: string[] }> {
	const taken: string[] = [];
	const told: string[] = [];
	const server: Server = createServer((socket) => {
		let text = "";
		let inMessage = false;
		socket.write("220 ready\r\n");
		socket.on("error", () => socket.destroy());
		socket.on("data", (chunk) => {
			text += chunk.toString("utf8");
			if (inMessage) {
				if (!text.endsWith("\r\n.\r\n")) return;
				taken.push(text);
				[text, inMessage] = ["", false];
				socket.write("250 taken\r\n");
				return;
			}
			for (const line of text.split("\r\n").slice(0, -1)) {
				told.push(line.split(" ", 1)[0] ?? "");
				if (/^(EHLO|HELO|RCPT|QUIT|RSET)/i.test(line)) socket.write("250 ok\r\n");
				else if (/^MAIL/i.test(line)) socket.write(takes ? "250 ok\r\n" : "451 later\r\n");
				else if (/^DATA/i.test(line)) {
					inMessage = true;
					socket.write("354 go on\r\n");
				} else socket.write("502 not here\r\n");
			}
			text = text.slice(text.lastIndexOf("\r\n") + 2);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	onTestFinished(() => void server.close());
	const address = server.address();
	return { url: `smtp://127.0.0.1:${typeof address === "object" ? address?.port : ""}`, taken, told };
}

/** The text of a quoted-printable message (RFC 2045, 6.7). */
function unquoted(message = ""): string {
	const bytes = message
		.replaceAll("=\r\n", "")
		.replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
	return Buffer.from(bytes, "latin1").toString("utf8");
}

const wantsEmail = { formats: ["email"], email: "amina@patient.example" } as const;

describe("a message to somebody who wants e-mail", () => {
	it("is sent once, and says only that a choice is saved", async () => {
		await sayNoByPhone(await portal.addPatient(wantsEmail));
		const mail = await aMailServer(true);
		const mailer = makeMailer(mail.url, async () => "help@riverside.example");
		const counts = await Promise.all([sendWaiting(parts(mailer), NOON), sendWaiting(parts(mailer), NOON)]);
		expect(counts.map(({ sent }) => sent).sort()).toEqual([0, 1]);
		await sendWaiting(parts(mailer), minutesAfterNoon(1000));
		expect(mail.taken.length).toBe(1);
		const [text = ""] = mail.taken;
		expect(text).toContain("To: amina@patient.example");
		expect(text).toContain("https://choices.example");
		expect(text).not.toMatch(/eye|scan|said no|AI tool/i);
		expect((await rows()).map(({ state, way }) => [state, way])).toEqual([["sent", "email"]]);
	});

	it("is in the language they read", async () => {
		await sayNoByPhone(await portal.addPatient({ ...wantsEmail, language: "pl" }));
		const mail = await aMailServer(true);
		await sendWaiting(parts(makeMailer(mail.url, async () => "help@riverside.example")), NOON);
		const words = translators.get("pl")?.t("letters:email.undo") ?? "";
		expect(unquoted(mail.taken[0])).toContain(words);
		expect(mail.taken[0]).not.toContain("We saved");
	});

	it("is tried again later and later, and after the fifth time becomes a letter", async () => {
		await sayNoByPhone(await portal.addPatient(wantsEmail));
		const mail = await aMailServer(false);
		const send = (minute: number) =>
			sendWaiting(
				parts(makeMailer(mail.url, async () => "help@riverside.example")),
				minutesAfterNoon(minute),
			);
		const waits: number[] = [];
		let minute = 0;
		for (let tries = 1; tries <= 4; tries += 1) {
			expect(await send(minute)).toEqual({ sent: 0, toPost: 0, later: 1 });
			const [row] = await rows();
			const wait = ((row?.nextAt.getTime() ?? 0) - minutesAfterNoon(minute).getTime()) / 60_000;
			expect(await send(minute + wait - 0.5), "not before its time").toEqual({
				sent: 0,
				toPost: 0,
				later: 0,
			});
			waits.push(wait);
			minute += wait;
		}
		expect(waits).toEqual([1, 10, 60, 360]);
		expect(await send(minute)).toEqual({ sent: 0, toPost: 1, later: 0 });
		expect((await rows()).map(({ state, way, tries }) => [state, way, tries])).toEqual([
			["to-post", "letter", 5],
		]);
		expect(faults).toEqual(Array.from({ length: 5 }, () => "sending an e-mail"));
	});

	it("is not told to a mail server elsewhere that offers no encryption, nor is our password", async () => {
		await sayNoByPhone(await portal.addPatient(wantsEmail));
		const mail = await aMailServer(true);
		// The same server by an address that is not surely this machine's.
		const elsewhere = mail.url.replace("127.0.0.1", "portal:word@0.0.0.0");
		const mailer = makeMailer(elsewhere, async () => "help@riverside.example");
		expect(await sendWaiting(parts(mailer), NOON)).toEqual({ sent: 0, toPost: 0, later: 1 });
		expect(mail.told).toEqual(["EHLO", "STARTTLS"]);
		expect(faults).toEqual(["sending an e-mail"]);
	});

	it("becomes a letter at once where the portal has no mail server", async () => {
		await sayNoByPhone(await portal.addPatient(wantsEmail));
		expect(await sendWaiting(parts(), NOON)).toEqual({ sent: 0, toPost: 1, later: 0 });
	});

	it("claimed by a portal that died is tried again, not before its claim ends", async () => {
		await sayNoByPhone(await portal.addPatient(wantsEmail));
		const mail = await aMailServer(true);
		const mailer = makeMailer(mail.url, async () => "help@riverside.example");
		const dies = { ...parts(mailer), translators: new Map() };
		await expect(sendWaiting(dies, NOON)).rejects.toThrow("no words for en");
		expect((await sendWaiting(parts(mailer), minutesAfterNoon(20))).sent).toBe(0);
		expect((await sendWaiting(parts(mailer), minutesAfterNoon(31))).sent).toBe(1);
	});
});

describe("news of something that the patient said is wrong", () => {
	it("goes by e-mail to who asked for that, and says no tool, no service and nothing of health", async () => {
		const amina = await portal.addPatient({ email: "amina@patient.example" });
		const register = await currentRegister(portal.db);
		await keepDraft(
			portal.db,
			amina.actor,
			{
				about: { kind: "tool", id: "eye-scan-urgency" },
				what: { routes: ["urgent"], words: "My left eye hurts.", lang: "en" },
				answer: { by: "email", helpers: [], pauses: false },
			},
			NOON,
		);
		const once = (await findDraft(portal.db, amina.actor, NOON))?.id;
		await saveDraft(portal.db, amina.actor, register, once, "en", NOON);
		const mail = await aMailServer(true);
		const mailer = makeMailer(mail.url, async () => "help@riverside.example");
		expect((await sendWaiting(parts(mailer), NOON)).sent).toBe(1);
		const text = unquoted(mail.taken[0]);
		expect(text).toContain(translators.get("en")?.t("disputes:letter.subject"));
		expect(text).toContain("https://choices.example");
		expect(text).not.toMatch(/eye|scan|clinic|AI tool|worried|hurts|wrong/i);
	});
});

describe("an e-mail", () => {
	it("to somebody who needs it in another way, too, makes a job for a person", async () => {
		await sayNoByPhone(await portal.addPatient({ ...wantsEmail, formats: ["email", "bsl-video"] }));
		const mail = await aMailServer(true);
		const mailer = makeMailer(mail.url, async () => "help@riverside.example");
		expect((await sendWaiting(parts(mailer), NOON)).sent).toBe(1);
		expect((await portal.db.read.select().from(tasks)).map(({ kind }) => kind)).toEqual(["post"]);
	});
});

describe("a letter", () => {
	it("is put among those to post, without a job where paper is what the patient reads", async () => {
		await sayNoByPhone(await portal.addPatient({ formats: ["large-print"] }));
		expect(await sendWaiting(parts(), NOON)).toEqual({ sent: 0, toPost: 1, later: 0 });
		expect(await portal.db.read.select().from(tasks)).toEqual([]);
	});

	it("to somebody who needs Easy Read, audio or braille makes one job for a person", async () => {
		const patient = await portal.addPatient({ formats: ["easy-read"] });
		await sayNoByPhone(patient);
		await sayNoByPhone(patient);
		expect((await sendWaiting(parts(), NOON)).toPost).toBe(2);
		const jobs = await portal.db.read.select().from(tasks);
		expect(jobs.map(({ kind, providerId, due }) => [kind, providerId, due])).toEqual([
			["post", "riverside", "2026-11-25"],
		]);
	});

	it("to a person whose key was destroyed is forgotten", async () => {
		await sayNoByPhone(await portal.addPatient());
		await portal.db.write((q) => q.delete(patientKeys).returning());
		expect(await sendWaiting(parts(), NOON)).toEqual({ sent: 0, toPost: 0, later: 0 });
		expect(await rows()).toEqual([]);
	});
});

describe("the clockwork", () => {
	it("stops at once when nothing is under way", async () => {
		await startOutbox({ ...parts(), now: () => NOON }).stop();
		await sayNoByPhone(await portal.addPatient());
		expect((await rows())[0]?.state).toBe("waiting");
	});
});
