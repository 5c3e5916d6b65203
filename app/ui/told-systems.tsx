import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";

/** Which systems were told of an answer, and which confirmed that they act on it: ISO days. Nothing where no system asks about it. */
export function ToldSystems(props: {
	readonly systems: readonly {
		readonly name: string;
		readonly told: string | null;
		readonly confirmed: string | null;
	}[];
	/** Say too what holds while one has not confirmed: a receipt has few bytes left. */
	readonly explained?: true;
}) {
	const { systems, explained } = props;
	const { t, lang } = useWords();
	if (systems.length === 0) return null;
	return (
		<>
			<h3>{t("choices:systems.title")}</h3>
			<ul>
				{systems.map(({ name, told, confirmed }) => (
					<li key={name}>
						<bdi>{name}</bdi>
						<br />
						{told !== null && (
							<>
								{t("choices:systems.told", { date: formatDay(lang, told) })}
								<br />
							</>
						)}
						{confirmed === null
							? t("choices:systems.unconfirmed")
							: t("choices:systems.confirmed", { date: formatDay(lang, confirmed) })}
					</li>
				))}
			</ul>
			{explained && systems.some(({ confirmed }) => confirmed === null) && <p>{t("choices:systems.asks")}</p>}
		</>
	);
}
