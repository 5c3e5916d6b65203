import type { ReactNode } from "react";
import { Reachable } from "#app/ui/reachable.tsx";

/** A heading with short lines below it: a list where there are several, a paragraph where there is one. */
export function Section({
	title,
	lines,
	children,
}: {
	title: string;
	lines: readonly string[];
	children?: ReactNode;
}) {
	return (
		<section>
			<h2>{title}</h2>
			{lines.length === 1 ? (
				<p>
					<Reachable text={lines[0] ?? ""} />
				</p>
			) : (
				<ul>
					{lines.map((line) => (
						<li key={line}>
							<Reachable text={line} />
						</li>
					))}
				</ul>
			)}
			{children}
		</section>
	);
}
