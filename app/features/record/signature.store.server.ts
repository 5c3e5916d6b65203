/** Signatures of the record's keys (Ed25519, RFC 8032). */
import { createPublicKey, verify } from "node:crypto";

/** Did this key sign these bytes? Never throws. */
export function isSignedBy(publicKey: Uint8Array, text: Uint8Array, signature: Uint8Array): boolean {
	try {
		const x = Buffer.from(publicKey).toString("base64url");
		const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" });
		return verify(null, text, key, signature);
	} catch {
		return false;
	}
}
