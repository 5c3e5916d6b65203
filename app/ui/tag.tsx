import type { ReactNode } from "react";

/** The outline of a tag: round for yes, square for no, dashed for not sure, a plain underline for nothing said.
 * The words say the same, and no colour says anything. */
export type TagShape = "yes" | "no" | "unsure" | "none";

/** A state in a word or two. */
export function Tag({ shape, children }: { shape: TagShape; children: ReactNode }) {
	return <strong className={`tag ${shape}`}>{children}</strong>;
}
