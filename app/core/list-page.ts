/** Lists come by twenty where nothing else is said, so that a page stays small on a slow line. */
export const ROWS_A_PAGE = 20;

/** One page of a list: which rows it shows, and the numbers of the pages beside it. Row numbers count from 1. */
export interface ListPage {
	readonly page: number;
	/** How many rows come before it. */
	readonly skip: number;
	readonly from: number;
	readonly to: number;
	readonly total: number;
	readonly previous: number | null;
	readonly next: number | null;
}

/** The page that was asked for, of a list of `total` rows, `most` on each. One that is not there, or is no number, is the first. */
export function listPage(asked: string | null, total: number, most = ROWS_A_PAGE): ListPage {
	const pages = Math.max(1, Math.ceil(total / most));
	const number = Number(asked ?? 1);
	const page = Number.isInteger(number) && number >= 1 && number <= pages ? number : 1;
	const skip = (page - 1) * most;
	return {
		page,
		skip,
		from: total === 0 ? 0 : skip + 1,
		to: Math.min(skip + most, total),
		total,
		previous: page > 1 ? page - 1 : null,
		next: page < pages ? page + 1 : null,
	};
}
