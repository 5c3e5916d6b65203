import type { ReactNode } from "react";

/** Whom or what a link or a button is about: heard after its own words, and not seen. `name` is set apart; `children` tell it from others of that name. */
export function About({ name, children }: { readonly name: string; readonly children?: ReactNode }) {
	return (
		<span className="vh">
			: <bdi>{name}</bdi>
			{children !== undefined && <> {children}</>}
		</span>
	);
}
