import { formatNumber } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import type { ListRun } from "../list-run.ts";

/** How far a list is, in words. `answered` is the number of its lines; null while it waits. */
export function useStateOf(): (run: Pick<ListRun, "state" | "rows">, answered: number | null) => string {
	const { t, lang } = useWords();
	return ({ state, rows }, answered) => {
		if (state !== "going") return t(`lists:state.${state}`);
		if (answered === null) return t("lists:state.waiting");
		return t("lists:state.going", { answered: formatNumber(lang, answered), rows: formatNumber(lang, rows) });
	};
}
