import { describe, expect, it } from "vitest";
import { startOfDay } from "#app/core/calendar.ts";
import { NOON } from "#tests/builders.ts";
import { system } from "#tests/portal.ts";
import {
	asking,
	assess,
	child,
	give,
	handOver,
	karen,
	portal,
	reason,
	recorded,
	register,
	says,
	signedInBefore,
	status,
	trusting,
	withYoungPatients,
} from "#tests/young.ts";
import { handOverByAge } from "./hand-over.store.server.ts";

const atMidnight = (iso: string) => startOfDay(iso);
const justBefore = (at: Date) => new Date(at.getTime() - 1);
withYoungPatients();

describe("a 13th birthday", () => {
	it("begins at midnight in London, also in summer time, and makes the two decide together", async () => {
		const [oliver] = await child("2017-05-06");
		const midnight = atMidnight("2030-05-06");
		expect(midnight.toISOString()).toBe("2030-05-05T23:00:00.000Z");
		expect(await handOver(justBefore(midnight))).toBe(0);
		expect(await status(oliver)).toBe("represented");
		expect(await handOver(midnight)).toBe(1);
		expect(await status(oliver)).toBe("jointly");
		expect(await asking(oliver)).toBe(1);
		expect((await recorded(oliver)).findLast(({ kind }) => kind === "status.changed")).toMatchObject({
			status: "jointly",
			because: { what: "age", age: 13, on: "2030-05-06" },
			recorder: { who: "system" },
		});
	});

	it("is acted on once, however often and by however many clocks", async () => {
		const [oliver] = await child("2017-05-06");
		const day = atMidnight("2030-05-06");
		await signedInBefore(day);
		const all = await register();
		const each = [1, 2, 3].map(() => handOverByAge(portal.db, system, all, day));
		expect((await Promise.all(each)).map(({ handed }) => handed).toSorted()).toEqual([0, 0, 1]);
		expect(await handOver(atMidnight("2030-05-07"))).toBe(0);
		expect(await asking(oliver)).toBe(1);
	});

	it("is 1 March for who was born on 29 February, in a year without that day", async () => {
		const [leap] = await child("2016-02-29");
		expect(await handOver(atMidnight("2029-02-28"))).toBe(0);
		expect(await handOver(justBefore(atMidnight("2029-03-01")))).toBe(0);
		expect(await handOver(atMidnight("2029-03-01"))).toBe(1);
		expect(await status(leap)).toBe("jointly");
	});

	it("leaves alone what a person assessed on it or after it", async () => {
		const [oliver] = await child("2017-05-06");
		await assess(oliver, "represented", "child", new Date("2030-05-06T10:00:00Z"));
		await handOver(new Date("2030-05-06T11:00:00Z"));
		expect(await status(oliver)).toBe("represented");
		expect(await asking(oliver)).toBe(0);
	});
});

describe("a 16th birthday", () => {
	it("ends what a parent may do, asks again what they decided, and gives a person that job", async () => {
		const [maya, father] = await child("2012-02-19");
		await says(maya, "yes", father);
		expect(await reason(maya, NOON)).toBe("said-yes");
		const day = atMidnight("2028-02-19");
		expect(await handOver(day)).toBe(1);
		const { people, status: now, recorded: entries } = await trusting(maya);
		expect([now, people.map(({ endedAt }) => endedAt), entries[0]?.ended?.because]).toEqual([
			"self",
			[day],
			"age",
		]);
		expect(await reason(maya, day)).toBe("ask-again");
		expect(await asking(maya)).toBe(1);
	});

	it("comes after the 13th where the portal slept through both, each on its own", async () => {
		const [oliver] = await child("2017-05-06");
		expect(await handOver(atMidnight("2033-06-01"))).toBe(1);
		const ages = (await recorded(oliver)).flatMap((body) =>
			body.kind === "status.changed" && body.version === 2 && body.because.what === "age"
				? [`${body.because.age}: ${body.status}`]
				: [],
		);
		expect(ages).toEqual(["13: jointly", "16: self"]);
		expect(await asking(oliver)).toBe(1);
	});

	it("leaves a deputy deciding for who is represented, and asks a person to look at it", async () => {
		const [oliver] = await child("2017-05-06");
		await give(oliver, { ...karen, name: "Ann Court", authority: "deputy" });
		await handOver(atMidnight("2033-05-06"));
		const { people, status: now } = await trusting(oliver);
		expect([now, people.map(({ name, endedAt }) => [name, endedAt !== null])]).toEqual([
			"represented",
			expect.arrayContaining([
				["Karen Reed", true],
				["Ann Court", false],
			]),
		]);
		expect(await asking(oliver)).toBe(1);
	});
});

describe("what a person found of who decides", () => {
	it("before a birthday outlasts it, with nobody on record too, and a person looks at it again", async () => {
		const [nia] = await child("2012-02-19");
		await assess(nia, "represented", "capacity");
		await handOver(atMidnight("2028-02-19"));
		expect([await status(nia), await asking(nia)]).toEqual(["represented", 1]);
		await handOver(atMidnight("2030-02-19"));
		expect(await status(nia)).toBe("represented");
		expect(await handOver(atMidnight("2030-02-20"))).toBe(0);
	});

	it("of a child who does not understand yet outlasts the 13th birthday, and ends on the 16th", async () => {
		const [oliver] = await child("2017-05-06");
		await assess(oliver, "represented", "child");
		await handOver(atMidnight("2030-05-06"));
		expect([await status(oliver), await asking(oliver)]).toEqual(["represented", 1]);
		await handOver(atMidnight("2033-05-06"));
		expect(await status(oliver)).toBe("self");
	});

	it("together with a parent ends when no parent decides any more", async () => {
		const [maya] = await child("2012-02-19");
		await assess(maya, "jointly", "capacity");
		await handOver(atMidnight("2028-02-19"));
		expect(await status(maya)).toBe("self");
	});
});

describe("an 18th birthday", () => {
	it("is looked at again where somebody else still decides", async () => {
		const nia = await portal.addPatient({ birthDate: "2009-11-22" });
		await give(nia, { ...karen, name: "Ann Court", authority: "deputy" });
		await assess(nia, "represented", "court");
		expect(await handOver(justBefore(atMidnight("2027-11-22")))).toBe(0);
		expect(await handOver(atMidnight("2027-11-22"))).toBe(1);
		expect([await status(nia), await asking(nia)]).toEqual(["represented", 1]);
	});

	it("does nothing for an adult whose attorney came later", async () => {
		const dorothy = await portal.addPatient({ birthDate: "1938-08-08" });
		await give(dorothy, { ...karen, name: "Simon Webb", authority: "attorney" });
		expect(await handOver(atMidnight("2027-11-22"))).toBe(0);
	});
});
