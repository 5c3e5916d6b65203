import { useWords } from "#app/i18n/use-words.ts";
import { Bars } from "#app/ui/bars.tsx";
import { figureWords } from "#app/ui/figure-words.ts";
import { barsOf } from "../bars.ts";
import type { GroupLine } from "../group-report.ts";
import { groupWords, type Names } from "./group-words.ts";

/** Lines with the same groups as bars. Nothing where nothing is shown but 0. */
export function GroupBars({ lines, names }: { lines: readonly GroupLine[]; names: Names }) {
	const { t, lang } = useWords();
	const groups = barsOf(lines);
	const [first] = lines;
	if (groups === undefined || first === undefined) return null;
	const { by, what } = first;
	// What a bar is about stands before it; where a group has one bar alone, its name above is enough.
	const words = (of: GroupLine["what"]) => (lines.length === 1 ? undefined : t(`groups:what.${of}`));
	const drawn = groups.map(({ group, bars }) => ({
		key: group,
		name: groupWords(t, lang, names, by, group),
		bars: bars.map(({ what: of, figure, part }) => ({
			...{ key: of, words: words(of), part },
			figure: figureWords(t, lang, figure),
		})),
	}));
	return <Bars id={`bars-${what}-${by}`} by={t(`groups:by.${by}`)} groups={drawn} />;
}
