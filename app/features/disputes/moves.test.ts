/** The table of moves as a table of tests: every mover, every move, every state. */
import { describe, expect, it } from "vitest";
import type { PatientActor, StaffActor } from "#app/core/actor.ts";
import { HARMS, type Harm, type Moved, type MoveName } from "#app/core/dispute-entry.ts";
import {
	aChallenge,
	aDispute,
	aMember,
	CHECKER,
	following,
	REVIEWER,
	SAYING,
	thePatientActor,
} from "#tests/dispute-builders.ts";
import { DISPUTE_STATES, type Dispute, type DisputeState, OPEN_STATES } from "./dispute.ts";
import { decide, MOVES, movesOpenTo } from "./moves.ts";

const TODAY = "2026-11-21";
const NAMES = Object.keys(MOVES) as MoveName[];
const answered = (dispute: Dispute) => following(dispute, SAYING.look, SAYING.take, SAYING.answer);

/** A way into each state, for whoever raised it. */
const REACHED: Readonly<Record<DisputeState, (dispute: Dispute) => Dispute>> = {
	raised: (dispute) => dispute,
	looking: (dispute) => following(dispute, SAYING.look, SAYING.take),
	asking: (dispute) => following(dispute, SAYING.look, SAYING.take, SAYING.ask),
	answered,
	withdrawn: (dispute) => following(dispute, SAYING.withdraw),
};

/** Everybody who could try. `reviewer` is the clinician who took it, where somebody has. */
const ACTORS: Readonly<Record<string, PatientActor | StaffActor>> = {
	patient: thePatientActor,
	reception: aMember("reception"),
	"another clinician": aMember("clinician", "staff-other"),
	reviewer: aMember("clinician", REVIEWER.id),
	lead: aMember("lead"),
};

/** Who may make each move at all: written out again, so that a slip in the table is seen. */
const MAY: Readonly<Record<MoveName, readonly string[]>> = {
	look: ["another clinician", "reviewer"],
	take: ["another clinician", "reviewer", "lead"],
	acknowledge: ["reception", "another clinician", "reviewer", "lead"],
	"agree-date": ["reception", "another clinician", "reviewer", "lead"],
	ask: ["reviewer"],
	reply: ["patient", "reception", "another clinician", "reviewer", "lead"],
	translate: ["reception", "another clinician", "reviewer", "lead"],
	"explain-delay": ["reviewer", "lead"],
	answer: ["reviewer"],
	candour: ["another clinician", "reviewer", "lead"],
	disagree: ["patient", "reception", "another clinician", "reviewer", "lead"],
	withdraw: ["patient", "reception", "another clinician", "reviewer", "lead"],
	"tell-patient": ["another clinician", "reviewer", "lead"],
};

const ANY = ["raised", "looking", "asking", "answered", "withdrawn"];
/** From where each move can be made. */
const FROM: Readonly<Record<MoveName, readonly string[]>> = {
	look: ["raised", "looking", "asking"],
	take: ["raised", "looking"],
	acknowledge: ["raised", "looking", "asking"],
	"agree-date": ["raised", "looking", "asking"],
	ask: ["looking"],
	reply: ["asking"],
	translate: ["raised", "looking", "asking", "answered"],
	"explain-delay": ["raised", "looking", "asking"],
	answer: ["looking"],
	candour: ["raised", "looking", "asking", "answered"],
	disagree: ["answered"],
	withdraw: ["raised", "looking", "asking"],
	"tell-patient": ANY,
};

/** What each of the patient's challenge moves needs of a clinician or the lead. */
const NEVER_AT_THE_DESK = ["disagree", "withdraw"];

function reasonOf(dispute: Dispute, moved: Moved, actor: PatientActor | StaffActor): string | undefined {
	const result = decide(dispute, moved, actor, TODAY);
	return result.ok ? undefined : result.reason;
}

