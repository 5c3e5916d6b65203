/** The receipt of what staff wrote down, in the patient's language first, to print and hand over. */
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { receiptOnPaper } from "#app/features/choices/receipt.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { languageName } from "#app/i18n/language-name.ts";
import { useWords, type Words } from "#app/i18n/use-words.ts";
import { staffOf } from "#app/server/context.server.ts";
import { notFound } from "#app/server/respond.server.ts";
import { Page } from "#app/ui/page.tsx";
import { isLanguage, languageOf } from "#locales/index.ts";
import { ReceiptCopy } from "../parts/receipt-copy.tsx";
import { receiptWords } from "../parts/receipt-words.ts";
import { readStaffReceipt } from "../staff-receipt.store.server.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
	const actor = staffOf(context);
	const { db, lang } = context;
	const at = context.now();
	const found = await readStaffReceipt(db, actor, params["id"] ?? "", params["ref"] ?? "", at);
	if (found === undefined) throw notFound();
	const { patient, reader, lines, isQuiet } = found;
	const register = await currentRegister(db);
	const reads = patient.lang !== null && isLanguage(patient.lang) ? patient.lang : lang;
	const copies = [...new Set([reads, lang])].map(async (tag) => {
		const t = context.translators.get(tag)?.t as Words | undefined;
		if (t === undefined) throw new Error(`no words for ${tag}`);
		const receipts = await Promise.all(
			lines.map(({ ref }) => receiptOnPaper(db, reader, register, ref, tag, at)),
		);
		return {
			lang: tag,
			dir: languageOf(tag).dir,
			words: receiptWords(
				t,
				tag,
				receipts.flatMap((receipt) => receipt ?? []),
			),
		};
	});
	const { subject, givenNames, familyName } = patient;
	return json({
		id: subject.id,
		name: `${givenNames} ${familyName}`.trim(),
		copies: await Promise.all(copies),
		isQuiet,
		conflict: lines.some((line) => line.conflict),
		messages: lines.flatMap(({ message }) => message ?? []),
	});
}

export default function StaffReceiptPage() {
	const { id, name, copies, isQuiet, conflict, messages } = useLoaderData<typeof loader>();
	const { t, lang } = useWords();
	const [message] = messages;
	return (
		<Page title={t("staff:receipt.title")} heading={false}>
			<div className="screen">
				<p>
					<strong>
						{message === undefined
							? t("staff:receipt.saved")
							: t(`staff:receipt.saved-${message.way}`, { language: languageName(message.lang, lang).here })}
					</strong>
				</p>
				{conflict && (
					<div className="notice">
						<p>{t("staff:receipt.conflict")}</p>
					</div>
				)}
				{isQuiet && (
					<div className="notice">
						<p>{t("acting:private.paper")}</p>
					</div>
				)}
				<ul>
					<li>
						<a href={`/staff/patients/${id}`}>{t("staff:receipt.back")}</a>
					</li>
					<li>
						<a href="/staff">{t("staff:summary.back")}</a>
					</li>
					{(copies.at(-1)?.words.lines ?? []).map(({ ref, about, answer }) => (
						<li key={ref}>
							<a href={`/staff/patients/${id}/receipts/${ref}/wrong`}>
								{t("staff:wrong.link", { what: about, answer })}
							</a>
						</li>
					))}
				</ul>
				<p>{t("staff:receipt.print")}</p>
			</div>
			{copies.map((copy, index) => (
				<ReceiptCopy key={copy.lang} copy={copy} name={name} isFirst={index === 0} />
			))}
		</Page>
	);
}
