/** Who says up to where a client acts on what it was told. */
import { describe, expect, it } from "vitest";
import { ask } from "./http.ts";
import { clientOf, tokenOf } from "./machine-asking.ts";
import type { World } from "./world.ts";

const ADDRESS = "/api/changes";
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

/** Attacks on the confirmation of changes. */
export function confirmed(worldNow: () => World): void {
	describe("a confirmation of changes", () => {
		it("is confirmed by nobody for another client, nor further than it was told, and by no form of a page", async () => {
			const world = worldNow();
			const token = await tokenOf(world);
			const confirm = (headers: Readonly<Record<string, string>>, body: string) =>
				ask(world.port, `${ADDRESS}/confirmed`, {
					method: "POST",
					headers: { "content-type": "application/json", ...headers },
					body,
				});
			const confirmed = () =>
				world.file.prepare("SELECT client_id, confirmed FROM client_feeds ORDER BY client_id").all();
			// To the end, however many pages that is: the other client was told of earlier places by other attacks.
			let [next, isEnd] = ["0", false];
			while (!isEnd) {
				const page = await ask(world.port, `${ADDRESS}?after=${next}`, { headers: bearer(token) });
				const told = JSON.parse(page.body);
				[next, isEnd] = [told.next, told.changes.length === 0];
			}
			const other = await tokenOf(world, clientOf(world, 1));
			await ask(world.port, `${ADDRESS}?after=0&count=1`, { headers: bearer(other) });
			const before = confirmed();
			const [size = "", record = "", tools = ""] = next.split(".");
			const body = JSON.stringify({ cursor: next });
			const further = JSON.stringify({ cursor: `${Number(size) + 1}.${record}.${tools}` });
			const refused: readonly (readonly [number, Readonly<Record<string, string>>, string])[] = [
				[401, {}, body],
				[401, { cookie: await world.session({ patientNo: world.victim.no }) }, body],
				[403, bearer(await tokenOf(world, clientOf(world), "system/Provenance.c")), body],
				[409, bearer(other), body],
				[410, bearer(token), further],
				[415, { ...bearer(token), "content-type": "application/x-www-form-urlencoded" }, `cursor=${next}`],
			];
			for (const [status, headers, sent] of refused)
				expect([(await confirm(headers, sent)).status, sent]).toEqual([status, sent]);
			expect(confirmed()).toEqual(before);
			expect((await confirm(bearer(token), body)).status).toBe(200);
			expect(confirmed()).not.toEqual(before);
		});
	});
}
