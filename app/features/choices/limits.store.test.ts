import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PersonActor, TrustedActor } from "#app/core/actor.ts";
import type { Answer } from "#app/core/entry.ts";
import { readStanding } from "#app/features/record/standing.store.server.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { NOON } from "#tests/builders.ts";
import { openPortal, type TestPortal } from "#tests/portal.ts";
import { acting, trust } from "#tests/trusted.ts";
import { checkDraft } from "./check.store.server.ts";
import { keepDraft, saveDraft } from "./draft.store.server.ts";
import { undoChoice } from "./history.store.server.ts";
import { draftToCheck, findDraft } from "./kept-draft.store.server.ts";

const EYES = { about: "tool", tool: "eye-scan-urgency" } as const;
const HEART = "Nothing about tests of the heart.";

let portal: TestPortal;
let register: KnownRegister;
beforeEach(async () => {
	portal = await openPortal();
	register = await currentRegister(portal.db);
});
afterEach(() => portal.close());

/** A mother who decides for a child of nine, with these limits. */
async function mother(limits: string | null): Promise<TrustedActor> {
	const oliver = await portal.addPatient({ birthDate: "2017-03-27" });
	const given = { authority: "parent", may: "decide", limits } as const;
	return acting(portal.db, oliver.no, await trust(portal.db, oliver.id, given));
}
const limited = () => mother(HEART);
const keep = (who: PersonActor, answer: Answer) => keepDraft(portal.db, who, register, EYES, answer, NOON);
const check = (who: PersonActor) => checkDraft(portal.db, who, register, EYES, "en", NOON);
async function save(who: PersonActor) {
	const draft = await draftToCheck(portal.db.read, portal.db.vault, who, EYES, NOON);
	return saveDraft(portal.db, who, register, EYES, draft?.id, "en", NOON);
}
const counts = async (who: PersonActor) =>
	(await readStanding(portal.db.read, register, who.patientNo)).filter(({ kind }) => kind === "choice");

describe("somebody whose authority has limits", () => {
	it("has no yes saved, for only a person can read the limits, and reads why before pressing", async () => {
		const sam = await limited();
		await keep(sam, "yes");
		expect((await check(sam))?.limits).toBe(HEART);
		expect(await save(sam)).toEqual({ ok: false, reason: "limits" });
		expect(await counts(sam)).toEqual([]);
		expect(await findDraft(portal.db, sam, EYES, NOON)).toBeDefined();
	});

	it("has a no and a not sure saved, which are never in doubt", async () => {
		for (const answer of ["no", "unsure"] as const) {
			const sam = await limited();
			await keep(sam, answer);
			expect((await check(sam))?.limits).toBeNull();
			expect(await save(sam)).toMatchObject({ ok: true });
			expect((await counts(sam)).map(({ state }) => state)).toEqual([answer]);
		}
	});

	it("does not take their no back, without which the tool may be used", async () => {
		const sam = await limited();
		await keep(sam, "no");
		const saved = await save(sam);
		const ref = saved.ok ? saved.value.ref : "";
		expect(await undoChoice(portal.db, sam, register, ref, NOON)).toEqual({ ok: false, reason: "limits" });
		expect((await counts(sam)).map(({ state }) => state)).toEqual(["no"]);
	});

	it("saves as before where nothing is left out", async () => {
		const sam = await mother(null);
		await keep(sam, "yes");
		expect(await save(sam)).toMatchObject({ ok: true });
	});
});
