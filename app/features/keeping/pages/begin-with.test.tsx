import type { ActionFunctionArgs } from "@remix-run/node";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { toolUses } from "#db/schema.ts";
import { openPortal, type TestPortal } from "#tests/portal.ts";
import { hillsideLead, lena } from "#tests/two-leads.ts";
import { loader as draftLoader } from "./draft.tsx";
import { action, loader } from "./facts.tsx";
import { action as toolAction, loader as toolLoader } from "./tool-part.tsx";
import { action as wordsAction, loader as wordsLoader } from "./words.tsx";

const SCAN = "eye-scan-urgency";

let portal: TestPortal;
beforeEach(async () => {
	portal = await openPortal();
});
afterEach(() => portal.close());

type Fields = Readonly<Record<string, string>>;
type Handler = (args: ActionFunctionArgs) => Promise<Response>;
async function call(handler: Handler, fields?: Fields, { tool = SCAN, actor = hillsideLead } = {}) {
	const path = `/staff/tools/${tool}/draft`;
	const body = new FormData();
	for (const [name, text] of Object.entries(fields ?? {})) body.append(name, text);
	const request = new Request(`http://localhost:3000${path}`, fields && { method: "POST", body });
	const answer = await handler({
		request,
		params: { tool, language: "en" },
		context: portal.context(actor, path),
	}).catch((thrown: Response) => thrown);
	const text = await answer.text();
	return { status: answer.status, data: text === "" ? undefined : JSON.parse(text) };
}

/** The form as a browser sends it: what is not asked is not there. */
async function sent(over: Fields, tool = SCAN): Promise<Fields> {
	const { data } = await call(loader, undefined, { tool });
	const { answers, supplier, onUnknown, day, month, year } = data.now;
	return {
		...{ answers, supplier, onUnknown, day, month, year },
		...{ "use-hillside-gp": "not-used", seen: data.seen, once: portal.db.vault.randomHex(16), ...over },
	};
}

describe("the form with which a provider begins with a tool of others", () => {
	it("asks where, who answers, the supplier and running care alone; all else is refused as not there", async () => {
		expect((await call(loader)).data).toMatchObject({ begins: true, services: [{ id: "hillside-gp" }] });
		expect((await call(loader, undefined, { actor: lena })).data).toMatchObject({ begins: false });
		for (const other of [wordsLoader, toolLoader] as Handler[]) expect((await call(other)).status).toBe(404);
		for (const other of [wordsAction, toolAction] as Handler[])
			expect((await call(other, { once: portal.db.vault.randomHex(16) })).status).toBe(404);
	});

	it("saves what it asks, and nothing else that is sent with it", async () => {
		const fields = await sent({
			"use-hillside-gp": "trial",
			answers: "Dr Tom Reed",
			does: "Something else.",
		});
		expect((await call(action, fields)).status).toBe(303);
		const { data } = await call(draftLoader);
		expect(data.uses).toMatchObject([{ service: "Hillside practice" }]);
		expect(data.changes.map(({ after }: { after: string }) => after)).toEqual(["Dr Tom Reed"]);
		expect(data.begins).toBe(true);
	});

	it("says what is wrong at its field, keeps what was typed, and saves nothing", async () => {
		const fields = await sent({ "use-hillside-gp": "often", answers: "x".repeat(301) });
		const { status, data } = await call(action, fields);
		expect([status, data.problems.map(({ field }: { field: string }) => field)]).toEqual([
			422,
			["use", "answers"],
		]);
		expect(data.typed.supplier).toBe(fields["supplier"]);
		expect((await call(draftLoader)).data.edited).toBeNull();
	});

	it("is taken for every tool of the register, whatever its other facts are", async () => {
		const { tools } = await currentRegister(portal.db);
		for (const { id, uses } of tools) {
			if (uses.some(({ providerId }) => providerId === "hillside")) continue;
			const row = { serviceId: "riverside-gp", toolId: id, stage: "in-use", since: "2026-05-01" } as const;
			await portal.db.write((q) =>
				q.insert(toolUses).values(row).onConflictDoNothing().returning({ tool: toolUses.toolId }),
			);
			const fields = await sent({ "use-hillside-gp": "in-use" }, id);
			expect([id, (await call(action, fields, { tool: id })).status]).toEqual([id, 303]);
		}
	});
});
