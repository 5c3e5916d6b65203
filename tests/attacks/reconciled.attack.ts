/** Who compares what a client holds with the record, and what they learn by it. */
import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { ask } from "./http.ts";
import { clientOf, tokenOf } from "./machine-asking.ts";
import { TOOL, type World } from "./world.ts";

const ADDRESS = "/api/reconciliations";
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

/** Attacks on comparisons. */
export function reconciled(worldNow: () => World): void {
	/** The end of this client's feed. */
	async function end(world: World, token: string): Promise<string> {
		for (let cursor = "0"; ; ) {
			const page = await ask(world.port, `/api/changes?after=${cursor}`, { headers: bearer(token) });
			const { next, more } = JSON.parse(page.body);
			cursor = next;
			if (!more) return cursor;
		}
	}
	const post = (world: World, path: string, headers: Readonly<Record<string, string>>, body: unknown) =>
		ask(world.port, `${ADDRESS}${path}`, {
			method: "POST",
			headers: { "content-type": "application/json", ...headers },
			body: JSON.stringify(body),
		});

	describe("a comparison", () => {
		it("is made by nobody without a token that may read, for no other tool, by no form of a page, and leaves nothing", async () => {
			const world = worldNow();
			const token = await tokenOf(world);
			const other = await tokenOf(world, clientOf(world, 1));
			const cursor = await end(world, token);
			const about = { tool: TOOL, purpose: "care", cursor };
			const kept = () => [
				world.file.prepare("SELECT * FROM reconciliations").all(),
				world.file.prepare("SELECT count(*) FROM look_ups WHERE what = 'list'").pluck().get(),
			];
			const before = kept();
			const reports = await tokenOf(world, clientOf(world), "system/Provenance.c");
			const bodies = { "": { ...about, groups: [] }, "/differences": { ...about, groups: ["00"], held: [] } };
			for (const [path, body] of Object.entries(bodies)) {
				const refused: readonly (readonly [number, Readonly<Record<string, string>>, unknown])[] = [
					[401, {}, body],
					[401, { cookie: await world.session({ patientNo: world.victim.no }) }, body],
					[403, bearer(reports), body],
					[403, bearer(other), body],
					[403, bearer(token), { ...body, tool: "no-such-tool" }],
					[409, bearer(token), { ...body, cursor: "0" }],
					[415, { ...bearer(token), "content-type": "application/x-www-form-urlencoded" }, body],
				];
				for (const [status, headers, sent] of refused) {
					const answered = await post(world, path, headers, sent);
					expect([path, status, answered.status]).toEqual([path, status, status]);
					expect(answered.body).not.toMatch(/same|differing|\d{10}/);
				}
			}
			expect(kept()).toEqual(before);
		});

		it("is a look each time, whether an answer is guessed by its hash or a number is tried", async () => {
			const world = worldNow();
			const token = await tokenOf(world);
			const { victim } = world;
			const looks = () =>
				world.file
					.prepare("SELECT count(*) FROM look_ups WHERE what = 'list' AND who = 'machine'")
					.pluck()
					.get() as number;
			const about = { tool: TOOL, purpose: "care", cursor: await end(world, token) };
			const group = victim.nhsNumber.slice(7, 9);
			const before = looks();
			for (const [tries, answer] of ["permit", "deny", "ask"].entries()) {
				const hash = createHash("sha256").update(`${victim.nhsNumber} ${answer}\n`).digest("hex");
				const guessed = await post(world, "", bearer(token), {
					...about,
					groups: [{ group, count: 1, hash }],
				});
				expect(guessed.status).toBe(200);
				const held = [{ nhsNumber: victim.nhsNumber, answer }];
				const tried = await post(world, "/differences", bearer(token), { ...about, groups: [group], held });
				expect(tried.status).toBe(200);
				expect(looks()).toBe(before + 2 * (tries + 1));
			}
		});
	});
}
