import { useWords } from "#app/i18n/use-words.ts";
import { Ltr } from "#app/ui/ltr.tsx";
import type { ShownDispute } from "../shown.ts";

/** That something is late, said first and without excuse: whom to call, and who else there is. */
export function Late({ shown }: { shown: Pick<ShownDispute, "bodies" | "provider"> }) {
	const { t } = useWords();
	const { bodies, provider } = shown;
	return (
		<>
			<h2>{t("disputes:late.title")}</h2>
			<p>
				{t("disputes:late.what")} {t("disputes:late.call", { phone: provider.phone })}
			</p>
			<p>{t("disputes:late.next")}</p>
			<List bodies={bodies} />
		</>
	);
}

/** Where to go after us, and with what. */
export function NextBodies({ bodies }: Pick<ShownDispute, "bodies">) {
	const { t } = useWords();
	return (
		<>
			<h2>{t("disputes:body.title")}</h2>
			{bodies.map((body) => (
				<div key={body.for}>
					<p>{t(`disputes:body.${body.for}`)}</p>
					<List bodies={[body]} />
				</div>
			))}
		</>
	);
}

function List({ bodies }: Pick<ShownDispute, "bodies">) {
	return (
		<ul>
			{bodies.map(({ name, lang, phone }) => (
				<li key={name}>
					<bdi lang={lang}>{name}</bdi>
					<br />
					<a href={`tel:${phone.replaceAll(" ", "")}`}>
						<Ltr>{phone}</Ltr>
					</a>
				</li>
			))}
		</ul>
	);
}
