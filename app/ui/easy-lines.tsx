import type { EasyLine } from "#app/core/pictures.ts";
import { Picture } from "./pictures.tsx";
import { Reachable } from "./reachable.tsx";

/** One idea a line, with its picture before it. `lang` is set where the words are not in the language of the page. */
export function EasyLines({
	lines,
	lang,
}: {
	readonly lines: readonly EasyLine[];
	readonly lang?: string | undefined;
}) {
	const own = lang === undefined ? {} : { lang, dir: "ltr" as const };
	return (
		<ul>
			{lines.map(({ picture, line }) => (
				<li key={line}>
					<Picture name={picture} />
					<span {...own}>
						<Reachable text={line} />
					</span>
				</li>
			))}
		</ul>
	);
}
