/** Write down what a patient said: the form, then the words to read back, then everything saved at once. With `?form=paper` it is a paper form to type in, one of many. */

import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { StaffActor } from "#app/core/actor.ts";
import { dayOf } from "#app/core/calendar.ts";
import { isUnconfirmed } from "#app/core/unconfirmed.ts";
import { shownPatient } from "#app/features/people/shown-patient.ts";
import { wordsIn } from "#app/features/tools/known-tool.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { type Context, endedStaffOf, staffOf } from "#app/server/context.server.ts";
import { notFound } from "#app/server/respond.server.ts";
import { Page } from "#app/ui/page.tsx";
import { Who } from "#app/ui/who.tsx";
import { isLanguage, type LanguageTag } from "#locales/index.ts";
import { isFromPile, pileAfter } from "../paper-pile.ts";
import { BegunBefore } from "../parts/begun-before.tsx";
import { PaperForm, type TypedForm } from "../parts/paper-form.tsx";
import { type CheckProblem, RecordCheck } from "../parts/record-check.tsx";
import { RecordForm } from "../parts/record-form.tsx";
import { asksForAnswers, readPrintedForm } from "../printed-form.ts";
import {
	type RecordingProblem,
	readPressed,
	readRecording,
	type TypedRecording,
} from "../recording.forms.ts";
import { type Asking, lookAhead, readAsking, saveRecording } from "../recording.store.server.ts";
import {
	dropRecordingDraft,
	findRecordingDraft,
	keepRecordingDraft,
} from "../recording-draft.store.server.ts";
import { scriptsOf } from "../scripts.ts";

/** Found only once it is known what the answers would do. */
const SETTLES_NOTHING: RecordingProblem = { field: "settles", name: "settles-nothing" };

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = staffOf(context);
	const { asking } = await ask(context, actor, params["id"]);
	const draft = await findRecordingDraft(context.db, actor, asking.patient, context.now());
	const asked = new URL(request.url).searchParams;
	const goesOn = asked.has("go-on");
	const typed = (goesOn && draft?.typed) || { printed: asked.get("printed") ?? "" };
	const form = formOf(asking, context.lang, typed);
	return json({
		...shown(context, asking),
		once: (goesOn && draft?.once) || context.db.vault.randomHex(16),
		begun: goesOn || draft === undefined ? null : draft.at,
		typed,
		form,
		isPaper: isFromPile(request.url) || form !== null,
	});
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const form = await request.formData();
	const ended = endedStaffOf(context);
	if (ended !== undefined) await keep(context, ended, params["id"] ?? "", form);
	const actor = staffOf(context);
	const { asking, register } = await ask(context, actor, params["id"]);
	if (form.has("throw-away")) {
		await dropRecordingDraft(context.db, actor, asking.patient.subject.no);
		return redirect(`/staff/patients/${asking.patient.subject.id}/record`, 303);
	}
	const [offered, wishes] = [asking.tools.map(({ id }) => id), asking.wishes.map(({ id }) => id)];
	const { deciders, grown } = asking;
	const printed = { tools: register.byNumber, isLanguage };
	const read = readRecording(form, { offered, wishes, deciders, grown, printed }, dayOf(context.now()));
	const pressed = readPressed(form);
	const { typed } = read;
	const { page, once = context.db.vault.randomHex(16), seen, agreed } = pressed;
	const isSwitch = form.has("switch");
	if (pressed.change || (isSwitch && page === "form")) return json(formAgain(typed, [], once));
	if ("problems" in read) return json(formAgain(typed, read.problems, once), { status: 422 });
	const { recording } = read;
	const check = async (problem: CheckProblem | null, status: number) => {
		const ahead = await lookAhead(context.db, actor, asking, recording, context.lang, context.now());
		if (ahead.settlesNothing) return json(formAgain(typed, [SETTLES_NOTHING], once), { status: 422 });
		const { way, saidOn: written } = recording;
		const { seen: shownAt } = asking;
		const sent = { page: "check" as const, typed, problem, ahead, way, written, once, seen: shownAt };
		return json(sent, { status });
	};
	if (page === "form" || isSwitch) return check(null, 200);
	if (pressed.once === undefined || seen === undefined) return check("key-missing", 422);
	if (!agreed) return check("not-agreed", 422);
	try {
		const { db, lang } = context;
		const { id } = asking.patient.subject;
		const saved = await saveRecording(
			db,
			actor,
			register,
			id,
			recording,
			{ once, seen },
			lang,
			context.now(),
		);
		if (saved === undefined) throw notFound();
		if (!saved.ok) {
			const { reason } = saved;
			if (reason !== "decider-over" && reason !== "parent-too-old")
				return check(reason === "settles-nothing" ? null : reason, 409);
			return json(formAgain(typed, [{ field: "decider", name: reason }], once), { status: 409 });
		}
		const { ref } = saved.value;
		const isNext = isFromPile(request.url) || recording.answers.length === 0;
		return redirect(isNext ? pileAfter(id, ref) : `/staff/patients/${id}/receipts/${ref}`, 303);
	} catch (error) {
		// The commit may have reached the disk: the same key, pressed again, finds out.
		if (!isUnconfirmed(error)) throw error;
		return check("not-confirmed", 503);
	}
}

