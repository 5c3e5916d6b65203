import { expect, it } from "vitest";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { markRegisterChanged } from "#db/register-changes.server.ts";
import { portal, withOneClient } from "#tests/one-client.ts";
import { byOneRegister } from "./by-one-register.server.ts";

withOneClient();

/** Answers how often it was asked; the register changes during the first `changes` of them. */
async function askedWhile(changes: number) {
	let asked = 0;
	const answer = await byOneRegister(portal.db, async (register) => {
		expect(register).toBe(await currentRegister(portal.db));
		asked += 1;
		if (asked <= changes) await portal.db.write(markRegisterChanged);
		return asked;
	});
	return { answer, asked };
}

it("asks once where nothing changes, and anew by the new register where it did", async () => {
	expect(await askedWhile(0)).toEqual({ answer: 1, asked: 1 });
	expect(await askedWhile(2)).toEqual({ answer: 3, asked: 3 });
});

it("gives up where the register changes each time, and answers by none of them", async () => {
	expect(await askedWhile(9)).toEqual({ answer: "register-changed", asked: 3 });
});
