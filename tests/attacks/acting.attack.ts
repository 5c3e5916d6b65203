/** Somebody who acts for a patient, and wants to know or do more than is theirs. */
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { parseLetterCode } from "#app/core/letter-code.ts";
import { makeCode } from "#app/features/account/letter-code.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { endTrustByStaff } from "#app/features/trust/end-trust.store.server.ts";
import { makePasswords } from "#app/server/sign-in/password.server.ts";
import { lookUps } from "#db/schema.ts";
import { type ActingWorld, answer, openActing, settled, theirs } from "./acting-world.ts";
import { DOORS } from "./doors.ts";
import { ask, cookieOf, hidden, send } from "./http.ts";
import { actingAt } from "./my-doors.ts";
import { TOOL, type World } from "./world.ts";

const CHOOSE = `/en/my/tools/${TOOL}/choose`;
const CHECK = `/en/my/tools/${TOOL}/check`;

/** Every page of the patient's that is open to who may do so much, by the table of all addresses, in two languages. */
function pagesFor(may: "decide" | "help" | "read", world: World, acts: ActingWorld): string[] {
	const open = Object.entries(DOORS).filter(
		([pattern, door]) => /^\/:lang\/my(\/|$)/.test(pattern) && actingAt(door)[may][0] !== 403,
	);
	const pages = [...open.map(([, door]) => door.path(theirs(world, acts))), "/en/my/choices?page=2"];
	return pages.flatMap((page) => [page, page.replace("/en/", "/ur/")]);
}

/** Its signed part is of the whole record, so it differs with whatever is recorded of anybody. */
const isProof = (page: string) => page.endsWith("/proof");

