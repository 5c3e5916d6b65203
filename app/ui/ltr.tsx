import type { ReactNode } from "react";

/** A code, NHS number or phone number: runs left to right and stays whole in a right-to-left sentence. */
export function Ltr({ children }: { children: ReactNode }) {
	return <bdi dir="ltr">{children}</bdi>;
}
