/** A commit that failed at its very end may have reached the disk. Nobody is told that it was saved, and pressing again finds out. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { entriesOf, subjectOf } from "#app/features/record/record.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { Unconfirmed } from "#db/write-queue.server.ts";
import { NOON } from "#tests/builders.ts";
import { openPortal, rhian, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { recordDeath } from "../death.store.server.ts";
import { readOwnWishes } from "../wishes.store.server.ts";
import { findWishes, keepWishes } from "../wishes-draft.store.server.ts";
import { action as saves } from "./check.tsx";
import { action as takesBack } from "./death.tsx";
import { action as writesDown } from "./staff-wishes.tsx";

let portal: TestPortal;
let amina: TestPatient;
beforeEach(async () => {
	portal = await openPortal();
	amina = await portal.addPatient({});
});
afterEach(() => portal.close());

const kinds = async () => {
	const subject = await subjectOf(portal.db.read, portal.db.vault, amina.no);
	return subject ? (await entriesOf(portal.db.read, subject)).map(({ body }) => body.kind) : [];
};

/** Presses the button of this form; the disk does not answer where it `fails`, though the last of what was written is there. */
async function press(
	action: typeof saves | typeof takesBack | typeof writesDown,
	who: TestPatient["actor"] | typeof rhian,
	fields: Readonly<Record<string, string>>,
	fails: boolean,
) {
	const path = "/form";
	const context = portal.context(who, path);
	const body = new URLSearchParams(fields);
	const request = new Request(`http://localhost:3000${path}`, { method: "POST", body });
	const db: typeof portal.db = {
		...portal.db,
		async write(work) {
			const before = (await kinds()).length;
			const done = await portal.db.write(work);
			if (fails && (await kinds()).length > before) throw new Unconfirmed("the disk did not answer");
			return done;
		},
	};
	return action({ request, params: { lang: "en", id: amina.id }, context: { ...context, db } });
}

describe("a form that was saved where the disk did not answer", () => {
	const chosen = { planning: "same", research: "no", training: "same", synthetic: "same" } as const;
	const seen = async () =>
		(await readOwnWishes(portal.db, amina.actor, await currentRegister(portal.db)))?.seen ?? "";

	it("comes back as it was, and is saved once: a wish that staff write down", async () => {
		const fields = { ...chosen, way: "phone", seen: await seen() };
		const doubtful = await press(writesDown, rhian, fields, true);
		expect(doubtful.status).toBe(503);
		expect(await doubtful.json()).toMatchObject({ chosen, problems: [{ name: "not-confirmed" }] });
		expect((await press(writesDown, rhian, fields, false)).status).toBe(303);
		expect((await kinds()).filter((kind) => kind === "after-death.wished")).toHaveLength(1);
	});

	it("says so, and is saved once: a wish that the patient has checked", async () => {
		await keepWishes(portal.db, amina.actor, { wishes: chosen, seen: await seen() }, NOON);
		const { id: once = "" } = (await findWishes(portal.db, amina.actor, NOON)) ?? {};
		const doubtful = await press(saves, amina.actor, { once }, true);
		expect([doubtful.status, await doubtful.json()]).toMatchObject([503, { problem: "not-confirmed" }]);
		expect((await press(saves, amina.actor, { once }, false)).status).toBe(303);
		expect((await kinds()).filter((kind) => kind === "after-death.wished")).toHaveLength(1);
	});

	it("comes back as it was, and is saved once: a death that was a mistake", async () => {
		const register = await currentRegister(portal.db);
		const death = { on: "2026-11-20", source: "care-team", evidence: null } as const;
		await recordDeath(portal.db, rhian, register, amina.id, death, "1".repeat(32), NOON);
		const fields = { step: "mistake", why: "It was her sister." };
		const doubtful = await press(takesBack, rhian, fields, true);
		expect(doubtful.status).toBe(503);
		expect(await doubtful.json()).toMatchObject({ why: "It was her sister.", problem: "not-confirmed" });
		expect((await press(takesBack, rhian, fields, false)).status).toBe(303);
		expect((await kinds()).filter((kind) => kind === "entry.in-error")).toHaveLength(1);
	});
});