/** Holds acting for a patient to its promises. */
export function acting(worldNow: () => World): void {
	let acts: ActingWorld;
	beforeAll(async () => {
		acts = await openActing(worldNow());
	});
	const as = (may: "decide" | "help" | "read") =>
		worldNow().session({ patientNo: acts.patient.no, trustedId: acts.ids[may] });
	const alex = () => worldNow().session({ patientNo: acts.patient.no });
	const end = async (id: string) =>
		endTrustByStaff(
			worldNow().db,
			acts.staff,
			await currentRegister(worldNow().db),
			acts.patient.id,
			id,
			{ because: "staff", note: "It is over.", way: null },
			new Date(),
		);

	it("says on every page for whom they act", async () => {
		const cookie = await as("read");
		for (const path of pagesFor("read", worldNow(), acts).filter((page) => !isProof(page))) {
			const { status, body } = await ask(worldNow().port, path, { headers: { cookie } });
			expect([path, status, body.includes("Alex Carterfield")]).toEqual([path, 200, true]);
		}
	});

	it("has each page that they open among the looks that the patient can read", async () => {
		const { db, port } = worldNow();
		const unseen: string[] = [];
		// Each by somebody else, since who reads on is one look.
		for (const path of pagesFor("decide", worldNow(), acts).filter((page) => page.startsWith("/en/"))) {
			const id = await acts.addPerson(`Parent at ${path}`, { authority: "parent", may: "decide" });
			const cookie = await worldNow().session({ patientNo: acts.patient.no, trustedId: id });
			await ask(port, path, { headers: { cookie } });
			const looks = await db.read.select().from(lookUps).where(eq(lookUps.name, id));
			if (looks.map(({ what }) => what).join() !== "acting-read") unseen.push(path);
			await end(id);
		}
		expect(unseen).toEqual([]);
	});

	it("tells them nothing of a private answer: each page is the same as before, byte for byte", async () => {
		const { port } = worldNow();
		const cookies = { decide: await as("decide"), read: await as("read"), help: await as("help") };
		const read = async () => {
			const all: string[] = [];
			for (const may of ["decide", "read", "help"] as const)
				for (const path of pagesFor("decide", worldNow(), acts).filter((page) => !isProof(page))) {
					const cookie = cookies[may];
					const { whole } = await ask(port, path, { headers: { cookie } });
					all.push(`${path}\n${settled(whole)}`);
				}
			return all;
		};
		await read();
		const before = await read();
		const mine = await alex();
		const refs = [
			await answer(port, mine, CHOOSE, "no", { private: "yes" }),
			await answer(port, mine, CHOOSE, "unsure", { private: "yes" }),
			await answer(port, mine, "/en/my/purposes/research", "yes", { private: "yes" }),
			await answer(port, mine, "/en/my/everything", "no", { private: "yes" }),
		];
		expect(refs.every((ref) => ref.length > 3)).toBe(true);
		expect(await read()).toEqual(before);
		for (const cookie of Object.values(cookies))
			for (const ref of refs)
				for (const page of [`/receipts/${ref}`, `/receipts/${ref}/undo`, `/receipts/${ref}/proof`]) {
					const got = await ask(port, `/en/my${page}`, { headers: { cookie } });
					const none = await ask(port, `/en/my${page.replace(ref, "0000-0000-0000")}`, {
						headers: { cookie },
					});
					expect([page, got.status, settled(got.body).replaceAll(ref, "REF")]).toEqual([
						...[page, none.status, settled(none.body).replaceAll("0000-0000-0000", "REF")],
					]);
				}
		const own = await ask(port, "/en/my/choices", { headers: { cookie: mine } });
		for (const ref of refs) expect(own.body).toContain(ref);
	});

	it("does not let a press find out that something private was said meanwhile", async () => {
		const { port } = worldNow();
		const cookie = await as("decide");
		await send(port, CHOOSE, cookie, { choice: "yes" });
		const once = hidden((await ask(port, CHECK, { headers: { cookie } })).body, "once");
		await answer(port, await alex(), CHOOSE, "no", { private: "yes" });
		const saved = await send(port, CHECK, cookie, { once });
		expect(saved.headers["location"]).toMatch(/\/en\/my\/receipts\//);
		const { body } = await ask(port, saved.headers["location"] ?? "", { headers: { cookie } });
		expect(body).toContain("can be used in your care");
	});

	it("saves nothing for who only helps or reads, whatever they send", async () => {
		const { port } = worldNow();
		const before = (await ask(port, "/en/my/choices", { headers: { cookie: await alex() } })).body;
		for (const may of ["help", "read"] as const) {
			const cookie = await as(may);
			await send(port, CHOOSE, cookie, { choice: "no" });
			const once = hidden((await ask(port, CHECK, { headers: { cookie } })).body, "once");
			// Also with the key of the patient's own page.
			const mine = await alex();
			await send(port, CHOOSE, mine, { choice: "yes" });
			const theirs = hidden((await ask(port, CHECK, { headers: { cookie: mine } })).body, "once");
			for (const key of [once, theirs, ""]) {
				const saved = await send(port, CHECK, cookie, { once: key });
				expect([may, saved.status]).toEqual([may, 403]);
				expect(saved.body).toMatch(may === "help" ? /save it with their own letter/ : /cannot give one/);
			}
			const undone = await send(port, `/en/my/receipts/${acts.receipt}/undo`, cookie, {});
			expect(undone.status).toBe(403);
		}
		const after = (await ask(port, "/en/my/choices", { headers: { cookie: await alex() } })).body;
		expect(settled(after).length).toBe(settled(before).length);
	});

	it("takes nothing of what they typed when their authority ended meanwhile, and says so", async () => {
		const { port } = worldNow();
		const id = await acts.addPerson("Lou Leaver");
		const cookie = await worldNow().session({ patientNo: acts.patient.no, trustedId: id });
		expect((await ask(port, CHOOSE, { headers: { cookie } })).status).toBe(200);
		await end(id);
		const sent = await send(port, CHOOSE, cookie, { choice: "no" });
		expect([sent.status, sent.body.includes("You no longer act for this person")]).toEqual([403, true]);
		expect(sent.body).toContain("is not saved");
		expect(sent.whole).not.toContain("Carterfield");
		const page = await ask(port, "/en/my", { headers: { cookie } });
		expect([page.status, page.whole.includes("Carterfield")]).toEqual([403, false]);
	});

	describe("a code of theirs", () => {
		const passwords = makePasswords();
		const tries = async (code: string, birthDate: string, cookie: string) => {
			const [year = "", month = "", day = ""] = birthDate.split("-");
			return send(worldNow().port, "/en/sign-in", cookie, { code, day, month, year, shared: "on" });
		};
		const codeFor = async (id: string) => {
			const made = await makeCode(worldNow().db, passwords, acts.staff, acts.patient.no, new Date(), id);
			if (!made.ok || !parseLetterCode(made.value).ok) throw new Error("no code");
			return made.value;
		};

		it("gets the same bytes with a wrong birth date, after it was replaced, and after their authority ended", async () => {
			const { port } = worldNow();
			const id = await acts.addPerson("Mo Mover");
			const [old, code] = [await codeFor(id), await codeFor(id)];
			const cookie = cookieOf(await ask(port, "/en/sign-in"));
			const { birthDate } = acts.patient;
			const came = await tries(code, birthDate, cookie);
			expect([came.status, came.headers["location"]]).toEqual([303, "/en/my"]);
			const answers = [await tries(old, birthDate, cookie), await tries(code, "1980-01-01", cookie)];
			await end(id);
			answers.push(await tries(code, birthDate, cookie));
			const [first] = answers;
			expect(first?.status).toBe(422);
			const told = answers.map(({ body }) => body.replace(/value="(?:\d{1,4})"/g, "DATE"));
			expect(told).toEqual(answers.map(() => told[0]));
		});
	});
}