async function ask(context: Context, actor: StaffActor, id: string | undefined) {
	const register = await currentRegister(context.db);
	const asking = await readAsking(context.db, actor, register, id ?? "", context.now());
	if (asking === undefined) throw notFound();
	return { asking, register };
}

/** Keeps what somebody typed who was signed out meanwhile, unread: it is read when they go on with it. */
async function keep(context: Context, ended: StaffActor, id: string, form: FormData): Promise<void> {
	if (form.has("throw-away")) return;
	const every = (await currentRegister(context.db)).tools.map((tool) => tool.id);
	const { typed } = readRecording(form, { offered: every, wishes: every }, dayOf(context.now()));
	const once = readPressed(form).once ?? context.db.vault.randomHex(16);
	await keepRecordingDraft(context.db, ended, id, { once, typed: { ...typed } }, context.now());
}

/** What the form shows: who, and for each tool the words to read to the patient, in their language too. */
function shown({ lang, now }: Context, { patient, tools, wishes, hasConflict, deciders }: Asking) {
	const { subject, givenNames, familyName, lang: reads } = patient;
	return {
		id: subject.id,
		name: `${givenNames} ${familyName}`.trim(),
		patient: shownPatient(patient, dayOf(now())),
		hasConflict,
		deciders,
		wishes: wishes.map((tool) => {
			const { words, lang: tag } = wordsIn(tool.words, lang);
			return { id: tool.id, name: words.name, line: words.line, wordsLang: tag === lang ? null : tag };
		}),
		tools: tools.map((tool) => ({
			id: tool.id,
			name: wordsIn(tool.words, lang).words.name,
			scripts: scriptsOf(tool, lang, reads !== null && isLanguage(reads) ? reads : lang),
		})),
	};
}

/** The printed form that is typed in, by the number that came with it; null where none did, or it is none of ours. */
function formOf({ register, tools }: Asking, lang: LanguageTag, typed: TypedRecording): TypedForm | null {
	const read = readPrintedForm(typed["printed"] ?? "", { tools: register.byNumber, isLanguage });
	if (!read.ok || read.value === null || !asksForAnswers(read.value)) return null;
	const form = read.value;
	if (form.about !== "tool") return { id: form.id, about: form.about };
	const tool = register.byId.get(form.tool);
	if (tool === undefined) return null;
	const isAsked = tools.some((one) => one.id === tool.id);
	const name = wordsIn(tool.words, lang).words.name;
	const isOlder = form.notice < tool.notice.number;
	return { id: form.id, about: "tool", tool: tool.id, name, isAsked, isOlder };
}

function formAgain(typed: TypedRecording, problems: readonly RecordingProblem[], once: string) {
	return { page: "form" as const, typed, problems, once };
}

export default function RecordPage() {
	const asked = useLoaderData<typeof loader>();
	const sent = useActionData<typeof action>();
	const { t } = useWords();
	if (sent?.page === "check") return <RecordCheck asked={asked} sent={sent} />;
	const problems = (sent?.problems ?? []).map(({ field, name }) => ({
		field,
		text: t(`staff:record.problem.${name}`),
	}));
	const filled = { typed: sent?.typed ?? asked.typed, problems };
	const shown = { asked, filled, once: sent?.once ?? asked.once };
	return (
		<Page
			title={t("staff:record.title", { name: asked.name })}
			problems={problems}
			typed
			back={
				asked.isPaper
					? { href: "/staff/forms", text: t("staff:forms.back") }
					: { href: `/staff/patients/${asked.id}`, text: t("staff:record.back") }
			}
			notice={
				asked.begun !== null && !sent ? (
					<BegunBefore name={asked.name} at={asked.begun} record={`/staff/patients/${asked.id}/record`} />
				) : undefined
			}
		>
			<Who patient={asked.patient} />
			{asked.isPaper ? <PaperForm {...shown} form={asked.form} /> : <RecordForm {...shown} />}
		</Page>
	);
}
