/**
 * An AI lead has the card of a tool read: what its maker says of each thing that patients ask, and what it leaves open. Nothing is saved
 * before the lead begins a draft with it.
 */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useWords } from "#app/i18n/use-words.ts";
import { staffOf } from "#app/server/context.server.ts";
import { notFound } from "#app/server/respond.server.ts";
import { FileField, TextAreaField } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/form.tsx";
import { Page } from "#app/ui/page.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { readSentCard, type SentCardRefusal } from "../card.forms.ts";
import { type Card, cutFacts } from "../card.ts";
import { BeginForm } from "../parts/begin-form.tsx";
import { CardLacks, CardSays } from "../parts/card-says.tsx";
import { type CardRefusal, readCard } from "../read-card.ts";

export async function loader({ context }: LoaderFunctionArgs) {
	if (staffOf(context).staffRole !== "lead") throw notFound();
	return json({ once: context.db.vault.randomHex(16) });
}

interface Answered {
	readonly card: Card | null;
	readonly problem: SentCardRefusal | CardRefusal | null;
	readonly pasted: string;
}

export async function action({ request, context }: ActionFunctionArgs) {
	if (staffOf(context).staffRole !== "lead") throw notFound();
	const form = await request.formData();
	const file = form.get("file");
	const pasted = String(form.get("pasted") ?? "").slice(0, 400_000);
	const answer = (of: Partial<Answered>, status: number) =>
		json<Answered>({ card: null, problem: null, pasted, ...of }, { status });
	if (form.has("switch")) return answer({}, 200);
	const bytes = file instanceof Blob ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array();
	const text = readSentCard(form, bytes);
	if (!text.ok) return answer({ problem: text.reason }, 422);
	const card = readCard(text.value, context.readXml);
	return card.ok ? answer({ card: card.value }, 200) : answer({ problem: card.reason }, 422);
}

export default function ReadCard() {
	const { once } = useLoaderData<typeof loader>();
	const sent = useActionData<typeof action>();
	const { t } = useWords();
	const request = usePageRequest();
	const problems = sent?.problem ? [{ field: "pasted", text: t(`cards:problem.${sent.problem}`) }] : [];
	const card = sent?.card ?? undefined;
	return (
		<Page
			title={card ? t("cards:read") : t("cards:title")}
			problems={problems}
			typed
			back={{ href: "/staff/tools", text: t("watch:tool.back") }}
		>
			{card ? (
				<>
					<CardLacks card={card} />
					<CardSays card={card} />
					<h2>{t("keeping:new.title")}</h2>
					<p>{t("keeping:new.intro")}</p>
					<BeginForm
						once={once}
						typed={{ name: (card.facts.name ?? "").slice(0, 60), line: "" }}
						card={JSON.stringify({ facts: cutFacts(card.facts), lacking: card.lacking })}
						errors={{}}
					/>
					<h2>{t("cards:another")}</h2>
				</>
			) : (
				<p>{t("cards:intro")}</p>
			)}
			<PostForm action={request.path} token={request.token} submit={t("cards:button")} hasFile>
				<FileField id="file" name="file" label={t("cards:file")} hint={t("cards:file-hint")} />
				<TextAreaField
					id="pasted"
					name="pasted"
					label={t("cards:pasted")}
					hint={t("cards:pasted-hint")}
					dir="auto"
					rows={6}
					value={card ? "" : sent?.pasted}
					error={problems[0]?.text}
				/>
			</PostForm>
		</Page>
	);
}
