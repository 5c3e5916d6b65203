/** Who is told that an answer may be another, by what token and from which place on, and what is left of it. */
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { formatNhsNumber } from "#app/core/nhs-number.ts";
import { moveClient } from "#app/features/machines/client.store.server.ts";
import { clients } from "#db/schema.ts";
import { type Answered, ask } from "./http.ts";
import { clientOf, tokenOf } from "./machine-asking.ts";
import { TOOL, type World } from "./world.ts";

interface Told {
	readonly changes: readonly Readonly<Record<string, unknown>>[];
	readonly next: string;
}

const ADDRESS = "/api/changes";
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const read = ({ body }: Answered) => JSON.parse(body) as Told;
const numbersIn = (answered: Answered) => read(answered).changes.map(({ nhsNumber }) => nhsNumber);

/** Looks of machines, whoever they are at. */
function looks({ file }: World): number {
	return Number(file.prepare("SELECT count(*) FROM look_ups WHERE who = 'machine'").pluck().get());
}

/** Attacks on the feed of changes. */
export function changes(worldNow: () => World): void {
	/** The page after this query, for the camera of the eye clinic. */
	async function follow(query: string, headers: Readonly<Record<string, string>> = {}) {
		const world = worldNow();
		const token = await tokenOf(world);
		return ask(world.port, `${ADDRESS}?${query}`, { headers: { ...bearer(token), ...headers } });
	}

	/** The place after all that there is to tell, however many pages that is: other attacks change a lot. */
	async function theEnd(): Promise<string> {
		let next = "0";
		for (;;) {
			const page = read(await follow(`after=${next}`));
			if (page.changes.length === 0) return next;
			next = page.next;
		}
	}

	describe("the feed of changes", () => {
		it("is for nobody without a token that counts, wherever else it is", async () => {
			const world = worldNow();
			const token = await tokenOf(world);
			const before = looks(world);
			const reports = await tokenOf(world, clientOf(world), "system/Provenance.c");
			const refused: readonly (readonly [number, Readonly<Record<string, string>>, string?])[] = [
				[401, {}],
				[401, { cookie: await world.session({ staffId: world.staffId }) }],
				[401, { cookie: await world.session({ patientNo: world.victim.no }) }],
				[401, {}, `&access_token=${token}`],
				[401, { authorization: `Basic ${token}` }],
				[401, { authorization: `Bearer ${token}, Bearer ${token}` }],
				[401, { authorization: `Bearer ${world.db.vault.sha256(token)}` }],
				[403, bearer(reports)],
			];
			for (const [status, headers, more = ""] of refused) {
				const answered = await ask(world.port, `${ADDRESS}?after=0${more}`, { headers });
				expect([headers, answered.status]).toEqual([headers, status]);
				expect(answered.headers["www-authenticate"]).toMatch(/^Bearer realm=/);
				expect(answered.body).not.toMatch(/changes|next|\d{10}/);
			}
			const expire = "UPDATE client_tokens SET expires_at = 1 WHERE hash = ?";
			world.file.prepare(expire).run(world.db.vault.sha256(token));
			expect((await ask(world.port, `${ADDRESS}?after=0`, { headers: bearer(token) })).status).toBe(401);
			expect(looks(world)).toBe(before);
		});

		it("is shut at the next request when the client is disabled, also to who has its last page", async () => {
			const world = worldNow();
			const { clientId } = clientOf(world, 1);
			const headers = bearer(await tokenOf(world, clientOf(world, 1)));
			const first = await ask(world.port, `${ADDRESS}?after=0`, { headers });
			expect(first.status).toBe(200);
			const keys = world.file.prepare("SELECT keys FROM clients WHERE id = ?").pluck().get(clientId);
			const system = { role: "system", name: "test" } as const;
			await moveClient(world.db, system, clientId, { what: "disabled" }, new Date());
			try {
				const known = { ...headers, "if-none-match": first.headers["etag"] ?? "" };
				expect((await ask(world.port, `${ADDRESS}?after=0`, { headers: known })).status).toBe(401);
			} finally {
				const again = "UPDATE clients SET keys = ?, disabled_at = NULL WHERE id = ?";
				world.file.prepare(again).run(keys, clientId);
			}
		});

		it("is read, and nothing is sent to it", async () => {
			const world = worldNow();
			const headers = bearer(await tokenOf(world));
			const before = looks(world);
			for (const method of ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"]) {
				const answered = await ask(world.port, `${ADDRESS}?after=0`, { method, headers });
				expect([method, answered.status, answered.headers["allow"]]).toEqual([method, 405, "GET"]);
				expect(answered.headers["content-type"]).toBe("application/json");
			}
			for (const path of [`${ADDRESS}/`, `${ADDRESS}/0`, "/api/changes.json", "/API/changes"])
				expect([path, (await ask(world.port, `${path}?after=0`, { headers })).status]).toEqual([path, 404]);
			expect(looks(world)).toBe(before);
		});

		it("takes no cursor, count or parameter but its own, each once, and looks at nobody for another", async () => {
			const world = worldNow();
			const before = looks(world);
			const mark = "0".repeat(16);
			for (const query of [
				...[
					"",
					"after",
					"after=",
					"after=-1",
					"after=1",
					"after=00",
					"after=%200",
					"after=0%00",
					"after=1e9",
				],
				...[
					"after=null",
					"after=__proto__",
					"after[]=0",
					"after=0'--",
					"after=..%2F..%2Fetc",
					"after=%D9%A0",
				],
				...[`after=-1.${mark}.${mark}`, `after=1e9.${mark}.${mark}`, `after=1.${mark}.${mark}.${mark}`],
				...[`after=${"9".repeat(16)}.${mark}.${mark}`, `after=1.${"0".repeat(500)}.${mark}`],
				...["0", "-1", "101", "1e9", "1e1", "1000000000", "0x10", "1.5", "%201", "__proto__", ""].map(
					(count) => `after=0&count=${count}`,
				),
				...["after=0&after=0", "after=0&count=1&count=1", "after=0&After=0", "after=0&__proto__=1"],
				...[
					`after=0&nhsNumber=${world.other.nhsNumber}`,
					"after=0&tool=consultation-notes",
					"after=0&count[]=1",
				],
			]) {
				const answered = await follow(query);
				expect([query, answered.status]).toEqual([query, 400]);
				expect(JSON.parse(answered.body)).toEqual({
					error: "invalid_request",
					error_description: expect.not.stringContaining("__proto__"),
				});
			}
			expect(looks(world)).toBe(before);
		});

		it("goes on from no place that it did not give: another record's, one beyond it, or one that was tampered with", async () => {
			const world = worldNow();
			const next = await theEnd();
			const before = looks(world);
			const [size = "", record = "", tools = ""] = next.split(".");
			const otherMark = (mark: string) => (mark.startsWith("0") ? "1" : "0") + mark.slice(1);
			for (const cursor of [
				`${Number(size) + 1_000_000}.${record}.${tools}`,
				`999999999999999.${record}.${tools}`,
				`${Number(size) - 1}.${record}.${tools}`,
				`1.${record}.${tools}`,
				`0.${record}.${tools}`,
				`${size}..${tools}`,
				`${size}.${otherMark(record)}.${tools}`,
			]) {
				const answered = await follow(`after=${cursor}`);
				expect([cursor, answered.status, JSON.parse(answered.body).error]).toEqual([
					cursor,
					410,
					"cursor_gone",
				]);
			}
			// How the tools stood is the client's own word: another one has it told of them once more, and of nobody.
			expect(numbersIn(await follow(`after=${size}.${record}.${otherMark(tools)}`))).toEqual([null]);
			expect(looks(world)).toBe(before);
		});

		it("tells a number, a tool and what for: no answer, no reason, no name, and nothing of another's place", async () => {
			const world = worldNow();
			const answered = await follow("after=0");
			expect(numbersIn(answered)).toContain(world.victim.nhsNumber);
			for (const change of read(answered).changes) {
				expect(["entry", "nhsNumber", "tool", "purpose", "until"]).toEqual(
					expect.arrayContaining(Object.keys(change)),
				);
				expect(change["tool"]).toBe(TOOL);
			}
			expect(answered.body).not.toMatch(
				/"(?:yes|no|unsure|permit|deny|ask|answer|reason|choice|ref|name|at)"/,
			);
			const { demo, victim, receipts, recorded, use, dispute, override } = world;
			const secrets = demo.patients.flatMap(({ name, birthDate, letterCode }) => [
				...[...name.split(" "), birthDate, letterCode],
			]);
			for (const secret of [...secrets, ...receipts, recorded, use, dispute, override, victim.id])
				expect(answered.body).not.toContain(secret);
			expect(answered.headers["cache-control"]).toBe("no-store");
		});

		it("tells nobody of a patient who is on no list of the client's provider, from whatever place it asks", async () => {
			const world = worldNow();
			const { clientId } = clientOf(world);
			const nadia = world.demo.patients.find(({ name }) => name === "Nadia Rahman");
			expect(numbersIn(await follow("after=0"))).not.toContain(nadia?.nhsNumber);
			const moved = (providerId: string) =>
				world.db.write((q) =>
					q.update(clients).set({ providerId }).where(eq(clients.id, clientId)).returning(),
				);
			const [row] = await world.db.read.select().from(clients).where(eq(clients.id, clientId));
			await moved("westwood");
			try {
				const before = looks(world);
				const pages = [await follow("after=0"), await follow("after=0&count=1")];
				expect(pages.map(numbersIn)).toEqual([[null], [null]]);
				expect(looks(world)).toBe(before);
			} finally {
				await moved(row?.providerId ?? "");
			}
		});

		it("writes one look for each patient of a page, and none of the numbers into the log", async () => {
			const world = worldNow();
			const before = looks(world);
			const page = await follow("after=0");
			const people = new Set(numbersIn(page).filter((number) => number !== null));
			expect(looks(world)).toBe(before + people.size);
			const same = await follow("after=0", { "if-none-match": page.headers["etag"] ?? "" });
			expect([same.status, same.body]).toEqual([304, ""]);
			expect((await follow("after=0", { "if-none-match": "*" })).status).toBe(200);
			for (const number of people)
				for (const written of [String(number), formatNhsNumber(String(number))])
					expect(world.logged()).not.toContain(written);
			expect(world.logged()).toContain(`"${ADDRESS}"`);
		});
	});
}
