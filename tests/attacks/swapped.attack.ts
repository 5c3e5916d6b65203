/** The right person with somebody else's reference, number or key. */
import { expect, it } from "vitest";
import { ask, FROM_OUR_PAGE, hidden, send } from "./http.ts";
import { choose, TOOL, type World } from "./world.ts";

const ODD = [
	"0",
	"-1",
	"1",
	"1e9",
	"9".repeat(40),
	"null",
	"undefined",
	"NaN",
	"[object Object]",
	"true",
	"../1",
	"1;2",
	"%00",
];

/** Holds each thing to whom it belongs to. */
export function swapped(worldNow: () => World): void {
	it("a receipt is its patient's, however its reference is written", async () => {
		const { port, session, victim, other, receipts } = worldNow();
		const [mine, theirs] = [await session({ patientNo: victim.no }), await session({ patientNo: other.no })];
		const ref = receipts[0] ?? "";
		for (const written of [
			ref,
			ref.toLowerCase(),
			`${ref}%20`,
			encodeURIComponent(ref),
			`${ref}?id=1&id=2`,
			`${ref};x`,
		]) {
			const answer = await ask(port, `/en/my/receipts/${written}`, { headers: { cookie: theirs } });
			expect([written, answer.status]).toEqual([written, 404]);
			const undone = await send(port, `/en/my/receipts/${written}/undo`, theirs, {});
			expect([405, 404]).toContain(undone.status);
		}
		expect((await ask(port, `/en/my/receipts/${ref}`, { headers: { cookie: mine } })).status).toBe(200);
	});

	it("a page that one patient left open saves nothing for the next who signs in in the same browser", async () => {
		const { port, session, victim, other, file } = worldNow();
		const [mine, next] = [await session({ patientNo: victim.no }), await session({ patientNo: other.no })];
		const count = () => file.prepare("SELECT count(*) FROM entries").pluck().get();
		for (const path of ["/en/my/after", "/en/my/needs", "/en/my/call", "/en/my/people"]) {
			const { body: text } = await ask(port, path, { headers: { cookie: mine } });
			const page = { token: hidden(text, "token"), once: hidden(text, "once"), seen: hidden(text, "seen") };
			const before = count();
			const said = { planning: "yes", research: "yes", training: "yes", synthetic: "yes", move: "helper" };
			const sent = {
				...page,
				...said,
				contact: "phone",
				which: "other",
				number: "01632 960 222",
				time: "any",
			};
			const { status } = await send(port, path, next, sent);
			expect([path, status, count()]).toEqual([path, 403, before]);

			// The same page is taken for whom it was made, in another session of theirs too
			const again = await session({ patientNo: victim.no });
			expect([path, (await send(port, path, again, sent)).status]).not.toEqual([path, 403]);
		}
	});

	it("a list on a page that one member of staff left open is not checked in the name of the next", async () => {
		const { port, sessionOfRole, victim, file } = worldNow();
		const [first, next] = [await sessionOfRole("reception"), await sessionOfRole("lead")];
		const page = (await ask(port, "/staff/lists", { headers: { cookie: first } })).body;
		const fields = {
			...{ token: hidden(page, "token"), once: hidden(page, "once"), tool: TOOL, purpose: "care" },
			list: victim.nhsNumber,
		};
		const edged = Object.entries(fields).map(
			([name, value]) => `--edge\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
		);
		const body = `${edged.join("")}--edge--\r\n`;
		const post = (cookie: string, from: Readonly<Record<string, string>>) => {
			const type = { "content-type": "multipart/form-data; boundary=edge" };
			return ask(port, "/staff/lists", { method: "POST", headers: { ...from, ...type, cookie }, body });
		};
		const looks = () => file.prepare("SELECT count(*) FROM look_ups WHERE what = 'list'").pluck().get();
		const before = looks();
		for (const from of [FROM_OUR_PAGE, {}]) expect((await post(next, from)).status).toBe(403);
		expect(looks()).toBe(before);
		expect((await post(first, FROM_OUR_PAGE)).status).toBe(303);
	});

	it("there is no difference between what is another's and what is not there", async () => {
		const { port, session, other, strangerId, victim, receipts, letter } = worldNow();
		const [patient, stranger] = [
			await session({ patientNo: other.no }),
			await session({ staffId: strangerId }),
		];
		const pairs = [
			[patient, `/en/my/receipts/${receipts[0]}`, "/en/my/receipts/AAAA-AAAA-AAAA"],
			[stranger, `/staff/patients/${victim.id}`, `/staff/patients/${"0".repeat(victim.id.length)}`],
			[stranger, `/staff/letters/${letter}`, "/staff/letters/999999"],
			[stranger, `/staff/patients?q=${victim.nhsNumber}`, "/staff/patients?q=9990000018"],
		] as const;
		for (const [cookie, there, absent] of pairs) {
			const [one, two] = [
				await ask(port, there, { headers: { cookie } }),
				await ask(port, absent, { headers: { cookie } }),
			];
			// What was asked for stands in the addresses of the other languages, and in the search field.
			const plain = (text: string, path: string) => text.replaceAll(path.split(/[/=]/).at(-1) ?? "", "");
			expect([one.status, plain(one.body, there)]).toEqual([404, plain(two.body, absent)]);
			expect({ ...one.headers, date: "", "content-length": "" }).toEqual({
				...two.headers,
				date: "",
				"content-length": "",
			});
		}
	});

	it("a one-time key is used by the one who was given it, once", async () => {
		const { port, session, victim, other, file } = worldNow();
		const [mine, theirs] = [await session({ patientNo: victim.no }), await session({ patientNo: other.no })];
		const page = `/en/my/tools/${TOOL}`;
		await send(port, `${page}/choose`, mine, { choice: "no" });
		const once = hidden((await ask(port, `${page}/check`, { headers: { cookie: mine } })).body, "once");
		const count = () => file.prepare("SELECT count(*) FROM entries WHERE kind = 'choice.made'").pluck().get();
		const before = Number(count());
		await send(port, `${page}/choose`, theirs, { choice: "yes" });
		expect((await send(port, `${page}/check`, theirs, { once })).headers["location"] ?? "").not.toContain(
			"receipts",
		);
		for (const body of [`once=${once}&once=${once}`, `once[]=${once}`, `once=${once.toUpperCase()}`, ""]) {
			const answer = await send(port, `${page}/check`, mine, body);
			expect([body, answer.headers["location"] ?? ""]).toEqual([
				body,
				expect.not.stringContaining("receipts"),
			]);
		}
		expect(count()).toBe(before);
		const pressed = await Promise.all(
			Array.from({ length: 8 }, () => send(port, `${page}/check`, mine, { once })),
		);
		expect(new Set(pressed.map(({ headers }) => headers["location"])).size).toBe(1);
		expect(count()).toBe(before + 1);
		const again = await send(port, `${page}/check`, theirs, { once });
		expect(again.headers["location"] ?? "").not.toContain("receipts");
	});

	it("a job and a letter are closed by their own provider only", async () => {
		const { port, session, strangerId, victim, letter, file } = worldNow();
		// A call of its own: what the victim says elsewhere settles the one before.
		await choose(port, await session({ patientNo: victim.no }), "unsure");
		const open = "SELECT id FROM tasks WHERE patient_no = ? AND kind = 'call-back' AND done_at IS NULL";
		const task = file.prepare<[number], string>(open).pluck().get(victim.no) ?? "";
		const stranger = await session({ staffId: strangerId });
		for (const fields of [{ task, note: "done" }, { letter }, { task: "1", note: "x" }])
			expect((await send(port, "/staff/tasks", stranger, fields)).status).toBe(404);
		expect((await send(port, "/staff/tasks", stranger, { task, letter, note: "x" })).status).toBe(422);
		expect(file.prepare("SELECT done_at FROM tasks WHERE id = ?").pluck().get(task)).toBeNull();
	});

	it("what staff write down for a stranger's patient is not kept, whatever their form says", async () => {
		const { port, session, strangerId, victim, file } = worldNow();
		const before = file.prepare("SELECT count(*) FROM entries").pluck().get();
		const fields = {
			way: "phone",
			decider: "patient",
			everything: "yes",
			page: "check",
			agreed: "yes",
			once: "a".repeat(32),
			seen: "0".repeat(64),
		};
		const answer = await send(
			port,
			`/staff/patients/${victim.id}/record`,
			await session({ staffId: strangerId }),
			fields,
		);
		expect(answer.status).toBe(404);
		expect(file.prepare("SELECT count(*) FROM entries").pluck().get()).toBe(before);
	});

	it.each(ODD)("%s is nobody's number", async (odd) => {
		const { port, session, staffId, victim, other } = worldNow();
		const [staff, patient] = [await session({ staffId }), await session({ patientNo: other.no })];
		const part = encodeURIComponent(odd).replace("%2500", "%2500").replace("%2F", "-");
		for (const [cookie, path] of [
			[staff, `/staff/patients/${part}`],
			[staff, `/staff/patients/${part}/record`],
			[staff, `/staff/letters/${odd === "1" ? "x" : part}`],
			[staff, `/staff/patients/${victim.id}/receipts/${part}`],
			[patient, `/en/my/receipts/${part}`],
			[patient, `/en/my/purposes/${part}`],
		] as const)
			expect([path, (await ask(port, path, { headers: { cookie } })).status]).toEqual([path, 404]);
		for (const [cookie, path] of [
			[patient, `/en/my/looked?page=${part}`],
			[patient, `/en/my/choices?page=${part}&page=2`],
			[staff, `/staff/tasks?page=${part}`],
		] as const)
			expect([path, (await ask(port, path, { headers: { cookie } })).status]).toEqual([path, 200]);
	});
}
