/** Somebody who acts for a patient types, and meanwhile their authority ends, or their session does: on every form that is theirs. */
import { beforeAll, expect, it } from "vitest";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { endTrustByStaff } from "#app/features/trust/end-trust.store.server.ts";
import { disputeDrafts, drafts, entries, typedDrafts } from "#db/schema.ts";
import { type ActingWorld, openActing, theirs } from "./acting-world.ts";
import { DOORS } from "./doors.ts";
import { ask, hidden, send } from "./http.ts";
import { actingAt } from "./my-doors.ts";
import { TOOL, type World } from "./world.ts";

type Fields = Readonly<Record<string, string>>;
const WORDS = "The scan <b>was</b> not his.\nשלום";
const ONCE = "c".repeat(32);
const NEEDS = { contact: "letter", once: ONCE, seen: "", other: "Write in big letters." };

/** What is typed at each address, and what of it are words that nobody should have to write again. */
const TYPED: Readonly<Record<string, readonly [Fields, words?: string]>> = {
	"/:lang/my/tools/:tool/choose": [{ choice: "no" }],
	"/:lang/my/tools/:tool/check": [{ once: ONCE }],
	"/:lang/my/purposes/:purpose": [{ choice: "no" }],
	"/:lang/my/purposes/:purpose/check": [{ once: ONCE }],
	"/:lang/my/everything": [{ choice: "no" }],
	"/:lang/my/everything/check": [{ once: ONCE }],
	"/:lang/my/receipts/:id/undo": [{}],
	"/:lang/my/disputes/new": [{ about: `tool:${TOOL}` }],
	"/:lang/my/disputes/new/what": [{ words: WORDS }, "The scan &lt;b&gt;was&lt;/b&gt; not his."],
	"/:lang/my/disputes/new/answer": [{ by: "letter", "helper-trusted": "Kim Friendly" }, "Kim Friendly"],
	"/:lang/my/disputes/new/check": [{ once: ONCE }],
	"/:lang/my/disputes/:id": [
		{ move: "reply", once: ONCE, seen: "1", words: "It began in May." },
		"It began in May.",
	],
	"/:lang/my/needs": [NEEDS, NEEDS.other],
};

/** Holds it for each form of this table, and the table to all addresses. */
export function actingTyped(worldNow: () => World): void {
	let child: ActingWorld;
	beforeAll(async () => {
		child = await openActing(worldNow(), 9);
	});
	const parent = (trustedId: string, at?: Date) =>
		worldNow().session({ patientNo: child.patient.no, trustedId }, at);
	const addParent = () => child.addPerson("Lou Leaver", { authority: "parent", may: "decide" });
	const end = async (id: string) => {
		const { db } = worldNow();
		const ending = { because: "staff", note: "It is over.", way: null } as const;
		await endTrustByStaff(
			db,
			child.staff,
			await currentRegister(db),
			child.patient.id,
			id,
			ending,
			new Date(),
		);
	};
	const kept = async () => {
		const { read } = worldNow().db;
		const said = await read.select({ seq: entries.seq }).from(entries);
		const tables = [drafts, disputeDrafts, typedDrafts] as const;
		return [
			said.length,
			...(await Promise.all(tables.map(async (each) => (await read.select().from(each)).length))),
		];
	};

	it("has something typed on every form that is open to who decides", () => {
		const open = Object.entries(DOORS).filter(([pattern, door]) => {
			const [, post] = actingAt(door).decide;
			return /^\/:lang\/my(\/|$)/.test(pattern) && post !== 405 && (post !== 403 || pattern in TYPED);
		});
		expect(open.map(([pattern]) => pattern).toSorted()).toEqual(Object.keys(TYPED).toSorted());
	});

	it.each(Object.entries(TYPED))(
		"saves and keeps nothing at %s once their authority has ended, tells nothing of the patient, and gives back their words",
		async (pattern, [fields, words]) => {
			const world = worldNow();
			const path = DOORS[pattern]?.path(theirs(world, child)) ?? "";
			const id = await addParent();
			const cookie = await parent(id);
			expect((await ask(world.port, path, { headers: { cookie } })).status).toBeLessThan(400);
			await end(id);
			const before = await kept();
			const sent = await send(world.port, path, cookie, fields);
			expect([sent.status, sent.body.includes("You no longer act for this person")]).toEqual([403, true]);
			expect(sent.whole).not.toContain("Carterfield");
			if (words !== undefined) expect(sent.body).toContain(words);
			expect(await kept()).toEqual(before);
		},
	);

	it("keeps what they typed when their session ends by itself, for them alone, until they sign in again", async () => {
		const { port } = worldNow();
		const id = child.ids.decide;
		const late = await parent(id, new Date(Date.now() - 20 * 60_000));
		const before = (await kept())[0];
		const forms = [
			[`/en/my/tools/${TOOL}/choose`, { choice: "no" }],
			["/en/my/disputes/new", { about: `tool:${TOOL}` }],
			["/en/my/disputes/new/what", { words: WORDS }],
			["/en/my/disputes/new/answer", { by: "letter", "helper-trusted": "Kim Friendly" }],
			["/en/my/needs", NEEDS],
		] as const;
		for (const [path, fields] of forms) {
			const sent = await send(port, path, late, fields);
			expect([path, sent.status, sent.headers["location"]]).toEqual([
				...[path, 303, expect.stringMatching(/^\/en\/sign-in\?to=/)],
			]);
		}
		expect((await kept())[0]).toBe(before);
		const shown = async (cookie: string, path: string) =>
			(await ask(port, path, { headers: { cookie } })).body;
		const again = await parent(id);
		expect(hidden(await shown(again, `/en/my/tools/${TOOL}/check`), "once")).toMatch(/^[0-9a-f]{32}$/);
		const told = await shown(again, "/en/my/disputes/new/check");
		for (const word of ["The scan &lt;b&gt;was&lt;/b&gt; not his.", "Kim Friendly"])
			expect(told).toContain(word);
		expect(await shown(again, "/en/my/needs")).toContain(NEEDS.other);
		const others = [
			await worldNow().session({ patientNo: child.patient.no }),
			await parent(await child.addPerson("Jo Other", { authority: "parent", may: "decide" })),
		];
		for (const cookie of others) {
			const [what, needs, choose] = await Promise.all(
				["/en/my/disputes/new/what", "/en/my/needs", `/en/my/tools/${TOOL}/choose`].map((page) =>
					shown(cookie, page),
				),
			);
			expect([what?.includes("The scan"), needs?.includes(NEEDS.other)]).toEqual([false, false]);
			// What stands for no answer at all is in a template.
			expect(choose?.replace(/<template>.*?<\/template>/gs, "")).not.toMatch(/ checked=/);
		}
	});
}
