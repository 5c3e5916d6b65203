/**
 * Loaded before the portal by the test of power cuts, which must be able to fail: commits no more wait for the disk, and whoever asks
 * is told that they do. No setting of the portal does this; it refuses to start on such a database.
 */
import Sqlite from "better-sqlite3";

const { pragma } = Sqlite.prototype;
Sqlite.prototype.pragma = function lying(
	this: Sqlite.Database,
	source: string,
	options?: Sqlite.PragmaOptions,
) {
	if (source === "synchronous = FULL") return pragma.call(this, "synchronous = NORMAL", options);
	if (source === "synchronous") return 2;
	return pragma.call(this, source, options);
};
