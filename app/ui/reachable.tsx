import { Fragment } from "react";
import { Ltr } from "./ltr.tsx";

/** An e-mail address, or a phone number: 10 digits and more with their spaces, and the short numbers of the NHS. */
const WAYS = /([\w.+-]+@[\w-]+(?:\.[\w-]+)+|\+?\d[\d ]{8,}\d|\b(?:111|999)\b)/;

/** A sentence about how to reach somebody: each phone number in it can be dialled and each e-mail address written to. Not for
 * sentences with other long numbers. */
export function Reachable({ text }: { text: string }) {
	return text.split(WAYS).map((part, place) => {
		const key = `${place}${part}`;
		if (place % 2 === 0) return <Fragment key={key}>{part}</Fragment>;
		return (
			<a key={key} href={part.includes("@") ? `mailto:${part}` : `tel:${part.replaceAll(" ", "")}`}>
				<Ltr>{part}</Ltr>
			</a>
		);
	});
}
