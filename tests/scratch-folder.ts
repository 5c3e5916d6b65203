/** One folder for all that the tests leave on the disk: whatever a test forgot, or was killed over, goes with it. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Makes it before the first test and says so to every program they start; what is answered takes it away after the last. */
export default function setup(): () => void {
	const folder = mkdtempSync(join(tmpdir(), "tests-"));
	process.env["TMPDIR"] = folder;
	return () => rmSync(folder, { recursive: true, force: true });
}
