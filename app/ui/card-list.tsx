import type { ReactNode } from "react";

/** One thing of a list: its name is the only link; `state` is a Tag, or words. */
export interface Card {
	readonly key: string;
	readonly href: string;
	readonly name: ReactNode;
	readonly text?: ReactNode;
	readonly state?: ReactNode;
}

/** A list of things to open, such as AI tools, all of equal size. Each name is a heading of `level`, so that a
 * screen reader can walk from one to the next. */
export function CardList({ cards, level = 2 }: { cards: readonly Card[]; level?: 2 | 3 }) {
	const Heading = `h${level}` as const;
	return (
		<ul className="cards">
			{cards.map(({ key, href, name, text, state }) => (
				<li key={key} className="card">
					<Heading>
						<a href={href}>{name}</a>
					</Heading>
					{text && <p>{text}</p>}
					{state}
				</li>
			))}
		</ul>
	);
}
