/** The portal cannot start, and the operator can mend it. The message is one line in words; it is all they see. */
export class StartRefused extends Error {
	override name = "StartRefused";
}
