/**
 * An answer as a signed text (JWS, RFC 7515) that a client keeps in its own log: what it asked, what it was told, until when, and how many entries the
 * record had. The client knows the NHS number, but its log is read by others, its maker's too: the token names the patient by SHA-256 over a salt and the
 * number (`salt:9990000000`, ten digits). With the salt, which is given beside the token, who knows the number can show whom it was about; without it nobody can find out,
 * although there are so few numbers.
 */
import { SignJWT } from "jose";
import type { ClientActor } from "#app/core/actor.ts";
import { parseNhsNumber } from "#app/core/nhs-number.ts";
import type { CheckAnswer } from "#app/features/machines/check.ts";
import type { Vault } from "#db/vault.ts";
import type { DecisionKeys } from "./decision-keys.server.ts";

/** An answer with its token, and the salt that opens whom it is about. */
export interface SignedAnswer extends CheckAnswer {
	readonly token: string;
	readonly salt: string;
}

/** Signs answers of this portal. */
export function makeSigner(
	{ alg, kid, privateKey }: DecisionKeys,
	vault: Pick<Vault, "sha256" | "randomHex">,
	issuer: string,
): (client: ClientActor, answer: CheckAnswer, size: number) => Promise<SignedAnswer> {
	return async (client, answer, size) => {
		const salt = vault.randomHex(16);
		const { nhsNumber, asOf, expires, ...said } = answer;
		const token = await new SignJWT({
			...said,
			asOf,
			expires,
			recordSize: size,
			patient: vault.sha256(`${salt}:${digitsOf(nhsNumber ?? "")}`),
		})
			.setProtectedHeader({ alg, kid, typ: "ai-decision+jwt" })
			.setIssuer(issuer)
			.setAudience(client.clientId)
			.setIssuedAt(seconds(asOf))
			.setExpirationTime(seconds(expires))
			.sign(privateKey);
		return { ...answer, token, salt };
	};
}

/** The ten digits, however they were typed: who checks the token knows the number and not how the client wrote it. What is no number stays as it was sent. */
function digitsOf(typed: string): string {
	const read = parseNhsNumber(typed);
	return read.ok ? read.value : typed;
}

function seconds(instant: string): number {
	return Math.floor(Date.parse(instant) / 1000);
}
