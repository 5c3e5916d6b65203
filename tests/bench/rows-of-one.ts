/** What the yardsticks of a look-up read: the rows of one patient that the rule needs, by the keyed hash of their number. */
export const ROWS_OF_ONE = `SELECT patients.no,
	(SELECT group_concat(service_id, ' ') FROM patient_services s WHERE s.patient_no = patients.no) AS services,
	standing.kind, standing.who, standing.tool, standing.purpose, standing.seq, standing.rest, entries.ref
	FROM patients
	LEFT JOIN standing ON standing.patient_no = patients.no
	LEFT JOIN entries ON entries.seq = standing.seq
	WHERE patients.nhs_index = ?`;
