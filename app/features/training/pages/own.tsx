/** The reader's own training for AI tools: what is missing, what runs out soon, what is confirmed. Only they can say that they did it. */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { StaffActor } from "#app/core/actor.ts";
import { dayOf } from "#app/core/calendar.ts";
import { isUnconfirmed } from "#app/core/unconfirmed.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { type Context, staffOf } from "#app/server/context.server.ts";
import { unprocessable } from "#app/server/respond.server.ts";
import { Page } from "#app/ui/page.tsx";
import { ownTraining } from "../own-training.ts";
import { OwnCard } from "../parts/own-card.tsx";
import { type DayTyped, type DoneRefusal, readDone, readPressedTraining } from "../training.forms.ts";
import { confirmTraining, type TrainingRefusal, withdrawTraining } from "../training.store.server.ts";

export async function loader({ context }: LoaderFunctionArgs) {
	const actor = staffOf(context);
	return json({ all: await readOwn(context, actor), once: context.db.vault.randomHex(16) });
}

async function readOwn({ db, lang, now }: Context, actor: StaffActor) {
	return ownTraining((await currentRegister(db)).tools, actor, lang, dayOf(now()));
}

/** What is wrong, with which tool, and what was typed. */
interface OwnProblem {
	readonly name: DoneRefusal | TrainingRefusal | "not-confirmed" | "no-tool";
	readonly field: string;
	readonly tool: string;
	readonly typed?: DayTyped;
}

export async function action({ request, context }: ActionFunctionArgs) {
	const actor = staffOf(context);
	const { db, now } = context;
	const form = await request.formData();
	const { move, tool, seen, once } = readPressedTraining(form);
	const own = (await readOwn(context, actor)).find((one) => one.tool === tool);
	if (move === undefined || own === undefined)
		return unprocessable({ name: "no-tool", field: "main", tool: "" } satisfies OwnProblem as OwnProblem);
	const done = move === "confirm" ? readDone(form, dayOf(now()), own.months) : undefined;
	const again = (name: OwnProblem["name"], status: number, field = `${move}-${tool}-submit`) =>
		json({ name, field, tool, ...(done && { typed: done.typed }) } as OwnProblem, { status });
	if (done && "refusal" in done) return again(done.refusal, 422, `${tool}-day`);
	if (once === undefined) return again("key-not-yours", 422);
	try {
		const kept = done
			? await confirmTraining(db, actor, tool, done.on, { once, seen }, now())
			: await withdrawTraining(db, actor, tool, once, now());
		if (kept === undefined) return again("no-tool", 422);
		return kept.ok ? redirect("/staff/training", 303) : again(kept.reason, 409);
	} catch (error) {
		// The commit may have reached the disk: the same key, pressed again, finds out.
		if (!isUnconfirmed(error)) throw error;
		return again("not-confirmed", 503);
	}
}

export default function Own() {
	const { all, once } = useLoaderData<typeof loader>();
	const sent = useActionData<typeof action>();
	const { t } = useWords();
	const problem = sent && { field: sent.field, text: t(`training:problem.${sent.name}`) };
	return (
		<Page
			title={t("training:own.title")}
			problems={problem ? [problem] : []}
			back={{ href: "/staff", text: t("staff:home.title") }}
		>
			<p>{all.length === 0 ? t("training:own.none") : t("training:own.intro")}</p>
			{(["missing", "running-out", "confirmed"] as const).map((state) => {
				const those = all.filter(({ trained }) => trained.state === state);
				return (
					those.length > 0 && (
						<section key={state}>
							<h2>{t(`training:own.of.${state}`, { number: those.length })}</h2>
							{those.map((own) => (
								<OwnCard
									key={own.tool}
									own={own}
									once={once}
									typed={sent?.tool === own.tool ? sent.typed : undefined}
									error={sent?.field === `${own.tool}-day` ? problem?.text : undefined}
								/>
							))}
						</section>
					)
				);
			})}
		</Page>
	);
}
