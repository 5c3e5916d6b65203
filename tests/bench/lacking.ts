/** Something that the benchmark needs is not there; the message says in one line what to do. */
export class Lacking extends Error {
	override name = "Lacking";
}
