import { describe, expect, it } from "vitest";
import { rowOf } from "./standing-row.ts";
import { fromStored, toStored } from "./stored-row.ts";

const NO = rowOf({ kind: "choice", who: "", state: "no", seq: 7, lastNo: 7, notice: 2, day: "2026-03-05" });

describe("a stored row", () => {
	it("is read as it was written", () => {
		expect(fromStored(toStored(NO))).toEqual(NO);
	});

	it.each(["", " ", "seven", "7.5", "-7"])(
		"has no last no where its text was cut or changed to %j",
		(lastNo) => {
			const rest = ["no", "-", "2", lastNo, "-", "2026-03-05"].join(" ");
			expect(fromStored({ ...toStored(NO), rest }).lastNo).toBeNaN();
		},
	);
});
