import type { ReactNode } from "react";

/** The heading of a page that says that something is done. It is the page's `h1`. */
export function Panel({ title, children }: { title: ReactNode; children?: ReactNode }) {
	return (
		<div className="panel">
			<h1>{title}</h1>
			{children}
		</div>
	);
}
