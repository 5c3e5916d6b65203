/** Too much, too many, too slow. */
import { connect, type Socket } from "node:net";
import { describe, expect, it } from "vitest";
import { formatLetterCode, makeLetterCode } from "#app/core/letter-code.ts";
import words from "#locales/en/account.json" with { type: "json" };
import { ask, FORM, FROM_OUR_PAGE, send } from "./http.ts";
import { choose, TOOL, type World } from "./world.ts";

const KB = 1024;
const MULTIPART = "multipart/form-data; boundary=x";
const part = (name: string) => `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\nyes\r\n`;

/** Bodies that no page of ours sends, and what they are answered. */
const BODIES: readonly (readonly [string, string, string | Buffer, number])[] = [
	["one byte over 64 KB", FORM["content-type"], `choice=${"x".repeat(64 * KB - 6)}`, 413],
	["a megabyte", FORM["content-type"], Buffer.alloc(KB * KB, 97), 413],
	[
		"10,000 fields in 64 KB",
		FORM["content-type"],
		Array.from({ length: 10_000 }, (_, n) => `a${n % 10}=`).join("&"),
		422,
	],
	["10,000 answers", FORM["content-type"], Array.from({ length: 5_000 }, () => "choice=yes").join("&"), 422],
	["10,000 parts", MULTIPART, `${part("a").repeat(10_000)}--x--`, 413],
	["as many parts as fit", MULTIPART, `${part("choice").repeat(1_100)}--x--`, 422],
	["parts without a boundary", "multipart/form-data", part("choice"), 400],
	["parts that never end", MULTIPART, part("choice"), 400],
	[
		"a file",
		MULTIPART,
		`--x\r\nContent-Disposition: form-data; name="choice"; filename="yes"\r\n\r\nyes\r\n--x--`,
		415,
	],
	["JSON", "application/json", '{"choice":"yes"}', 415],
	["JSON that says it is a form", FORM["content-type"], '{"choice":"yes"}', 422],
	["deep JSON", "application/json", "[".repeat(30_000), 415],
	["broken escapes", FORM["content-type"], "choice=%zz%&%=%ff", 422],
	["nothing", FORM["content-type"], "", 422],
];

