/**
 * The keys of backups, as age writes them: a recipient `age1…` to which anybody may encrypt, and an identity
 * `AGE-SECRET-KEY-1…` which alone can open. The portal needs only the recipient, so the identity can be kept elsewhere.
 */
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from "age-encryption";

/** A text is no key of a backup, or was mistyped. */
export class NoBackupKey extends Error {
	override readonly name = "NoBackupKey";
}

export interface BackupKeys {
	readonly identity: string;
	readonly recipient: string;
}

/** A new pair. */
export async function newBackupKeys(): Promise<BackupKeys> {
	const identity = await generateX25519Identity();
	return { identity, recipient: await identityToRecipient(identity) };
}

/** The recipient that belongs to this identity. Throws `NoBackupKey`. */
export function recipientOf(identity: string): Promise<string> {
	return identityToRecipient(identityIn(identity));
}

/** The identity that a line says. Throws `NoBackupKey`. */
export function identityIn(line: string): string {
	return wellTyped("AGE-SECRET-KEY-1", line, (text) => new Decrypter().addIdentity(text));
}

/** The recipient that a line says. Throws `NoBackupKey`. */
export function recipientIn(line: string): string {
	return wellTyped("age1", line, (text) => new Encrypter().addRecipient(text));
}

function wellTyped(start: string, line: string, take: (text: string) => void): string {
	const text = line.trim();
	try {
		take(text);
		return text;
	} catch {
		throw new NoBackupKey(`this is not a key that begins with ${start}, or it was mistyped`);
	}
}
