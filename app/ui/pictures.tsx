/**
 * The pictures of Easy Read: one line drawing for each idea, drawn for these pages. They say nothing that the words beside them do not,
 * so nothing reads them out. A page draws each once and shows it wherever it is used. Those in which a direction has a
 * meaning are mirrored where one reads from right to left.
 */
import type { PictureName } from "#app/core/pictures.ts";

/** Each in a square of 48, drawn by lines of the colour of the text. */
const DRAWINGS: Readonly<Record<PictureName, string>> = {
	person: "M24 6a8 8 0 1 0 .1 0zM8 44c0-12 6-18 16-18s16 6 16 18z",
	people:
		"M14 10a6 6 0 1 0 .1 0zM34 10a6 6 0 1 0 .1 0zM4 44c0-12 3-17 10-17s10 5 10 17zM24 44c0-12 3-17 10-17s10 5 10 17zM20 5h8",
	doctor:
		"M24 4a7 7 0 1 0 .1 0zM8 44c0-14 5-20 16-20s16 6 16 20zM17 25v7a5 5 0 0 0 10 0v-7M32 33a3 3 0 1 0 .1 0z",
	computer: "M6 8h36v24H6zM18 40h12M24 32v8M12 14h14M12 20h20M12 26h8",
	eye: "M3 24c8-13 34-13 42 0-8 13-34 13-42 0zM24 16a8 8 0 1 0 .1 0zM24 21a3 3 0 1 0 .1 0z",
	scan: "M6 16V6h10M32 6h10v10M42 32v10H32M16 42H6V32M3 24h42M24 13a5 5 0 1 0 .1 0zM16 36c0-8 3-11 8-11s8 3 8 11",
	letter: "M4 10h40v28H4zM4 10l20 17 20-17",
	phone: "M14 3h20v42H14zM14 10h20M14 37h20M22 41h4",
	tick: "M24 4a20 20 0 1 0 .1 0zM13 25l8 8 15-17",
	cross: "M24 4a20 20 0 1 0 .1 0zM15 15l18 18M33 15L15 33",
	question: "M24 4a20 20 0 1 0 .1 0zM17 19c0-9 14-9 14-1 0 5-7 6-7 11M24 35v2",
	clock: "M24 4a20 20 0 1 0 .1 0zM24 11v13l9 6",
	lock: "M9 21h30v23H9zM15 21v-8a9 9 0 0 1 18 0v8M24 29v7",
	hospital: "M5 44V16h38v28zM14 16V5h20v11M24 7v8M20 11h8M20 44V33h8v11M11 23h5M11 31h5M32 23h5M32 31h5",
	book: "M24 11C19 7 12 7 4 8v32c8-1 15-1 20 3 5-4 12-4 20-3V8c-8-1-15-1-20 3zM24 11v32M10 17l8 1M10 25l8 1M10 33l8 1",
	page: "M10 4h20l8 8v32H10zM30 4v8h8M16 20h16M16 28h16M16 36h10",
	pencil: "M6 42l3-11L33 7l8 8-24 24zM28 12l8 8M9 31l8 8M30 42h12",
	calendar: "M5 9h38v35H5zM5 19h38M14 4v9M34 4v9M13 26h4M22 26h4M31 26h4M13 35h4M22 35h4",
	pill: "M12 24L26 10a9 9 0 0 1 13 13L25 37a9 9 0 0 1-13-13zM19 17l13 13M6 10h6M9 7v6",
	bone: "M15 21l12 12M21 15l12 12M15 21a6 6 0 1 1-3-9 6 6 0 1 1 9 3M27 33a6 6 0 1 0 9 3 6 6 0 1 0-3-9M25 20l-4 3 6 2-4 3",
	lung: "M24 4v16M20 18C12 10 5 24 5 38c0 5 4 6 8 4s7-3 7-8zM28 18c8-8 15 6 15 20 0 5-4 6-8 4s-7-3-7-8zM24 20l-4 5M24 20l4 5",
	skin: "M14 44V30L6 22c-2-3 2-6 4-4l5 5V8c0-4 5-4 5 0v12V6c0-4 5-4 5 0v14V8c0-4 5-4 5 0v13l1-8c1-4 5-3 5 1v16l-4 14zM21 30h2M27 34h2M22 37h1",
	moon: "M30 5a20 20 0 1 0 13 27A17 17 0 0 1 30 5zM34 12h7l-7 8h7M27 20h5l-5 6h5",
	list: "M6 9h5v5H6zM6 22h5v5H6zM6 35h5v5H6zM18 11h24M18 24h24M18 37h24",
	speech: "M5 7h38v26H22l-10 9v-9H5zM13 16h22M13 24h14",
	change: "M40 20A17 17 0 0 0 9 16M8 28a17 17 0 0 0 31 4M9 6v10h10M39 42V32H29",
	warning: "M24 5l21 37H3zM24 18v12M24 35v2",
	map: "M4 10l13-5 14 5 13-5v33l-13 5-14-5-13 5zM17 5v33M31 10v33M9 22l4 3M22 18l4 4M36 17l4 3",
	chart: "M6 4v38h38M14 42V28h6v14M24 42V18h6v24M34 42V10h6v32",
	folder: "M4 10h14l4 6h22v26H4zM4 22h40",
	search: "M20 5a15 15 0 1 0 .1 0zM31 31l13 13",
	heart: "M24 43C4 28 2 20 5 13c4-9 15-8 19 1 4-9 15-10 19-1 3 7 1 15-19 30z",
	ear: "M14 19C13 1 38 2 36 19c-1 9-8 9-9 17-1 9-12 8-12 0M20 20c0-9 10-9 10-1 0 5-6 4-6 10",
	key: "M15 15a9 9 0 1 0 .1 0zM24 24h20M38 24v8M32 24v6",
	printer: "M13 18V5h22v13M13 36H5V18h38v18h-8M13 29h22v15H13zM18 35h12M36 23h2",
};

const MIRRORED: ReadonlySet<PictureName> = new Set([
	"book",
	"chart",
	"list",
	"page",
	"pencil",
	"question",
	"speech",
]);

/** Draws these pictures without showing them. Once a page, with all names that it uses. */
export function PicturesDrawn({ names }: { readonly names: Iterable<PictureName> }) {
	return (
		<svg className="drawn" aria-hidden="true">
			{[...new Set(names)].map((name) => (
				<symbol key={name} id={`p-${name}`} viewBox="0 0 48 48">
					<path d={DRAWINGS[name]} />
				</symbol>
			))}
		</svg>
	);
}

/** Shows a picture that the page draws. */
export function Picture({ name }: { readonly name: PictureName }) {
	return (
		<svg className={MIRRORED.has(name) ? "picture turns" : "picture"} aria-hidden="true">
			<use href={`#p-${name}`} />
		</svg>
	);
}
