import type { ReactNode } from "react";

/** More to read for those who want it. Opens without script; open in print and where the browser does not know it. */
export function Details({
	summary,
	children,
	open,
}: {
	summary: ReactNode;
	children: ReactNode;
	open?: boolean;
}) {
	return (
		<details open={open}>
			<summary>{summary}</summary>
			<div className="more">{children}</div>
		</details>
	);
}
