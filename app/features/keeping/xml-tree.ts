/** An XML document as a card needs it: elements with their names, their text and what is in them. */

export interface XmlElement {
	readonly namespace: string;
	/** Without a prefix. */
	readonly name: string;
	/** Its own text and that of CDATA sections, without that of the elements in it. */
	readonly text: string;
	readonly children: readonly XmlElement[];
}

/** Why a text is no XML document that we read: it is broken, has a document type, or is deeper or larger than any card. */
export type XmlRefusal = "xml-broken" | "xml-doctype" | "xml-too-large";

/** The element at this path of names; undefined where it is missing. The first counts where there are several. */
export function elementAt(element: XmlElement, path: readonly string[]): XmlElement | undefined {
	return path.reduce<XmlElement | undefined>(
		(at, name) => at?.children.find((child) => child.name === name),
		element,
	);
}
