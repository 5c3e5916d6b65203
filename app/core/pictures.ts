/** The pictures of Easy Read, by what they show. A line of Easy Read names one of them. */
export const PICTURES = [
	...(["person", "people", "doctor", "hospital", "phone", "letter", "speech", "ear"] as const),
	...(["computer", "search", "scan", "eye", "skin", "lung", "bone", "pill", "moon", "heart"] as const),
	...(["book", "page", "list", "folder", "pencil", "printer", "calendar", "clock", "map", "chart"] as const),
	...(["tick", "cross", "question", "change", "warning", "lock", "key"] as const),
] as const;
export type PictureName = (typeof PICTURES)[number];

/** One idea in words, and the picture beside it. */
export interface EasyLine {
	readonly picture: PictureName;
	readonly line: string;
}
