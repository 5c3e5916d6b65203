import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { DecisionStatus } from "#app/core/entry.ts";
import { ok, refuse } from "#app/core/result.ts";
import { erasePatient } from "#app/features/people/erase.store.server.ts";
import { makeChoice, standingNow } from "#app/features/record/make-choice.store.server.ts";
import { entriesOf, subjectOf } from "#app/features/record/record.store.server.ts";
import { readSummary } from "#app/features/staff/summary.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { tasks, trustedPeople } from "#db/schema.ts";
import { aSaying, minutesAfterNoon, NOON } from "#tests/builders.ts";
import { colm, openPortal, rhian, system, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { assess } from "#tests/trusted.ts";
import { endOwnTrust, endTrustByStaff } from "./end-trust.store.server.ts";
import type { NewTrust } from "./new-trust.ts";
import { changeStatus, readStatusKnown } from "./status.store.server.ts";
import { giveTrust, ownTrusted, trustedForStaff } from "./trust.store.server.ts";

const ONCE = "0123456789abcdef0123456789abcdef";
const sam: NewTrust = {
	name: "Sam Carter",
	authority: "carer",
	may: "help",
	evidence: "Alex brought him and said so.",
	limits: "Not about money.",
	from: "2026-11-21",
	until: null,
	...{ address: "3 Mill Lane", email: null, phone: "01632 960 777", lang: "ur" },
};
const mother: NewTrust = { ...sam, name: "Karen Reed", authority: "parent", may: "decide", limits: null };

let portal: TestPortal;
let alex: TestPatient;
beforeEach(async () => {
	portal = await openPortal();
	alex = await portal.addPatient();
});
afterEach(() => portal.close());

const register = () => currentRegister(portal.db);
async function give(
	over: Partial<NewTrust> = {},
	given: { actor?: typeof rhian; once?: string; to?: TestPatient } = {},
) {
	const { actor = rhian, once = portal.db.vault.randomHex(16), to = alex } = given;
	return giveTrust(portal.db, actor, await register(), to.id, { ...sam, ...over }, once, NOON);
}
async function idOf(given: ReturnType<typeof give>): Promise<string> {
	const done = await given;
	if (!done?.ok) throw new Error("nobody was put on record");
	return done.value;
}
const own = async (of = alex) => ownTrusted(portal.db, of.actor, await register());
async function assessed(of: TestPatient, status: DecisionStatus, at = NOON) {
	const seen = (await readStatusKnown(portal.db, rhian, await register(), of.id, at))?.seen ?? "";
	const found = { status, assessment: "child", on: "2026-11-20", by: "Dr Okoye", evidence: "Seen." } as const;
	const pressed = { once: portal.db.vault.randomHex(16), seen };
	expect(await changeStatus(portal.db, rhian, await register(), of.id, found, pressed, at)).toMatchObject({
		ok: true,
	});
}
/** What a parent of this name says on the phone. */
async function says(of: TestPatient, tool: string, answer: "yes" | "no", by: { id: string; name: string }) {
	const [all, subject] = [await register(), await subjectOf(portal.db.read, portal.db.vault, of.no)];
	if (subject === undefined) throw new Error("no patient");
	const said = aSaying({ who: "trusted", authority: "parent", ...by }, "phone");
	const rest = { lang: "en", saidOn: null, settles: false, recordedAt: "riverside", said };
	await portal.db.write(async (q) => {
		const scope = { tool, purpose: "care" as const };
		const before = await standingNow(q, all, subject);
		await makeChoice(portal.db, q, all, subject, before, { scope, answer, ...rest }, NOON);
	});
}
async function recorded(of = alex) {
	const subject = await subjectOf(portal.db.read, portal.db.vault, of.no);
	if (subject === undefined) throw new Error("no patient");
	return (await entriesOf(portal.db.read, subject)).map(({ body }) => body);
}

describe("putting somebody on record", () => {
	it("is read by staff and by the patient, and is in the record with what staff saw", async () => {
		const id = await idOf(give());
		const { address, email, phone, lang, name, ...given } = sam;
		const person = { id, endedAt: null, address, email, phone, lang, name, ...given };
		expect((await own())?.people).toEqual([person]);
		const seen = await trustedForStaff(portal.db, rhian, await register(), alex.id, NOON);
		expect(seen?.trusting).toEqual({
			people: [person],
			recorded: [{ id, name, ...given, by: rhian.name, givenAt: NOON, endedAt: null, ended: null }],
			status: "self",
			birthDate: "1957-03-27",
			ages: { own: 13, adult: 16 },
		});
		expect(await recorded()).toEqual([
			{
				kind: "trust.given",
				version: 1,
				person: { id, name },
				...given,
				recorder: { who: "staff", id: rhian.staffId, name: rhian.name },
			},
		]);
	});

	it("leaves nothing readable in the table", async () => {
		await give();
		expect(JSON.stringify(await portal.db.read.select().from(trustedPeople))).not.toMatch(
			/Sam|Mill|brought|777/,
		);
	});

	it("happens once for a form sent twice, also at once", async () => {
		const [first, second] = await Promise.all([give({}, { once: ONCE }), give({}, { once: ONCE })]);
		expect(first).toEqual(second);
		expect(await recorded()).toHaveLength(1);
	});

	it("is refused for a name that acts already, whatever its accents, and makes them the same person again after an end", async () => {
		const id = await idOf(give({ name: "Zoe\u0308 O’Neill" }));
		expect(await give({ name: "zoë oneill" })).toEqual(refuse("there"));
		await endTrustByStaff(
			portal.db,
			rhian,
			await register(),
			alex.id,
			id,
			{ because: "staff", note: "Moved away.", way: null },
			NOON,
		);
		expect(await idOf(give({ name: "Zoë O'Neill" }))).toBe(id);
	});

	it("is not there for staff of another provider, and neither is who is on record", async () => {
		expect(await give({}, { actor: colm })).toBeUndefined();
		expect(await trustedForStaff(portal.db, colm, await register(), alex.id, NOON)).toBeUndefined();
		expect(await recorded()).toEqual([]);
	});

	it("never lets a carer decide, and never ends before it begins", async () => {
		expect(await give({ may: "decide" })).toEqual(refuse("carer-decides"));
		expect(await give({ until: "2026-11-20" })).toEqual(refuse("until-before-from"));
		expect(await recorded()).toEqual([]);
		expect((await own())?.people).toEqual([]);
	});
});

describe("a parent on record", () => {
	it("decides for a child, and together with a young person", async () => {
		const oliver = await portal.addPatient({ birthDate: "2017-05-06" });
		const maya = await portal.addPatient({ birthDate: "2012-02-19" });
		for (const to of [oliver, maya]) await idOf(give(mother, { to }));
		expect((await own(oliver))?.status).toBe("represented");
		expect((await own(maya))?.status).toBe("jointly");
		expect((await recorded(maya)).map(({ kind }) => kind)).toEqual(["trust.given", "status.changed"]);
	});

	it("changes nothing for a child whom somebody found able to decide alone, also years later", async () => {
		const nia = await portal.addPatient({ birthDate: "2012-02-19" });
		await assessed(nia, "self");
		await idOf(give(mother, { to: nia }));
		expect((await own(nia))?.status).toBe("self");
		await assessed(nia, "jointly");
		expect((await own(nia))?.status).toBe("jointly");
		await idOf(give({ ...mother, name: "Paul Reed" }, { to: nia }));
		expect((await own(nia))?.status).toBe("jointly");
	});

	it("decides by age where staff only wrote down what somebody said for the child", async () => {
		const oliver = await portal.addPatient({ birthDate: "2017-05-06" });
		await assess(portal.db, oliver.no, "self");
		await idOf(give(mother, { to: oliver }));
		expect((await own(oliver))?.status).toBe("represented");
	});

	it("is refused for who is too old for one", async () => {
		const grown = await portal.addPatient({ birthDate: "2010-11-21" });
		expect(await give(mother, { to: grown })).toEqual(refuse("too-old"));
		const young = await portal.addPatient({ birthDate: "2010-11-22" });
		expect(await give(mother, { to: young })).toMatchObject({ ok: true });
	});
});

describe("an end", () => {
	it("by the patient is one press, which a second one finds done", async () => {
		const id = await idOf(give());
		const end = async () => endOwnTrust(portal.db, alex.actor, await register(), id, minutesAfterNoon(1));
		expect(await end()).toMatchObject({ ok: true });
		expect(await end()).toEqual(refuse("gone"));
		expect((await own())?.people).toMatchObject([{ endedAt: minutesAfterNoon(1) }]);
		expect((await recorded()).at(-1)).toMatchObject({
			kind: "trust.ended",
			person: id,
			because: "patient",
			way: "online",
		});
	});

	it("is for staff while somebody else decides for the patient", async () => {
		const oliver = await portal.addPatient({ birthDate: "2017-05-06" });
		const id = await idOf(give(mother, { to: oliver }));
		expect(await endOwnTrust(portal.db, oliver.actor, await register(), id, NOON)).toEqual(
			refuse("staff-only"),
		);
		const ending = { because: "staff", note: "A court said so.", way: null } as const;
		expect(
			await endTrustByStaff(portal.db, colm, await register(), oliver.id, id, ending, NOON),
		).toBeUndefined();
		expect(
			await endTrustByStaff(portal.db, rhian, await register(), oliver.id, id, ending, NOON),
		).toMatchObject({ ok: true });
	});

	it("asks again what they said yes to for a child, with one job for staff; what they said no to stays", async () => {
		const oliver = await portal.addPatient({ birthDate: "2017-05-06" });
		const id = await idOf(give(mother, { to: oliver }));
		await says(oliver, "eye-scan-urgency", "yes", { id, name: mother.name });
		await says(oliver, "retina-disease-detection", "no", { id, name: mother.name });
		const ending = { because: "staff", note: "A court said so.", way: null } as const;
		const end = async () => endTrustByStaff(portal.db, rhian, await register(), oliver.id, id, ending, NOON);
		await end();
		await end();
		const summary = await readSummary(portal.db, rhian, await register(), oliver.id, "en", NOON);
		const reasons = new Map(summary?.tools.map((tool) => [tool.id, `${tool.answer}: ${tool.reason}`]));
		expect(reasons.get("eye-scan-urgency")).toBe("ask: authority-ended");
		expect(reasons.get("retina-disease-detection")).toBe("deny: said-no");
		const jobs = await portal.db.read.select().from(tasks);
		expect(jobs.map(({ kind }) => kind)).toEqual(["ask-again"]);
	});

	it("of somebody else's trusted person is not possible", async () => {
		const id = await idOf(give());
		const other = await portal.addPatient();
		expect(await endOwnTrust(portal.db, other.actor, await register(), id, NOON)).toEqual(refuse("gone"));
	});
});

describe("erasing the patient", () => {
	it("removes whom they trusted", async () => {
		await give();
		const toErase = { nhsNumber: alex.nhsNumber, familyName: "Ahmed", why: "asked" } as const;
		expect(await erasePatient(portal.db, system, toErase, [], NOON)).toEqual(ok(expect.anything()));
		expect(await portal.db.read.select().from(trustedPeople)).toEqual([]);
	});
});
