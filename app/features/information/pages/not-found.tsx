/** Every address that no page has. */

import { notFound } from "#app/server/respond.server.ts";
import { ProblemPage } from "#app/ui/problem-page.tsx";

export function loader() {
	throw notFound();
}

export function action() {
	throw notFound();
}

export default function NotFound() {
	return <ProblemPage status={404} />;
}
