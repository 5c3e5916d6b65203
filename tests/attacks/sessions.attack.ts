/** Sessions that are old, stolen, planted or somebody else's. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeCookies } from "#app/server/front/cookies.server.ts";
import { ask, cookieOf, hidden, late, send } from "./http.ts";
import { TOOL, type World } from "./world.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Holds sessions to their ends. */
export function sessions(worldNow: () => World): void {
	const opens = async (cookie: string, path = "/en/my") =>
		(await ask(worldNow().port, path, { headers: { cookie } })).status;
	const asVictim = (at = new Date()) => worldNow().session({ patientNo: worldNow().victim.no }, at);
	const asStaff = () => worldNow().session({ staffId: worldNow().staffId });

	describe("a session", () => {
		it.each([
			["/en/sign-out", asVictim, "/en/my"],
			["/staff/sign-out", asStaff, "/staff"],
			["/staff/sign-out", asVictim, "/en/my"],
		] as const)("is dead everywhere after %s", async (out, as, page) => {
			const cookie = await as();
			expect(await opens(cookie, page)).toBe(200);
			const answer = await send(worldNow().port, out, cookie, {});
			expect(answer.headers["clear-site-data"]).toBe('"cache", "cookies", "storage"');
			expect(answer.cookies).toEqual(["sid=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax"]);
			expect([
				await opens(cookie, page),
				(await send(worldNow().port, `/en/my/tools/${TOOL}/choose`, cookie, { choice: "yes" })).status,
			]).toEqual([303, 303]);
		});

		it.each([
			["unused for 15 minutes on a shared computer", 15 * MINUTE],
			["12 hours old", 12 * HOUR],
		])("shows nothing when it is %s", async (_what, age) => {
			const cookie = await asVictim(new Date(Date.now() - age));
			expect(await opens(cookie)).toBe(303);
			expect(await opens(cookie), "asking does not wake it").toBe(303);
		});

		it("that was used all along still ends after 12 hours", async () => {
			const { file, db } = worldNow();
			const cookie = await asVictim(new Date(Date.now() - 12 * HOUR));
			file
				.prepare("UPDATE sessions SET seen_at = ? WHERE hash = ?")
				.run(Date.now(), db.vault.sha256(cookie.slice(4)));
			expect(await opens(cookie)).toBe(303);
		});

		it("that ended long ago keeps no answer either", async () => {
			const { file, victim, port } = worldNow();
			const drafts = () =>
				file
					.prepare("SELECT count(*) FROM drafts WHERE patient_no = ? AND answer = 'yes'")
					.pluck()
					.get(victim.no);
			const cookie = await asVictim(new Date(Date.now() - 48 * HOUR));
			const answer = await send(port, `/en/my/tools/${TOOL}/choose`, cookie, { choice: "yes" });
			expect([answer.status, drafts()]).toEqual([303, 0]);
		});

		it("is not kept where somebody planted it before signing in", async () => {
			const planted = `sid=${"5e".repeat(32)}`;
			const signedIn = await signIn(planted);
			expect(cookieOf(signedIn)).not.toBe(planted);
			expect([await opens(planted), await opens(cookieOf(signedIn))]).toEqual([303, 200]);
		});

		it("ends when somebody else signs in on the same browser", async () => {
			const before = await asStaff();
			const after = cookieOf(await signIn(before));
			expect([await opens(before, "/staff"), await opens(after)]).toEqual([303, 200]);
		});

		it("of staff ends when their account is closed", async () => {
			const { file, strangerId, session } = worldNow();
			const cookie = await session({ staffId: strangerId });
			expect(await opens(cookie, "/staff")).toBe(200);
			file.prepare("UPDATE staff SET disabled_at = 1 WHERE id = ?").run(strangerId);
			expect(await opens(cookie, "/staff")).toBe(303);
			file.prepare("UPDATE staff SET disabled_at = NULL WHERE id = ?").run(strangerId);
		});

		it("is no use on the other side of the portal", async () => {
			expect([await opens(await asStaff(), "/en/my"), await opens(await asVictim(), "/staff")]).toEqual([
				303, 303,
			]);
		});
	});

	describe("a cookie", () => {
		it("is out of reach of scripts and other sites, and on https of other hosts and http", async () => {
			const [line] = (await signIn("")).cookies;
			expect(line).toMatch(/^sid=[0-9a-f]{64}; Path=\/; HttpOnly; SameSite=Lax$/);
			expect(makeCookies(true).session("x")).toBe("__Host-sid=x; Path=/; HttpOnly; SameSite=Lax; Secure");
		});

		it("sent twice is at most the first of the two", async () => {
			const { session, victim, other, port } = worldNow();
			const [mine, theirs] = [
				await session({ patientNo: victim.no }),
				await session({ patientNo: other.no }),
			];
			const receipt = `/en/my/receipts/${worldNow().receipts[0]}`;
			expect(await opens(`${theirs}; ${mine}`, receipt)).not.toBe(200);
			expect(await opens(`sid=planted; ${mine}`, receipt)).not.toBe(200);
			expect((await ask(port, receipt, { headers: { cookie: `${mine}; ${theirs}` } })).status).toBe(200);
		});

		it.each([
			"sid",
			"sid=",
			`sid=${"A1".repeat(32)}`,
			`sid="${"a1".repeat(32)}"`,
			`SID=${"a1".repeat(32)}`,
			`sid=${"a".repeat(8000)}`,
		])("of the wrong shape is nobody: %#", async (cookie) => expect(await opens(cookie)).toBe(303));
	});

	describe("a form that was begun", () => {
		it("before signing out and ends after it saves nothing", async () => {
			const { port, file } = worldNow();
			const cookie = await asVictim();
			await send(port, `/en/my/tools/${TOOL}/choose`, cookie, { choice: "no" });
			const page = `/en/my/tools/${TOOL}/check`;
			const once = hidden((await ask(port, page, { headers: { cookie } })).body, "once");
			expect(once).not.toBe("");
			const count = () => file.prepare("SELECT count(*) FROM entries").pluck().get();
			const before = count();
			const body = Buffer.from(new URLSearchParams({ once, filler: "x".repeat(20) }).toString());
			const out = () => send(port, "/en/sign-out", cookie, {});
			expect(await late(port, page, cookie, body, out)).toMatch(
				/^HTTP\/1\.1 303[\s\S]*\nlocation: \/en\/sign-in/i,
			);
			expect(count()).toBe(before);
		});

		it("by staff whose account is closed meanwhile takes no list of theirs, however long it comes", async () => {
			const { port, file, server, strangerId, session } = worldNow();
			const cookie = await session({ staffId: strangerId });
			const once = hidden((await ask(port, "/staff/lists", { headers: { cookie } })).body, "once");
			const fields = { once, tool: TOOL, purpose: "care", list: "999 000 0018" };
			const parts = Object.entries(fields).map(
				([name, value]) => `--edge\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
			);
			const left = () => {
				const folder = join(server.dataDir, "lists");
				return existsSync(folder) ? readdirSync(folder).sort() : [];
			};
			const before = left();
			const close = (at: number | null) =>
				file.prepare("UPDATE staff SET disabled_at = ? WHERE id = ?").run(at, strangerId);
			const body = Buffer.from(`${parts.join("")}--edge--\r\n`);
			const type = "multipart/form-data; boundary=edge";
			const answer = await late(port, "/staff/lists", cookie, body, async () => close(1), type);
			close(null);
			expect(answer).toMatch(/^HTTP\/1\.1 303[\s\S]*\nlocation: \/staff\/sign-in/i);
			expect(left()).toEqual(before);
		});
	});

	it.each([
		["patient", "/en/my"],
		["patient", "/en/my/looked"],
		["staff", "/staff/tasks"],
	])("a page for %s is kept by nobody: %s", async (who, path) => {
		const cookie = await (who === "staff" ? asStaff() : asVictim());
		const { headers } = await ask(worldNow().port, path, { headers: { cookie } });
		expect(headers["cache-control"]).toBe("no-store");
	});

	function signIn(cookie: string) {
		const { letterCode: code, birthDate } = worldNow().demo.patients[2] ?? worldNow().victim;
		const [year = "", month = "", day = ""] = birthDate.split("-");
		return send(worldNow().port, "/en/sign-in", cookie, { code, day, month, year });
	}
}
