import type { ReactNode } from "react";

/** The next step of a page where nothing is sent: a link that looks like the button of a form. */
export function ButtonLink({ href, children }: { href: string; children: ReactNode }) {
	return (
		<a className="button" href={href}>
			{children}
		</a>
	);
}
