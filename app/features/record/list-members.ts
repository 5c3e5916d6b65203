/**
 * Who was on a list, as few bytes as it can be: patients are counted in parts of 1,024, and a part is 256 hexadecimal digits with
 * one bit for each. A list of everybody takes a quarter of a byte a patient; a patient finds the lists they were on
 * in the rows of their own part.
 */

const IN_A_PART = 1024;
const BYTES = IN_A_PART / 8;

/** The members of some of a list's patients. */
export interface MemberPart {
	readonly part: number;
	readonly members: string;
}

/** Collects patients' numbers; a number that comes twice counts once. */
export class Members {
	readonly #parts = new Map<number, Uint8Array>();
	#count = 0;

	/** Adds this patient. */
	add(patientNo: number): void {
		const number = Math.floor(patientNo / IN_A_PART);
		let part = this.#parts.get(number);
		if (part === undefined) {
			part = new Uint8Array(BYTES);
			this.#parts.set(number, part);
		}
		const at = patientNo % IN_A_PART;
		const bit = 0x80 >> (at & 7);
		const before = part[at >> 3] ?? 0;
		if ((before & bit) !== 0) return;
		part[at >> 3] = before | bit;
		this.#count += 1;
	}

	/** How many different patients. */
	get count(): number {
		return this.#count;
	}

	/** All parts in ascending order. */
	parts(): MemberPart[] {
		return [...this.#parts]
			.sort(([a], [b]) => a - b)
			.map(([part, bytes]) => ({
				part,
				members: Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(""),
			}));
	}
}

/** The patients of one part, in ascending order. */
export function numbersOf({ part, members }: MemberPart): number[] {
	return [...members].flatMap((hex, digit) => {
		const bits = Number.parseInt(hex, 16);
		return [8, 4, 2, 1].flatMap((bit, at) => ((bits & bit) === 0 ? [] : [part * IN_A_PART + digit * 4 + at]));
	});
}

/** Where a patient stands: the part, the place of their digit (from 1, as SQL counts), and the digits that have their bit. */
export function placeOf(patientNo: number): {
	readonly part: number;
	readonly digit: number;
	readonly digits: readonly string[];
} {
	const at = patientNo % IN_A_PART;
	const bit = 8 >> (at & 3);
	const digits = [..."0123456789abcdef"].filter((digit) => (Number.parseInt(digit, 16) & bit) !== 0);
	return { part: Math.floor(patientNo / IN_A_PART), digit: Math.floor(at / 4) + 1, digits };
}
