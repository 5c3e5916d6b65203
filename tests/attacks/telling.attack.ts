/** What errors tell, and what the log kept of everything that was tried before. Comes last. */
import { describe, expect, it } from "vitest";
import { parseNhsNumber } from "#app/core/nhs-number.ts";
import { ask, FORM, FROM_OUR_PAGE, raw, send } from "./http.ts";
import { TOOL, type World } from "./world.ts";

/** What a machine says of itself. */
const INSIDES =
	/node_modules|node:internal|\bat [\w.]+ \(|\.tsx?\b|\.js:\d|\/(?:home|usr|var|tmp|root|work)\/|SQLITE|SELECT |better-sqlite3|drizzle|[Rr]emix|react-dom|React\.|node\/?v?\d|x-powered-by|\nserver\n/i;

const SAFETY = [
	"content-security-policy",
	"cross-origin-opener-policy",
	"cross-origin-resource-policy",
	"referrer-policy",
	"x-content-type-options",
];

/** Holds errors and the log to silence. */
export function telling(worldNow: () => World): void {
	describe("an answer that something is wrong", () => {
		const wrong: readonly (readonly [
			string,
			string,
			(world: World) => Promise<{ status: number; whole: string; headers: Readonly<Record<string, string>> }>,
		])[] = [
			[
				"400",
				"no form",
				({ port }) =>
					ask(port, "/en/sign-in", {
						method: "POST",
						headers: { ...FROM_OUR_PAGE, "content-type": "multipart/form-data" },
						body: "x",
					}),
			],
			[
				"403",
				"another site",
				({ port }) =>
					ask(port, "/en/sign-in", { method: "POST", headers: { ...FORM, origin: "https://evil.example" } }),
			],
			["404", "no page", ({ port }) => ask(port, "/no/such")],
			["404", "the framework's own address", ({ port }) => ask(port, "/__manifest?version=1&p=/en")],
			["405", "no form here", ({ port }) => send(port, "/en", "", {})],
			["413", "too much", ({ port }) => send(port, "/en/sign-in", "", "x".repeat(70_000))],
			["414", "too long", ({ port }) => ask(port, `/${"x".repeat(3000)}`)],
			[
				"415",
				"no form",
				({ port }) =>
					ask(port, "/en/sign-in", {
						method: "POST",
						headers: { ...FROM_OUR_PAGE, "content-type": "text/plain" },
					}),
			],
			["422", "a bad form", ({ port }) => send(port, "/en/sign-in", "", {})],
			["500", "a fault in a page", fault],
			["500", "a fault in a form", faultInForm],
		];
		it.each(wrong)(
			"%s (%s) says nothing of the machine and has every safety header",
			async (status, _why, make) => {
				const answer = await make(worldNow());
				expect(String(answer.status)).toBe(status);
				expect(INSIDES.exec(answer.whole)?.[0]).toBeUndefined();
				expect(SAFETY.filter((name) => answer.headers[name] === undefined)).toEqual([]);
				expect(answer.headers["referrer-policy"]).toBe("same-origin");
				expect(answer.headers["content-security-policy"]).toContain("default-src 'none'");
				expect(answer.headers["cache-control"]).toBe("no-store");
			},
		);

		it("says nothing of the machine where no request could be read", async () => {
			const answer = await raw(worldNow().port, "NONSENSE\r\n\r\n");
			expect(answer).toMatch(/^HTTP\/1\.1 400/);
			expect(INSIDES.exec(answer)?.[0]).toBeUndefined();
		});

		it("says nothing of the database to those who watch over it", async () => {
			const { port } = worldNow();
			for (const path of ["/health/ready", "/health/live"])
				expect(INSIDES.exec((await ask(port, path)).whole)?.[0]).toBeUndefined();
		});
	});

	describe("the log, after all that", () => {
		it("is lines of its own kind and nothing else", () => {
			const lines = worldNow().logged().trim().split("\n");
			expect(lines.length).toBeGreaterThan(100);
			expect(lines.filter((line) => !isLogLine(line))).toEqual([]);
		});

		it("holds no NHS number", () => {
			const runs =
				worldNow()
					.logged()
					.match(/(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)/g) ?? [];
			expect(runs.filter((run) => parseNhsNumber(run).ok)).toEqual([]);
		});

		it("holds nobody: no name, birth date, code, address, e-mail, cookie or token", () => {
			const { demo, victim, receipts, recorded, logged } = worldNow();
			const log = logged();
			const people = demo.patients.flatMap(({ name, birthDate, letterCode, nhsNumber }) => [
				...name.split(" "),
				birthDate,
				letterCode,
				nhsNumber,
			]);
			const staff = demo.staff.flatMap(({ name, email, password, totpSecret }) => [
				...name.split(" "),
				email,
				password,
				totpSecret,
			]);
			const words = [
				...people,
				...staff,
				victim.id,
				...receipts,
				recorded,
				"Mill Lane",
				"planted",
				"evil.example",
				"DROP TABLE",
			];
			expect(
				words.filter((word) =>
					new RegExp(`(?<![\\w])${word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\w])`, "i").test(log),
				),
			).toEqual([]);
			expect(log).not.toMatch(/[0-9a-f]{32}|sid=|token=|[\w.]+@[\w.]+\.\w/);
		});

		it("calls nothing a fault that a sender made up", () => {
			const faults = worldNow()
				.logged()
				.split("\n")
				.filter((line) => line.includes('"fault"'));
			expect(faults.filter((line) => /"name":"object"/.test(line))).toEqual([]);
		});
	});
}

/** A page whose look cannot be written down. */
async function fault(world: World) {
	return broken(world, "look_ups", async () =>
		ask(world.port, `/staff/patients/${world.victim.id}`, {
			headers: { cookie: await world.session({ staffId: world.staffId }) },
		}),
	);
}

/** A form whose answer cannot be kept. */
async function faultInForm(world: World) {
	const cookie = await world.session({ patientNo: world.other.no });
	return broken(world, "drafts", () =>
		send(world.port, `/en/my/tools/${TOOL}/choose`, cookie, { choice: "no" }),
	);
}

async function broken<Value>(
	{ file }: World,
	table: string,
	meanwhile: () => Promise<Value>,
): Promise<Value> {
	file.exec(
		`CREATE TRIGGER broken BEFORE INSERT ON ${table} BEGIN SELECT RAISE(ABORT, 'SELECT secret'); END`,
	);
	try {
		return await meanwhile();
	} finally {
		file.exec("DROP TRIGGER broken");
	}
}

function isLogLine(line: string): boolean {
	try {
		const { level, time } = JSON.parse(line) as { level?: unknown; time?: unknown };
		return (typeof level === "number" || typeof level === "string") && typeof time === "string";
	} catch {
		return false;
	}
}