/** Nobody is the reviewer while nobody has taken it. */
function mayMove(name: MoveName, who: string, dispute: Dispute): boolean {
	if (who === "reviewer" && dispute.reviewer === null)
		return MAY[name].includes("reviewer") && MAY[name].includes("another clinician");
	return MAY[name].includes(who);
}

describe("the states", () => {
	it.each(DISPUTE_STATES)("%s can be reached by moves that the table allows", (state) => {
		expect(REACHED[state](aDispute()).state).toBe(state);
	});

	it("of each move are those that the table says", () => {
		for (const name of NAMES) {
			for (const state of MOVES[name].from) {
				const { to } = MOVES[name];
				const moved = following(REACHED[state](aDispute()), SAYING[name]);
				expect([name, state, moved.state]).toEqual([name, state, to === "stays" ? state : to]);
			}
		}
	});

	it.each(OPEN_STATES)("%s can be left by somebody of staff alone", (state) => {
		const dispute = REACHED[state](aDispute());
		const leaving = Object.values(ACTORS)
			.filter(({ role }) => role === "staff")
			.flatMap((actor) => movesOpenTo(dispute, actor))
			.filter((name) => ![state, "stays"].includes(MOVES[name].to));
		expect(leaving).not.toEqual([]);
	});
});

describe.each(DISPUTE_STATES)("a dispute that is %s", (state) => {
	const dispute = REACHED[state](aDispute());

	it.each(Object.keys(ACTORS))("is moved by the %s as the table says, and in no other way", (who) => {
		const actor = ACTORS[who];
		if (actor === undefined) throw new Error(who);
		for (const name of NAMES) {
			const reason = reasonOf(dispute, SAYING[name], actor);
			const open = movesOpenTo(dispute, actor).includes(name);
			if (!mayMove(name, who, dispute)) expect([name, reason, open]).toEqual([name, "not-your-move", false]);
			else if (!FROM[name].includes(state))
				expect([name, reason, open]).toEqual([name, "not-from-here", false]);
			else {
				expect([name, open]).toEqual([name, true]);
				expect(["not-your-move", "not-from-here"]).not.toContain(reason);
			}
		}
	});
});

describe.each(DISPUTE_STATES)("a challenge that is %s", (state) => {
	const challenge = REACHED[state](aChallenge());

	it("is never moved by the patient", () => {
		for (const name of NAMES) expect(reasonOf(challenge, SAYING[name], thePatientActor)).toBe("not-yours");
		expect(movesOpenTo(challenge, thePatientActor)).toEqual([]);
	});

	it("is not dropped or opened again at the desk", () => {
		const desk = aMember("reception");
		for (const name of NAMES.filter((one) => NEVER_AT_THE_DESK.includes(one))) {
			expect([name, reasonOf(challenge, SAYING[name], desk)]).toEqual([name, "not-your-move"]);
			expect(movesOpenTo(challenge, desk)).not.toContain(name);
		}
	});
});

describe("who reviews", () => {
	const take = (id: string): Moved => ({ move: "take", reviewer: { id, name: "Somebody" } });

	it("is never who checked the use, whoever says so", () => {
		for (const dispute of [aDispute(), REACHED.looking(aDispute()), aChallenge()]) {
			expect(reasonOf(dispute, take(CHECKER), aMember("clinician", CHECKER))).toBe("is-the-checker");
			expect(reasonOf(dispute, take(CHECKER), aMember("lead"))).toBe("is-the-checker");
		}
	});

	it("is somebody else after the patient did not agree", () => {
		const again = following(answered(aDispute()), SAYING.disagree);
		expect(again).toMatchObject({ state: "raised", reviewer: null });
		expect(reasonOf(again, take(REVIEWER.id), aMember("clinician", REVIEWER.id))).toBe("is-the-checker");
		expect(reasonOf(again, take(REVIEWER.id), aMember("lead"))).toBe("is-the-checker");
		expect(reasonOf(again, take(CHECKER), aMember("lead"))).toBe("is-the-checker");
		expect(reasonOf(again, take("staff-other"), aMember("clinician", "staff-other"))).toBeUndefined();
	});

	it("is chosen by themself or by the lead", () => {
		expect(reasonOf(aDispute(), take("staff-other"), aMember("clinician"))).toBe("only-lead-assigns");
		expect(reasonOf(aDispute(), take("staff-other"), aMember("lead"))).toBeUndefined();
		expect(reasonOf(REACHED.looking(aDispute()), take(REVIEWER.id), aMember("lead"))).toBe("done-already");
	});

	it("answers no more once somebody else took it", () => {
		const passedOn = following(REACHED.looking(aDispute()), take("staff-other"));
		expect(reasonOf(passedOn, SAYING.answer, aMember("clinician", REVIEWER.id))).toBe("not-your-move");
	});
});

