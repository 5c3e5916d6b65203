import { Fragment, type ReactNode } from "react";

/** Around the name of a place in a sentence: private characters that no word file has. */
const [BEGIN, END] = ["\uE000", "\uE001"] as const;

/**
 * A sentence of the word files with pieces of a page in its places: a number, a link. `of` says the sentence
 * with what it is given for each place; a language puts its places where its grammar wants them, and may use one twice.
 */
export function Filled<Place extends string>(props: {
	readonly of: (places: Record<Place, string>) => string;
	readonly pieces: Readonly<Record<Place, ReactNode>>;
}) {
	const pieces = new Map<string, ReactNode>(Object.entries(props.pieces));
	const places = Object.fromEntries([...pieces.keys()].map((place) => [place, `${BEGIN}${place}${END}`]));
	const [first = "", ...rest] = props.of(places as Record<Place, string>).split(BEGIN);
	return (
		<>
			{first}
			{rest.map((text, index) => {
				const [place = "", after = ""] = text.split(END);
				return (
					// biome-ignore lint/suspicious/noArrayIndexKey: the places of a sentence stay where they are
					<Fragment key={index}>
						{pieces.get(place)}
						{after}
					</Fragment>
				);
			})}
		</>
	);
}
