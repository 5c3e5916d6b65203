/** Each page renders its whole document (`ui/page.tsx`), so the root adds nothing around it. */
import { isRouteErrorResponse, Outlet, useRouteError } from "@remix-run/react";
import { ProblemPage } from "./ui/problem-page.tsx";

export default function Root() {
	return <Outlet />;
}

export function ErrorBoundary() {
	const error = useRouteError();
	if (!isRouteErrorResponse(error)) return <ProblemPage status={500} />;
	return <ProblemPage status={error.status} why={error.data?.why} typed={error.data?.typed} />;
}
