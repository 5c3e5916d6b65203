/** Back from NHS login: whoever fits a patient here is signed in; everybody else is told on the sign-in page what they can do. */
import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { safeReturn } from "#app/core/safe-return.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { signedIn } from "#app/server/arrive.server.ts";
import { notFound } from "#app/server/respond.server.ts";
import { isLanguage } from "#locales/index.ts";
import { wayBack } from "../elsewhere.ts";
import { signInByNhsLogin } from "../nhs-login.store.server.ts";
import { nhsPersonOf } from "../nhs-login.ts";
import { startHelp } from "../session.store.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
	const { nhsLogin, session, db } = context;
	if (nhsLogin === undefined) throw notFound();
	const { flow, came } = await nhsLogin.end(new URL(request.url), context.began);
	const lang = flow && isLanguage(flow.lang) ? flow.lang : context.lang;
	const noLogin = { "Set-Cookie": context.cookies.noLogin };
	const sorry = (why: "away" | "again" | "cancelled" | "level" | "no-match", to = flow?.to ?? "") =>
		redirect(`/${lang}/sign-in?nhs=${why}${wayBack(to)}`, { status: 303, headers: noLogin });

	if (flow === undefined) return sorry("again");
	if (!came.ok) return sorry(came.reason === "refused" ? "again" : came.reason);
	const before = session?.live && session.actor.role === "patient" ? session.actor : undefined;
	// Another patient signed in here meanwhile: the answer, and where it led, belong to nobody who sits here now.
	if (before !== undefined && before.patientNo !== flow.as) return sorry("again", "");
	const person = nhsPersonOf(came.value, flow.level);
	if (!person.ok) return sorry(person.reason === "level" ? "level" : "no-match");
	const arrival = {
		issuer: nhsLogin.issuer,
		person: person.value,
		as: flow.as,
		shared: before !== undefined && session?.shared === true,
		helped: before === undefined || before.helped === null ? null : before.helped !== false,
	};
	const id = await signInByNhsLogin(db, await currentRegister(db), arrival, context.now());
	if (!id.ok) return sorry(id.reason);
	await context.endSession();
	const helper = typeof before?.helped === "string" ? before.helped : undefined;
	if (before !== undefined && helper !== undefined)
		await startHelp(db, before, db.vault.sha256(id.value), helper);
	return signedIn(context, id.value, safeReturn(flow.to === "" ? undefined : flow.to) ?? `/${lang}/my`);
}
