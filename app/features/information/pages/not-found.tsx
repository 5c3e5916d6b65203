/** Every address that no page has. */
import { ProblemPage } from "#app/ui/problem-page.tsx";
import { notFound } from "#app/server/respond.server.ts";

export function loader() {
	throw notFound();
}

export function action() {
	throw notFound();
}

export default function NotFound() {
	return <ProblemPage status={404} />;
}
