/** A day list: the clinic and its NHS numbers, and then a page to print that still says what to do when the portal is down. */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { wordsIn } from "#app/features/tools/known-tool.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { runningCare } from "#app/features/tools/running-care.ts";
import { hereAt } from "#app/features/tools/tool-here.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { staffOf } from "#app/server/context.server.ts";
import { TextAreaField } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/form.tsx";
import { languageLinks, Page } from "#app/ui/page.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { type DayProblem, readDayForm, type TypedDay } from "../day.forms.ts";
import { readDayList } from "../day.store.server.ts";
import { servicesOf } from "../own-service.store.server.ts";
import { DayList } from "../parts/day-list.tsx";

export async function loader({ context }: LoaderFunctionArgs) {
	const actor = staffOf(context);
	const services = servicesOf(await currentRegister(context.db), actor, context.lang);
	const only = services.length === 1 ? services[0]?.id : undefined;
	return json({ services, typed: { service: only ?? actor.serviceId ?? "", numbers: "" } });
}

export async function action({ request, context }: ActionFunctionArgs) {
	const actor = staffOf(context);
	const { db, lang } = context;
	const form = await request.formData();
	const register = await currentRegister(db);
	const services = servicesOf(register, actor, lang);
	const read = readDayForm(form, new Set(services.map(({ id }) => id)));
	const { typed } = read;
	const problems = "problems" in read ? read.problems : [];
	// From the list it leads to the same list in another language; from the form it keeps what was typed.
	const isOnlySwitch = form.has("switch") && (problems.length > 0 || !form.has("again"));
	if (!("asked" in read) || isOnlySwitch)
		return json(
			{ typed, problems: isOnlySwitch ? [] : problems, list: null },
			{ status: isOnlySwitch ? 200 : 422 },
		);
	const { service, numbers, bad } = read.asked;
	const at = context.now();
	const found = await readDayList(db, actor, register, service, numbers, at);
	const tools = found.tools.map(({ id, words, here }) => {
		const own = wordsIn(words, lang);
		return {
			id,
			name: own.words.name,
			instead: own.words.instead,
			running: runningCare("could-not-tell", "care", hereAt(here, actor.providerId)),
			lang: own.lang === lang ? null : own.lang,
		};
	});
	const rows = found.rows.map(({ patient, answers }) => ({
		id: patient.subject.id,
		name: `${patient.givenNames} ${patient.familyName}`.trim(),
		...{ nhsNumber: patient.nhsNumber, birthDate: patient.birthDate },
		needs: patient.needs.needs,
		answers,
	}));
	const name = services.find(({ id }) => id === service)?.name ?? service;
	const list = {
		service: name,
		by: actor.name,
		at: at.toISOString(),
		tools,
		rows,
		missing: found.missing,
		bad,
	};
	return json({ typed, problems, list });
}

interface Sent {
	readonly typed: TypedDay;
	readonly problems: readonly DayProblem[];
}

export default function Day() {
	const { services, typed: first } = useLoaderData<typeof loader>();
	const sent = useActionData<typeof action>();
	const { typed, problems }: Sent = sent ?? { typed: first, problems: [] };
	const { t } = useWords();
	const request = usePageRequest();
	if (sent?.list) return <DayList list={sent.list} typed={typed} />;
	const told = problems.map(({ field, name }) => ({ field, text: t(`day:problem.${name}`) }));
	const errorOf = (wanted: string) => told.find(({ field }) => field === wanted)?.text;
	return (
		<Page
			title={t("day:title")}
			problems={told}
			typed
			back={{ href: "/staff", text: t("staff:summary.back") }}
		>
			<p>{t("day:what")}</p>
			<p>{t("day:looked")}</p>
			<PostForm
				action="/staff/day"
				token={request.token}
				languages={languageLinks(request)}
				submit={t("day:show")}
			>
				<SelectField
					id="service"
					name="service"
					label={t("day:service")}
					options={[
						{ value: "", text: t("day:choose") },
						...services.map(({ id, name }) => ({ value: id, text: name })),
					]}
					chosen={typed.service}
					error={errorOf("service")}
				/>
				<TextAreaField
					id="numbers"
					name="numbers"
					label={t("day:numbers")}
					hint={t("day:numbers-hint")}
					value={typed.numbers}
					rows={8}
					dir="ltr"
					error={errorOf("numbers")}
				/>
			</PostForm>
		</Page>
	);
}
