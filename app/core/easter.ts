/** Easter Sunday of the western churches, on which Good Friday and Easter Monday hang. */

/**
 * The ISO day of Easter Sunday in a year of the Gregorian calendar, 1583 to 9999.
 * Reckoned as the church does (J. Meeus, Astronomical Algorithms, chapter 8): the golden number and the corrections of
 * the century give the age of the moon; Easter is the Sunday after the full moon that falls on 21 March or later.
 */
export function easterSunday(year: number): string {
	if (!Number.isInteger(year) || year < 1583 || year > 9999) throw new RangeError("no Gregorian year");
	const golden = year % 19;
	const century = Math.floor(year / 100);
	const skippedLeapDays = century - Math.floor(century / 4);
	const moonCorrection = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
	const epact = (19 * golden + skippedLeapDays - moonCorrection + 15) % 30;
	const leapYearsInCentury = Math.floor((year % 100) / 4);
	const toSunday = (32 + 2 * (century % 4) + 2 * leapYearsInCentury - epact - ((year % 100) % 4)) % 7;
	const lateMoon = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
	const fromMarch = epact + toSunday - 7 * lateMoon + 114;
	const month = Math.floor(fromMarch / 31);
	const day = (fromMarch % 31) + 1;
	return `${year}-0${month}-${String(day).padStart(2, "0")}`;
}
