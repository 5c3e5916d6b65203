import type { ReactNode } from "react";
import { Button } from "react-aria-components/Button";

/** A form that asks and changes nothing: its answer has an address of its own. */
export function SearchForm({
	action,
	submit,
	children,
}: {
	action: string;
	submit: string;
	children: ReactNode;
}) {
	return (
		<search>
			<form className="form search" method="get" action={action}>
				{children}
				<Button type="submit" id="search-submit" className="button quiet">
					{submit}
				</Button>
			</form>
		</search>
	);
}
