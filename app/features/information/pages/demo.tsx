/** The made-up people of the demo, with what to try. In live mode this page does not exist. */
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { formatNhsNumber } from "#app/core/nhs-number.ts";
import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { notFound } from "#app/server/respond.server.ts";
import { Ltr } from "#app/ui/ltr.tsx";
import { Page } from "#app/ui/page.tsx";
import { Table } from "#app/ui/table.tsx";

export function loader({ context }: LoaderFunctionArgs) {
	const world = context.demo();
	if (world === undefined) throw notFound();
	return json(world);
}

export default function Demo() {
	const { patients, staff } = useLoaderData<typeof loader>();
	const { t, lang } = useWords();
	return (
		<Page title={t("information:demo.title")}>
			<p>{t("information:demo.intro")}</p>
			<p>{t("information:demo.elsewhere")}</p>
			<p>
				<a href={`/${lang}/sign-in`}>{t("information:demo.as-patient")}</a>
			</p>
			<Table
				caption={t("information:demo.patients")}
				head={[
					t("information:demo.name"),
					t("information:demo.code"),
					t("information:demo.born"),
					t("information:demo.nhs"),
					t("information:demo.about"),
				]}
				rows={patients.map(({ name, letterCode, birthDate, nhsNumber, about }) => ({
					key: nhsNumber,
					cells: [
						name,
						<Ltr key="letterCode">{letterCode}</Ltr>,
						formatDay(lang, birthDate),
						<Ltr key="nhsNumber">{formatNhsNumber(nhsNumber)}</Ltr>,
						<span key="about" lang="en" dir="ltr">
							{about}
						</span>,
					],
				}))}
			/>
			<p>
				<a href="/staff/sign-in">{t("information:demo.as-staff")}</a>
			</p>
			<Table
				caption={t("information:demo.staff")}
				head={[
					t("information:demo.name"),
					t("information:demo.role"),
					t("information:demo.email"),
					t("information:demo.password"),
					t("information:demo.totp"),
				]}
				rows={staff.map(({ name, role, email, password, totp }) => ({
					key: email,
					cells: [
						name,
						t(`information:demo.roles.${role as "reception"}`),
						<Ltr key="email">{email}</Ltr>,
						<Ltr key="password">{password}</Ltr>,
						<Ltr key="totp">{totp}</Ltr>,
					],
				}))}
			/>
		</Page>
	);
}
