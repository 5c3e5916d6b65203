import { expect, it } from "vitest";
import { chosenAgain, type Wishes, wishesMark } from "./wishes.ts";

const SAME: Wishes = { planning: "same", research: "same", training: "same", synthetic: "same" };

it("What a patient changed stays chosen after somebody else changed it too, and what they left as it was is what counts now", () => {
	const chosen: Wishes = { ...SAME, research: "yes" };
	const now: Wishes = { ...SAME, research: "no", training: "no" };
	expect(chosenAgain(chosen, wishesMark(SAME), now)).toEqual({ ...SAME, research: "yes", training: "no" });
});
