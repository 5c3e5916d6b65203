import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";

/** Which systems were told of an answer, which confirmed that they act on it, and when each last asked: ISO days. Nothing where no system asks about it. */
export function ToldSystems(props: {
	readonly systems: readonly {
		readonly name: string;
		readonly told: string | null;
		readonly confirmed: string | null;
		readonly asked: string | null;
	}[];
	/** As part of “Your choice” on the page of a tool: it says too what holds meanwhile. A receipt has few bytes left. */
	readonly explained?: true;
}) {
	const { systems, explained } = props;
	const { t, lang } = useWords();
	if (systems.length === 0) return null;
	const Heading = explained ? "h3" : "h2";
	return (
		<>
			<Heading>{t("choices:systems.title")}</Heading>
			<ul>
				{systems.map(({ name, told, confirmed, asked }) => (
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
						{asked !== null && (
							<>
								<br />
								{t("choices:systems.asked", { date: formatDay(lang, asked) })}
							</>
						)}
					</li>
				))}
			</ul>
			{explained && systems.some(({ confirmed }) => confirmed === null) && <p>{t("choices:systems.asks")}</p>}
		</>
	);
}
