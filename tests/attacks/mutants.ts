/** What is sent in the place of a form or address: filled in as a person might, then changed, at last byte by byte. */
import fc from "fast-check";
import type { RenderedForm } from "./rendered-forms.ts";

/** Texts that have broken other programs, beside what a person types. */
const TEXTS = [
	"",
	" ",
	"0",
	"-1",
	"27",
	"3",
	"1957",
	"99999999999999999999",
	"1e309",
	"NaN",
	"null",
	"Hill",
	"Hill 27 3 1957",
	"2026-11-25",
	"a@b.example",
	"O'Hara \"; --",
	"<b>&amp;",
	"../../etc/passwd",
	"%00%ff%zz",
	"\u0000",
	"\u202E\u2066",
	"e\u0301".repeat(60),
	"\u{1F600}",
	"{{x}}$t(y)",
	"__proto__",
	"constructor",
	"a".repeat(2_001),
	"x".repeat(20_000),
	"0".repeat(32),
];

const text = fc.oneof(
	{ weight: 3, arbitrary: fc.constantFrom(...TEXTS) },
	{ weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 40 }) },
);
const at = fc.nat({ max: 65_535 });

type Pair = readonly [name: string, value: string];
type Change = (pairs: readonly Pair[]) => readonly Pair[];

const change: fc.Arbitrary<Change> = fc.oneof(
	at.map((n) => (pairs: readonly Pair[]) => pairs.filter((_pair, index) => index !== n % pairs.length)),
	at.map((n) => (pairs: readonly Pair[]) => [...pairs, ...pairs.slice(n % (pairs.length + 1)).slice(0, 1)]),
	fc.tuple(at, text).map(
		([n, value]) =>
			(pairs: readonly Pair[]) =>
				pairs.map((pair, index): Pair => (index === n % pairs.length ? [pair[0], value] : pair)),
	),
	fc.tuple(at, at).map(
		([n, m]) =>
			(pairs: readonly Pair[]) =>
				pairs.map((pair, index): Pair => {
					const other = pairs[m % pairs.length];
					return index === n % pairs.length && other ? [pair[0], other[1]] : pair;
				}),
	),
	fc.tuple(text, text).map(([name, value]) => (pairs: readonly Pair[]) => [...pairs, [name, value] as const]),
);

type ByteChange = (bytes: Buffer) => Buffer;

const byteChange: fc.Arbitrary<ByteChange> = fc.oneof(
	fc.tuple(at, fc.nat({ max: 255 })).map(([n, byte]) => (bytes: Buffer) => {
		const changed = Buffer.from(bytes);
		if (changed.length > 0) changed[n % changed.length] = byte;
		return changed;
	}),
	at.map((n) => (bytes: Buffer) => bytes.subarray(0, n % (bytes.length + 1))),
	fc.tuple(at, at).map(([n, m]) => (bytes: Buffer) => {
		const [from, to] = [n % (bytes.length + 1), m % (bytes.length + 1)];
		return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
	}),
	fc.tuple(at, fc.uint8Array({ minLength: 1, maxLength: 12 })).map(([n, more]) => (bytes: Buffer) => {
		const from = n % (bytes.length + 1);
		return Buffer.concat([bytes.subarray(0, from), more, bytes.subarray(from)]);
	}),
);

export interface Sent {
	readonly type: string;
	readonly body: Buffer;
}

const BOUNDARY = "x7d1";

function encoded(pairs: readonly Pair[], multipart: boolean): Sent {
	if (!multipart) {
		const whole = pairs.map(([name, value]): [string, string] => [name.toWellFormed(), value.toWellFormed()]);
		const body = Buffer.from(new URLSearchParams(whole).toString());
		return { type: "application/x-www-form-urlencoded", body };
	}
	const parts = pairs.map(
		([name, value]) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
	);
	const body = Buffer.from(`${parts.join("")}--${BOUNDARY}--\r\n`);
	return { type: `multipart/form-data; boundary=${BOUNDARY}`, body };
}

/** A way to send this form: each field filled in by what its page offers or a person types, then up to three changes of fields and of bytes. */
export function mutantsOf(form: RenderedForm): fc.Arbitrary<Sent> {
	const filled = form.fields.map((field) => {
		const offered = field.values.length > 0 ? fc.constantFrom(...field.values) : text;
		const value = field.open && field.values.length === 1 ? fc.option(offered, { nil: "" }) : offered;
		return value.map((chosen): Pair => [field.name, chosen]);
	});
	const bytes = fc.oneof(
		{ weight: 3, arbitrary: fc.constant<ByteChange[]>([]) },
		{ weight: 1, arbitrary: fc.array(byteChange, { minLength: 1, maxLength: 3 }) },
	);
	return fc
		.tuple(fc.tuple(...filled), fc.array(change, { maxLength: 3 }), fc.nat({ max: 7 }), bytes)
		.map(([pairs, changes, kind, byteChanges]) => {
			const changed = changes.reduce<readonly Pair[]>((before, next) => next(before), pairs);
			const { type, body } = encoded(changed, kind === 0);
			return { type, body: byteChanges.reduce((before, next) => next(before), body) };
		});
}

/** This address with a part replaced, its bytes changed, or a query after it. What no request line can hold is escaped. */
export function addressesNear(path: string): fc.Arbitrary<string> {
	const parts = path.split("/").slice(1);
	const replaced = fc.tuple(at, text).map(([n, value]) => {
		const changed = parts.map((part, index) => (index === n % parts.length ? escaped(value) : part));
		return `/${changed.join("/")}`;
	});
	const asked = fc
		.array(
			fc.tuple(
				fc.oneof(fc.constantFrom("q", "page", "lang", "s", "to", "use", "tool", "view", "month"), text),
				text,
			),
			{
				minLength: 1,
				maxLength: 3,
			},
		)
		.map(
			(pairs) => `${path}?${pairs.map(([name, value]) => `${escaped(name)}=${escaped(value)}`).join("&")}`,
		);
	const bytes = byteChange.map((next) => next(Buffer.from(path)).toString("latin1"));
	return fc.oneof(replaced, asked, bytes).map((address) => {
		const safe = address.replace(/[^\u0021-\u007E]/g, (sign) => escaped(sign)).slice(0, 4_000);
		return safe.startsWith("/") ? safe : `/${safe}`;
	});
}

function escaped(value: string): string {
	return encodeURIComponent(value.toWellFormed());
}
