/** Guessing at people on nobody's list, and looking with what somebody else opened. */
import { randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { formatNhsNumber, testNhsNumber } from "#app/core/nhs-number.ts";
import { addStaff } from "#app/features/account/staff-account.store.server.ts";
import { makePasswords } from "#app/server/sign-in/password.server.ts";
import { DEMO_PROVIDER } from "#db/demo-provider.ts";
import { ask } from "./http.ts";
import { askOutside, openOutside } from "./outside-look.ts";
import type { World } from "./world.ts";

/** Holds looks from outside the list to their promises. */
export function outside(worldNow: () => World): void {
	const nadia = () => {
		const found = worldNow().demo.patients.find(({ name }) => name === "Nadia Rahman");
		if (found === undefined) throw new Error("the demo has no Nadia Rahman");
		return found;
	};

	/** Somebody new of the victim's provider, signed in: nobody else's tries are theirs. */
	async function newcomer(): Promise<{ readonly id: string; readonly cookie: string }> {
		const { db, session } = worldNow();
		const [email, secret] = [randomBytes(6).toString("hex"), randomBytes(12).toString("hex")];
		const account = { name: "Noor Ali", email: `${email}@riverside.example`, role: "reception" } as const;
		const system = { role: "system", name: "attack" } as const;
		const wanted = { providerId: DEMO_PROVIDER, ...account, password: secret };
		const made = await addStaff(db, makePasswords(), system, wanted, new Date());
		if (!made.ok) throw new Error(made.reason);
		return { id: made.value.id, cookie: await session({ staffId: made.value.id }) };
	}

	it("a wrong number, an unknown one and a wrong birth date get the same bytes", async () => {
		const { port, victim } = worldNow();
		const { cookie } = await newcomer();
		const key = "ab".repeat(16);
		const day = "1961-07-14";
		const people = [
			{ nhsNumber: nadia().nhsNumber, birthDate: day },
			{ nhsNumber: testNhsNumber(4321), birthDate: day },
			{ nhsNumber: victim.nhsNumber, birthDate: day },
		];
		const answers = [];
		for (const person of people) {
			const { status, body, headers } = await askOutside(port, cookie, person, key);
			const { date: _, ...rest } = headers;
			answers.push({ status, headers: rest, body: body.replaceAll(person.nhsNumber, "NUMBER") });
			expect(body).not.toContain("Nadia");
		}
		expect(answers[0]?.status).toBe(422);
		expect(answers).toEqual([answers[0], answers[0], answers[0]]);
	});

	it("nobody guesses any further after 20 wrong tries, not even right", async () => {
		const { port, file } = worldNow();
		const { id, cookie } = await newcomer();
		const one = file.prepare("INSERT INTO outside_tries (staff_id, provider_id, at) VALUES (?, ?, ?)");
		for (let tries = 0; tries < 19; tries += 1) one.run(id, DEMO_PROVIDER, Date.now());
		const wrong = { ...nadia(), birthDate: "1961-07-14" };
		expect((await askOutside(port, cookie, wrong)).status).toBe(422);
		for (const person of [wrong, nadia()]) {
			const answer = await askOutside(port, cookie, person, "cd".repeat(16));
			expect([answer.status, answer.headers["location"]]).toEqual([429, undefined]);
		}
	});

	it("tries sent side by side all count", async () => {
		const { port, file } = worldNow();
		const { id, cookie } = await newcomer();
		const wrong = { ...nadia(), birthDate: "1961-07-14" };
		const answers = await Promise.all(
			Array.from({ length: 30 }, () => askOutside(port, cookie, wrong, randomBytes(16).toString("hex"))),
		);
		const refused = answers.filter(({ status }) => status === 422).length;
		const kept = file.prepare("SELECT count(*) FROM outside_tries WHERE staff_id = ?").pluck().get(id);
		expect(kept).toBe(refused);
		expect(kept).toBeLessThanOrEqual(20);
	});

	it("a look is nobody's but who opened it, however its reference is written", async () => {
		const { port, strangerId, session, sessionOfRole, outside: ref, victim } = worldNow();
		const others = [
			(await newcomer()).cookie,
			await sessionOfRole("lead"),
			await session({ staffId: strangerId }),
			await session({ patientNo: victim.no }),
		];
		for (const cookie of others)
			for (const written of [ref, ref.toLowerCase(), `${ref}%20`, `${ref}?staff=1`, "AAAA-AAAA-AAAA"]) {
				const answer = await ask(port, `/staff/outside/${written}`, { headers: { cookie } });
				expect([303, 404]).toContain(answer.status);
				for (const secret of ["Nadia", nadia().nhsNumber, formatNhsNumber(nadia().nhsNumber)])
					expect(answer.whole).not.toContain(secret);
			}
		const own = await ask(port, `/staff/outside/${ref}`, {
			headers: { cookie: await sessionOfRole("clinician") },
		});
		expect(own.body).toContain("Nadia");
	});

	it("a look is over after 60 minutes, for who opened it too", async () => {
		const { port, file } = worldNow();
		const { cookie } = await newcomer();
		const ref = await openOutside(port, cookie, nadia());
		const older = file.prepare(
			`INSERT INTO outside_looks SELECT ?, patient_no, staff_id, provider_id, because, at - ?, seq
			FROM outside_looks WHERE ref = ?`,
		);
		older.run("AAAA-AAAA-AAA1", 59 * 60_000, ref);
		older.run("AAAA-AAAA-AAA2", 60 * 60_000, ref);
		const statusOf = async (one: string) =>
			(await ask(port, `/staff/outside/${one}`, { headers: { cookie } })).status;
		expect([await statusOf("AAAA-AAAA-AAA1"), await statusOf("AAAA-AAAA-AAA2")]).toEqual([200, 404]);
	});
}