/** Holds the portal up. */
export function floods(worldNow: () => World): void {
	it.each(BODIES)("%s as a form changes nothing", async (_what, type, body, status) => {
		const { port, session, other, file } = worldNow();
		const cookie = await session({ patientNo: other.no });
		file.prepare("DELETE FROM drafts WHERE patient_no = ?").run(other.no);
		const answer = await ask(port, `/en/my/tools/${TOOL}/choose`, {
			method: "POST",
			headers: { ...FROM_OUR_PAGE, "content-type": type, cookie },
			body,
		});
		expect(answer.status).toBe(status);
		expect(file.prepare("SELECT count(*) FROM drafts WHERE patient_no = ?").pluck().get(other.no)).toBe(0);
	});

	it.each(["gzip", "br", "deflate"])("a form packed with %s is not unpacked", async (encoding) => {
		const answer = await ask(worldNow().port, "/en/sign-in", {
			method: "POST",
			headers: { ...FROM_OUR_PAGE, ...FORM, "content-encoding": encoding },
			body: Buffer.alloc(1000),
		});
		expect(answer.status).toBe(415);
	});

	it("a sender who leaves in the middle of a form saves nothing", async () => {
		const { port, session, other, file } = worldNow();
		const cookie = await session({ patientNo: other.no });
		file.prepare("DELETE FROM drafts WHERE patient_no = ?").run(other.no);
		const head = `POST /en/my/tools/${TOOL}/choose HTTP/1.1\r\nHost: x\r\nSec-Fetch-Site: same-origin\r\nCookie: ${cookie}\r\n`;
		const socket = connect(port, "127.0.0.1", () => {
			socket.write(
				`${head}Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 11\r\n\r\nchoice=yes`,
			);
			setTimeout(() => socket.destroy(), 50);
		});
		await new Promise((resolve) => socket.on("close", resolve));
		await ask(port, "/en");
		expect(file.prepare("SELECT count(*) FROM drafts WHERE patient_no = ?").pluck().get(other.no)).toBe(0);
	});

	describe("somebody signed in is answered", () => {
		/** Their page, and whether anything that was begun was answered before it. */
		async function during(attack: () => Socket[]): Promise<{ status: number; begun: number; ended: number }> {
			const { port, session, victim } = worldNow();
			const cookie = await session({ patientNo: victim.no });
			let ended = 0;
			const sockets = attack();
			for (const socket of sockets) {
				socket.on("data", () => {
					ended += 1;
				});
			}
			await new Promise((resolve) => setTimeout(resolve, 100));
			const { status } = await ask(port, "/en/my", { headers: { cookie } });
			const answered = ended;
			for (const socket of sockets) socket.destroy();
			return { status, begun: sockets.length, ended: answered };
		}

		it("while 200 connections send their headers letter by letter", async () => {
			const { port } = worldNow();
			const slow = () => {
				const socket = connect(port, "127.0.0.1", () => socket.write("GET /en HTTP/1.1\r\nX-A: "));
				return socket.on("error", () => socket.destroy());
			};
			const found = await during(() => Array.from({ length: 200 }, slow));
			expect([found.status, found.ended]).toEqual([200, 0]);
		});

		it("while 200 forms never end", async () => {
			const { port } = worldNow();
			const slow = () => {
				const socket = connect(port, "127.0.0.1", () =>
					socket.write(
						"POST /en/sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 60000\r\n\r\ncode=",
					),
				);
				return socket.on("error", () => socket.destroy());
			};
			const found = await during(() => Array.from({ length: 200 }, slow));
			expect([found.status, found.ended]).toEqual([200, 0]);
		});

		it("while 100 strangers guess at letters, most of whom are told at once to come back", async () => {
			const { port, session, victim } = worldNow();
			const cookie = await session({ patientNo: victim.no });
			let answered = 0;
			const guesses = Array.from({ length: 100 }, async () => {
				const answer = await send(port, "/en/sign-in", "", {
					code: guessed(),
					day: "27",
					month: "3",
					year: "1957",
				});
				answered += 1;
				return answer;
			});
			const page = await ask(port, "/en/my", { headers: { cookie } });
			expect(page.status).toBe(200);
			expect(answered, "guesses answered before the patient's page").toBeLessThan(100);
			const answers = await Promise.all(guesses);
			const told = (word: "busy" | "not-matched") =>
				answers.filter(({ body }) => body.includes(words.problem[word]));
			expect(told("busy").length + told("not-matched").length).toBe(100);
			expect(told("busy").length).toBeGreaterThan(0);
			// No guess was tried: nobody may take “later” for “wrong”.
			const shed = told("busy").map(({ status, headers }) => `${status} ${headers["retry-after"]}`);
			expect(new Set(shed)).toEqual(new Set(["503 5"]));
		});
	});

	it("choices made while 200 strangers guess at letters are all in the record", async () => {
		const { port, session, other, file } = worldNow();
		const cookie = await session({ patientNo: other.no });
		let answered = 0;
		const guesses = Array.from({ length: 200 }, async () => {
			await send(port, "/en/sign-in", "", { code: guessed(), day: "27", month: "3", year: "1957" });
			answered += 1;
		});
		const saved = [await choose(port, cookie, "yes")];
		expect(answered, "guesses answered before the first choice").toBeLessThan(200);
		for (const answer of ["no", "yes"]) saved.push(await choose(port, cookie, answer));
		await Promise.all(guesses);
		const kept = file.prepare("SELECT count(*) FROM entries WHERE ref = ? AND patient_no = ?").pluck();
		expect(saved.map((ref) => kept.get(ref, other.no))).toEqual([1, 1, 1]);
	});

	it("the portal is ready afterwards", async () => {
		const { port } = worldNow();
		expect((await ask(port, "/health/ready")).body).toBe('{"ready":true}');
		expect((await send(port, "/en/sign-in", "", {})).status).toBe(422);
	});
}

/** A code of nobody, whose check symbol is right. */
function guessed(): string {
	return formatLetterCode(makeLetterCode((count) => crypto.getRandomValues(new Uint8Array(count))));
}