describe("an answer", () => {
	const reviewer = aMember("clinician", REVIEWER.id);
	const sorry: Moved = {
		...SAYING.answer,
		apology: { words: "We are sorry.", lang: "en", translated: null },
	};
	const looked = (harm: Harm) => following(aDispute(), SAYING.take, { move: "look", harm, note: "" });

	it("waits for the look for harm, and until possible harm is settled", () => {
		expect(reasonOf(following(aDispute(), SAYING.take), sorry, reviewer)).toBe("not-looked-yet");
		expect(reasonOf(looked("possible"), sorry, reviewer)).toBe("harm-not-settled");
	});

	it.each(HARMS)("owes an apology where there was harm: %s", (harm) => {
		const owed = harm !== "none" && harm !== "possible";
		const expected = harm === "possible" ? "harm-not-settled" : owed ? "apology-missing" : undefined;
		expect(reasonOf(looked(harm), SAYING.answer, reviewer)).toBe(expected);
		if (owed) expect(reasonOf(looked(harm), sorry, reviewer)).toBeUndefined();
	});
});

describe("the duty of candour", () => {
	it.each(HARMS)("begins with moderate harm: %s", (harm) => {
		const dispute = following(aDispute(), { move: "look", harm, note: "" });
		const owed = ["death", "severe", "moderate"].includes(harm);
		expect(reasonOf(dispute, SAYING.candour, aMember("lead"))).toBe(owed ? undefined : "no-candour");
	});

	it("is not there before anybody looked, and no step of it lies ahead", () => {
		expect(reasonOf(aDispute(), SAYING.candour, aMember("lead"))).toBe("no-candour");
		const harmed = following(aDispute(), { move: "look", harm: "severe", note: "" });
		const tomorrow: Moved = { ...SAYING.candour, day: "2026-11-22" };
		expect(reasonOf(harmed, tomorrow, aMember("lead"))).toBe("day-to-come");
		expect(reasonOf(harmed, { ...SAYING.candour, day: TODAY }, aMember("lead"))).toBeUndefined();
	});
});

describe("a promise", () => {
	const looking = REACHED.looking(aDispute());
	it.each(["agree-date", "explain-delay"] as const)("of a day that is past is none: %s", (move) => {
		const on = (day: string): Moved => ({ ...SAYING[move], day });
		expect(reasonOf(looking, on("2026-11-20"), aMember("lead"))).toBe("day-is-past");
		expect(reasonOf(looking, on(TODAY), aMember("lead"))).toBeUndefined();
	});
});

describe("what is done already", () => {
	it("is not done twice: we got it, and the patient is told", () => {
		const got = following(aDispute(), SAYING.acknowledge);
		expect(reasonOf(got, SAYING.acknowledge, aMember("reception"))).toBe("done-already");
		expect(reasonOf(aChallenge(), SAYING["tell-patient"], aMember("lead"))).toBe("not-withheld");
		const told = following(aChallenge("It would frighten them."), SAYING["tell-patient"]);
		expect(told.withheld).toBeNull();
		expect(reasonOf(told, SAYING["tell-patient"], aMember("lead"))).toBe("not-withheld");
	});
});
