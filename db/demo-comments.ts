/**
 * What people of the demo think of its tools: a change of one that they are asked about now, and another tool whose comments were
 * answered in public. Made of the same moves as everybody's.
 */
import type { PatientActor, StaffActor } from "#app/core/actor.ts";
import { addDays, dayOf } from "#app/core/calendar.ts";
import { answerPeople } from "#app/features/comments/answer.store.server.ts";
import { addComment, type Commenter } from "#app/features/comments/comment.store.server.ts";
import type { NewComment } from "#app/features/comments/comment.ts";
import { markCommentsRead } from "#app/features/comments/read-comments.store.server.ts";
import { askPeople } from "#app/features/comments/round.store.server.ts";
import { USUAL_DAYS } from "#app/features/comments/round.ts";
import { draftMark, type Part, partIn } from "#app/features/keeping/draft.ts";
import { readDraft } from "#app/features/keeping/read-draft.store.server.ts";
import { savePart } from "#app/features/keeping/save-draft.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { demoStaffActor } from "./demo-move.ts";
import { DEMO_PROVIDER } from "./demo-provider.ts";
import type { Db } from "./open.server.ts";
import { patients } from "./schema.ts";

const CHANGING = "chest-xray-priority";
const ANSWERED = "symptom-triage";

const DIFFERENCE = {
	en: "A new version also looks at X-rays of children.",
	cy: "Mae fersiwn newydd hefyd yn edrych ar belydrau-X plant.",
	ur: "نیا ورژن بچوں کے ایکس رے بھی دیکھتا ہے۔",
	pl: "Nowa wersja ogląda też zdjęcia rentgenowskie dzieci.",
};

const ANSWER = {
	en: "People asked who reads what they type. We now say it on this page: a nurse reads all of it on the same day.",
	cy: "Gofynnodd pobl pwy sy'n darllen beth maen nhw'n ei deipio. Nawr rydyn ni'n ei ddweud: mae nyrs yn darllen y cyfan ar yr un diwrnod.",
	ur: "لوگوں نے پوچھا کہ جو وہ لکھتے ہیں اسے کون پڑھتا ہے۔ اب ہم بتاتے ہیں: ایک نرس اسی دن سب پڑھتی ہے۔",
	pl: "Ludzie pytali, kto czyta to, co piszą. Teraz o tym mówimy: pielęgniarka czyta wszystko tego samego dnia.",
};

/** Records it all for a demo that begins at `at`. */
export async function recordDemoComments(db: Db, at: Date): Promise<void> {
	const [first] = await db.read.select({ no: patients.no }).from(patients).orderBy(patients.no).limit(1);
	if (first === undefined) throw new Error("the demo has no patients");
	const patient: PatientActor = { role: "patient", patientNo: first.no, way: "letter", helped: null };
	const nurse = await demoStaffActor(db, "clinician");
	const lead: StaffActor = {
		...{ role: "staff", staffRole: "lead", staffId: "demo" },
		...{ providerId: DEMO_PROVIDER, name: "Martin Lowe" },
	};
	const once = () => db.vault.randomHex(16);
	const say = async (who: Commenter, tool: string, said: NewComment) => {
		const done = await addComment(
			db,
			who,
			await currentRegister(db),
			tool,
			said,
			{ once: once(), lang: "en" },
			at,
		);
		if (!done?.ok) throw new Error("a comment of the demo was refused");
		return done.value;
	};
	const asked = await say(patient, ANSWERED, { clear: "partly", worry: "", wish: "Who reads what I type?" });
	await markCommentsRead(db, lead, ANSWERED, [asked], at);
	await answerPeople(db, lead, ANSWERED, { upTo: asked }, ANSWER, once(), at);

	await changeTool(db, lead, at, once);
	const draft = await readDraft(db.read, lead, CHANGING);
	if (draft === undefined) throw new Error("the demo has no draft");
	const days = { opens: dayOf(at), closes: addDays(dayOf(at), USUAL_DAYS - 1) };
	const coming = { tool: CHANGING, number: draft.number + 1, content: draft.content };
	await askPeople(db, lead, coming, days, once(), at);
	await say(nurse, CHANGING, { clear: "yes", worry: "Who checks it for small children?", wish: "" });
}

async function changeTool(db: Db, lead: StaffActor, at: Date, once: () => string): Promise<void> {
	const draft = await readDraft(db.read, lead, CHANGING);
	const now = draft && partIn(draft, { name: "tool" });
	if (now?.name !== "tool") throw new Error("the demo has no such tool");
	const part: Part = { name: "tool", value: { ...now.value, makerVersion: "3.0", difference: DIFFERENCE } };
	const seen = draftMark(db.vault.sha256, now);
	await savePart(db, lead, CHANGING, part, { once: once(), seen }, at);
}
