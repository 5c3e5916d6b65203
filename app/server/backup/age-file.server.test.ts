import { describe, expect, it } from "vitest";
import { decrypted, encrypted, FileNotOpened } from "./age-file.server.ts";
import { identityIn, NoBackupKey, newBackupKeys, recipientIn, recipientOf } from "./age-keys.server.ts";

const CHUNK = 64 * 1024;

/** A file of release 0.3.1 of the package: what was written must open for years. */
const OTHERS = {
	identity: "AGE-SECRET-KEY-16ZVDAC9GY3WCV0EHSZZSKDNWW2QGN69D0VQ4QS2KW7EJ2UT6U32QU0G5JZ",
	file:
		"YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOSBXaEdqVHBYZHVobm1IUnF2NXA2UFpqRlNzQTdSbVlNMmhEaGdJc0RacDFnClYyVjJ0MDFx" +
		"US9OekFFazZqODUzcXp1VDZvS3JjQXd6dlhuOUR6M3J1RlEKLS0tIFVnUHVQWVhxM2o1WjF0T2k5T0RIWWRqVWFwUHUxMmdqajBsYTkzeXVveU0K" +
		"jTRWEB6W3h+LJc9ZaFkZz3D2bptMAv3OMrW0fWCQGL99Uu6tu+miYnOFpzG4BelxzZE14FjrbtlVnpR+",
	content: "A vector of another program.",
};

async function all(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
	const held: Uint8Array[] = [];
	for await (const chunk of chunks) held.push(chunk);
	return Buffer.concat(held);
}

const sealFor = (recipients: readonly string[], content: Uint8Array) =>
	all(encrypted(recipients.map(recipientIn), [content]));
const openWith = (identity: string, file: Uint8Array) => all(decrypted(identityIn(identity), [file]));

describe("an encrypted file", () => {
	it.each([0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])(
		"opens again with %i bytes in it",
		async (length) => {
			const keys = await newBackupKeys();
			const content = Buffer.alloc(length, "choice");
			expect(await openWith(keys.identity, await sealFor([keys.recipient], content))).toEqual(content);
		},
	);

	it("opens for each of its recipients alone, and for nobody else", async () => {
		const [one, two, other] = await Promise.all([newBackupKeys(), newBackupKeys(), newBackupKeys()]);
		const file = await sealFor([one.recipient, two.recipient], Buffer.from("a"));
		expect(String(await openWith(one.identity, file))).toBe("a");
		expect(String(await openWith(two.identity, file))).toBe("a");
		await expect(openWith(other.identity, file)).rejects.toThrow(FileNotOpened);
	});

	it("that was written long ago opens", async () => {
		const content = await openWith(OTHERS.identity, Buffer.from(OTHERS.file, "base64"));
		expect(String(content)).toBe(OTHERS.content);
	});

	it("does not open where it was cut, at a chunk's end too", async () => {
		const keys = await newBackupKeys();
		const file = await sealFor([keys.recipient], Buffer.alloc(2 * CHUNK + 10));
		const cuts = [0, 10, 100, file.length - 1, file.length - 26, file.length - 26 - CHUNK - 16];
		for (const length of cuts)
			await expect(openWith(keys.identity, file.subarray(0, length)), `${length}`).rejects.toThrow(
				FileNotOpened,
			);
	});

	it("does not open where one bit is another", async () => {
		const keys = await newBackupKeys();
		const file = await sealFor([keys.recipient], Buffer.from("what somebody said"));
		for (let place = 0; place < file.length; place += 1) {
			const changed = Buffer.from(file);
			changed.writeUInt8(changed.readUInt8(place) ^ 4, place);
			await expect(openWith(keys.identity, changed), `byte ${place}`).rejects.toThrow(FileNotOpened);
		}
	});

	it("tells a disk that fails from a file that is wrong", async () => {
		const { identity, recipient } = await newBackupKeys();
		const file = await sealFor([recipient], Buffer.alloc(3 * CHUNK));
		async function* failing() {
			yield file.subarray(0, 2 * CHUNK);
			throw new Error("EIO: i/o error, read");
		}
		await expect(all(decrypted(identityIn(identity), failing()))).rejects.toThrow("EIO");
	});

	it("is refused for nobody", async () => {
		await expect(sealFor([], Buffer.from("a"))).rejects.toThrow(RangeError);
	});
});

describe("a key of backups", () => {
	it("says who its recipient is", async () => {
		const keys = await newBackupKeys();
		expect(await recipientOf(keys.identity)).toBe(keys.recipient);
	});

	it("is refused with one symbol mistyped, in mixed case, or of the other kind", async () => {
		const { identity, recipient } = await newBackupKeys();
		const slip = `${recipient.slice(0, -1)}${recipient.endsWith("q") ? "p" : "q"}`;
		expect(() => recipientIn(slip)).toThrow(NoBackupKey);
		expect(() => recipientIn(`A${recipient.slice(1)}`)).toThrow(NoBackupKey);
		expect(() => recipientIn(identity)).toThrow(NoBackupKey);
		expect(() => identityIn(recipient)).toThrow(NoBackupKey);
	});
});
