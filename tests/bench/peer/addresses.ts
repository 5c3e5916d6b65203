/** What the peer is told to serve. */
export interface Addresses {
	/** The template of each page's address. */
	readonly pages: Readonly<Record<string, string>>;
	/** Where each form leads once it is sent. */
	readonly forms: Readonly<Record<string, string>>;
}
