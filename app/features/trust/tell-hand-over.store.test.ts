import { asc } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { startOfDay } from "#app/core/calendar.ts";
import { openLetter } from "#app/features/people/letter.store.server.ts";
import { wordsOf } from "#app/features/people/letter-envelope.ts";
import { letterOfActingEnded, letterOfHandOver } from "#app/features/people/letter-hand-over.ts";
import { loadTranslators } from "#app/i18n/languages.server.ts";
import { outbox } from "#db/schema.ts";
import { LANGUAGES } from "#locales/index.ts";
import { NOON } from "#tests/builders.ts";
import { rhian, type TestPatient } from "#tests/portal.ts";
import { assess, child, give, handOver, karen, portal, says, withYoungPatients } from "#tests/young.ts";

withYoungPatients();

const FATHER = { ...karen, name: "Paul Reed", address: "9 Mill Lane\nRiverside", lang: "cy" };

/** Every message that was put on its way about this patient, as staff print it. */
async function letters({ no }: TestPatient) {
	const rows = (await portal.db.read.select().from(outbox).orderBy(asc(outbox.id))).filter(
		({ patientNo }) => patientNo === no,
	);
	const opened = await Promise.all(rows.map(({ id }) => openLetter(portal.db, rhian, id, NOON)));
	return opened.flatMap((one) =>
		one === undefined || !("about" in one.told)
			? []
			: [{ told: one.told, to: one.to.name, address: one.to.address, lang: one.lang, quiet: one.isQuiet }],
	);
}

describe("a letter at a hand-over", () => {
	it("tells a young person of 13 that they decide with a parent, and nobody else", async () => {
		const [oliver] = await child("2017-05-06");
		await give(oliver, FATHER);
		await handOver(startOfDay("2030-05-06"));
		expect(await letters(oliver)).toMatchObject([
			{ told: { about: "hand-over", status: "jointly", age: 13, parents: false, asks: true } },
		]);
	});

	it("tells them at 16, and the parent whose address we have in that parent's language", async () => {
		const [oliver] = await child("2012-02-19");
		await give(oliver, FATHER);
		await handOver(startOfDay("2028-02-19"));
		expect(await letters(oliver)).toMatchObject([
			{
				told: { about: "acting-ended", because: "age" },
				...{ to: "Paul Reed", address: ["9 Mill Lane", "Riverside"], lang: "cy" },
			},
			{ told: { about: "hand-over", status: "self", age: 16, parents: true, asks: true } },
		]);
		// Nothing changes at 18, so nothing is written.
		await handOver(startOfDay("2030-02-19"));
		expect(await letters(oliver)).toHaveLength(2);
	});

	it("tells a patient who can decide again, and the attorney, who may still help", async () => {
		const amina = await portal.addPatient();
		const attorney = await give(amina, { ...FATHER, name: "Lou Khan", authority: "attorney" });
		await assess(amina, "represented", "capacity");
		await says(amina, "yes", attorney);
		const before = (await letters(amina)).length;
		await assess(amina, "self", "capacity");
		expect((await letters(amina)).slice(before)).toMatchObject([
			{ told: { about: "hand-over", status: "self", age: null, asks: true } },
			{ told: { about: "acting-ended", because: "decides" }, to: "Lou Khan" },
		]);
	});

	it("tells whoever acted until their last day", async () => {
		const amina = await portal.addPatient();
		await give(amina, { ...FATHER, authority: "attorney", until: "2026-11-30" });
		await handOver(startOfDay("2026-12-01"));
		expect(await letters(amina)).toMatchObject([{ told: { about: "acting-ended", because: "over" } }]);
	});

	it("says all of it also where the patient keeps an answer to themself, for none is in it", async () => {
		const [oliver] = await child("2012-02-19");
		await says(oliver, "no", { who: "patient" }, NOON, true);
		await handOver(startOfDay("2028-02-19"));
		expect((await letters(oliver)).filter(({ told }) => told.about === "hand-over")).toMatchObject([
			{ quiet: false },
		]);
	});
});

const translators = loadTranslators("locales");

describe.each(LANGUAGES)("the letters at a hand-over in $name", ({ tag, dir }) => {
	const envelope = {
		...{ t: wordsOf(translators, tag), lang: tag, dir, printSize: null, day: "5 March 2026" },
		provider: { name: "Riverside Health", phone: "01632 960 001", post: ["1 Mill Lane"], isFree: true },
		...{ to: { name: "Jo Hill", address: ["2 Mill Lane"] }, origin: "https://ai.example", readOn: [] },
	};

	it("say who decides, what is asked and how to sign in, and leave no place open", () => {
		const at = NOON.toISOString();
		const told = { about: "hand-over", status: "self", age: 16, parents: true, asks: true, at } as const;
		const { html } = letterOfHandOver({ ...envelope, told });
		for (const said of ["16", "https://ai.example", "Jo Hill"]) expect(html).toContain(said);
		for (const because of ["age", "over", "decides"] as const) {
			const patient = dir === "ltr" ? "سارة خان" : "Sara Khan";
			const ended = letterOfActingEnded({ ...envelope, patient, because }).html;
			expect(ended).toContain(`<bdi>${patient}</bdi>`);
			expect(`${html}${ended}`).not.toMatch(/[\uE000-\uE0FF]|\{\{/u);
		}
	});
});
