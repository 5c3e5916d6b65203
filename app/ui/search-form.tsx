import type { ReactNode } from "react";
import { Button } from "react-aria-components/Button";

/** A form that asks and changes nothing: its answer has an address of its own. With the browser's `token` it posts, so that what is asked stands in no address. */
export function SearchForm({
	action,
	token,
	submit,
	children,
}: {
	action: string;
	token?: string;
	submit: string;
	children: ReactNode;
}) {
	return (
		<search>
			<form className="form search" method={token === undefined ? "get" : "post"} action={action}>
				{token !== undefined && <input type="hidden" name="token" value={token} />}
				{children}
				<Button type="submit" id="search-submit" className="button quiet">
					{submit}
				</Button>
			</form>
		</search>
	);
}
